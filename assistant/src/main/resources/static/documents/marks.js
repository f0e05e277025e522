/** Finds the words of a query in a text, to mark them. */
import {html} from '../page.js';

const HAN = /\p{Script=Han}/u;
/** A lone Chinese character is no word to mark, unless the query is nothing else. */
const SHORTEST = 2;

/** The same letters without case and width, as long as that changes no length. */
function folded(text) {
    const plain = text.normalize('NFKC').toLowerCase();
    return plain.length === text.length ? plain : text;
}

let known = {query: null, words: null};

/** The words of a query; the last one's are kept, since a document asks for the same again and again. */
function words(query) {
    if (known.query !== query) known = {query, words: cut(query)};
    return known.words;
}

/** The words of a query: each stretch between blanks and punctuation, and the words a Chinese stretch is made of. */
function cut(query) {
    const stretches = folded(query).split(/[\s\p{P}]+/u).filter(Boolean);
    const inner = stretches.filter(s => HAN.test(s) && s.length > SHORTEST).flatMap(s =>
        [...new Intl.Segmenter('zh', {granularity: 'word'}).segment(s)].map(w => w.segment).filter(w => w.length >= SHORTEST));
    return {stretches, inner};
}

/** Places of any of {@code wanted} in {@code text}, as [start, end] pairs that neither overlap nor touch. */
function places(text, wanted) {
    const found = [];
    for (const word of wanted) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length]);
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const merged = [];
    for (const [start, end] of found) {
        const last = merged.at(-1);
        if (last && start <= last[1]) last[1] = Math.max(last[1], end);
        else merged.push([start, end]);
    }
    return merged;
}

function found(text, query) {
    const {stretches, inner} = words(query);
    const plain = folded(text);
    const whole = places(plain, stretches);
    return whole.length ? whole : places(plain, inner);
}

/** A text with the words of a query marked. */
export function marked(text, query) {
    const spots = query ? found(text, query) : [];
    if (!spots.length) return text;
    const pieces = [];
    let from = 0;
    for (const [start, end] of spots) {
        pieces.push(text.slice(from, start), html`<mark>${text.slice(start, end)}</mark>`);
        from = end;
    }
    pieces.push(text.slice(from));
    return pieces;
}

/** The part of a long text around the first word found, at most {@code most} characters. */
export function excerpt(text, query, most) {
    if (text.length <= most) return text;
    const first = found(text, query)[0]?.[0] ?? 0;
    const from = first < most * 0.6 ? 0 : first - Math.round(most * 0.3);
    const cut = text.slice(from, from + most);
    return (from > 0 ? '……' : '') + cut + (from + most < text.length ? '……' : '');
}
