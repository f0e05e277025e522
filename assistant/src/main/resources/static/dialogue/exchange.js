/** One exchange on the page: what the student said, then the tutor's turn. Used by the dialogue and by its readers. */
import {html, nothing, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {asks} from './transcript.js';
import {evidenceSheet} from './materials.js';

export const studentWords = student => student && html`<div class="mine">
    <span class="away">${t('talk.you')}</span>
    ${student.kind === 'OBSERVATION' ? html`<span class="kind">${t('talk.writeSeen')}</span>` : nothing}
    <p>${student.shown}</p>
</div>`;

/**
 * A tutor's turn.
 *
 * @param view {@code live}: it is arriving now; {@code beside}: evidence lies beside and is only named here;
 *     {@code numbers}: numbers of evidence and passages by key; {@code onPick(key)}, {@code onTried()}; {@code locale}
 */
export function tutorTurn(turn, view) {
    const whole = !view.live;
    const marked = asks(turn, whole);
    const body = turn.blocks.map((block, b) => (block.said ? words(block.said, b, marked, turn, view) : evidence(block.evidence, view)));
    const cited = turn.citations.length ? citations(turn.citations, view) : nothing;
    if (turn.move === 'HINT' && turn.hintLevel > 0) {
        return html`<div class="hint"><p class="kind">${turn.hintTotal ? t('talk.hint', {level: turn.hintLevel, total: turn.hintTotal}) : t('talk.hintPlain')}</p>${body}</div>${cited}`;
    }
    if (turn.move === 'EXIT_CHECK') {
        return html`<div class="alone"><p class="kind">${t('talk.exitLabel')}</p>${body}</div>${cited}`;
    }
    return html`${body}${cited}`;
}

function words(list, b, marked, turn, view) {
    const runs = [];
    list.forEach((sentence, s) => {
        const ask = marked.has(`${b}:${s}`);
        if (runs.at(-1)?.ask !== ask) runs.push({ask, said: []});
        runs.at(-1).said.push(sentence);
    });
    return html`<p class="said">${runs.map(run => html`<span class=${run.ask ? 'ask' : 'plainly'}>${run.said.map(
        sentence => html`<span class=${view.live ? 'fresh' : ''}>${numbered(sentence, turn, view)}</span>`)}</span>`)}</p>`;
}

/** A mark such as 〔1〕 or [来源 1] in a sentence becomes a button for that citation. */
function numbered(sentence, turn, view) {
    if (!turn.citations.length) return sentence;
    const parts = sentence.split(/[〔[［](?:来源|资料|source)?\s*(\d+)[〕\]］]/i);
    return parts.map((part, i) => {
        if (i % 2 === 0) return part;
        const citation = turn.citations.find(c => String(c.number) === part);
        return citation ? mark(citation, view) : `〔${part}〕`;
    });
}

const numberOf = (citation, view) => view.numbers.get(`c:${citation.passage}`) ?? citation.number;

/** What a passage is called; one that is still shut has its title only, for its heading may say the idea. */
export const nameOfSource = ({title, heading, quote, page}) => [
    title, quote ? heading : null, page ? t('talk.page', {page}) : null,
].filter(Boolean).join(' · ');

const mark = (citation, view) => html`<button type="button" class="cite" aria-label=${t('talk.source', {n: numberOf(citation, view)})}
    @click=${() => view.onPick?.(`c:${citation.passage}`)}>${numberOf(citation, view)}</button>`;

function citations(list, view) {
    return html`<p class="cited">${list.map(c => html`<button type="button" class="plain" @click=${() => view.onPick?.(`c:${c.passage}`)}><span class="cite" aria-hidden="true">${numberOf(c, view)}</span><span class="away">${t('talk.source', {n: numberOf(c, view)})}</span><span lang=${view.locale ?? nothing}>${nameOfSource(c)}</span></button>`)}</p>`;
}

function evidence(item, view) {
    const number = view.numbers.get(`e:${item.id}`) ?? '';
    if (!view.beside) {
        return html`<div class="sheet inline">${evidenceSheet(item, number, 'inline', view.onTried)}</div>`;
    }
    return html`<button type="button" class="slip named" @click=${() => view.onPick?.(`e:${item.id}`)}>
        <span class="kind">${t('talk.evidence', {n: number})} · ${word('evidence', item.kind)}</span>
        <span class="first">${item.text}</span><span class="kind">${t('talk.seeBeside')}</span>
    </button>`;
}

/** The end of an inquiry: the card, with the student's own words beside it, in the order they were said. */
export function card(text, words, locale) {
    const own = [['card.first', [words.guess, words.reason].filter(Boolean).join(' · ')], ['card.own', words.summary], ['card.exit', words.exit]]
        .filter(([, said]) => said);
    return html`<section class="card" lang=${locale}>
        <div><h2>${t('card.title')}</h2><p>${text}</p></div>
        ${own.length ? html`<div><h2>${t('card.mine')}</h2><dl>${own.map(([key, said]) => html`<dt>${t(key)}</dt><dd>${said}</dd>`)}</dl></div>` : nothing}
    </section>`;
}
