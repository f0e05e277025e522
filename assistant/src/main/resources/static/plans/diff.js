/** What is different between two plans: texts that changed, with their words compared. Pure. */

/** Chinese by the character, other words as a whole. */
const pieces = text => text.match(/\p{Script=Han}|[\p{L}\p{N}]+|\s+|[^]/gu) ?? [];

/** Longer texts are shown as a whole, old and new: comparing them would take long. In pieces. */
const LONG = 1_200;

/** Compares two texts: a list of {@code {kind: 'same'|'gone'|'new', text}}. */
export function words(before, after) {
    const a = pieces(before);
    const b = pieces(after);
    if (a.length > LONG || b.length > LONG) return [{kind: 'gone', text: before}, {kind: 'new', text: after}].filter(run => run.text);
    const lengths = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
        }
    }
    const runs = [];
    const say = (kind, text) => (runs.at(-1)?.kind === kind ? (runs.at(-1).text += text) : runs.push({kind, text}));
    for (let i = 0, j = 0; i < a.length || j < b.length; ) {
        if (i < a.length && j < b.length && a[i] === b[j]) {
            say('same', a[i++]);
            j++;
        } else if (j === b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])) say('gone', a[i++]);
        else say('new', b[j++]);
    }
    return runs;
}

/** All texts and numbers of a section with where they stand, lists of texts as one text. */
function leaves(content, at, found) {
    if (content === null || content === undefined) return found;
    if (Array.isArray(content) && content.every(item => typeof item === 'string')) found.set(at, content.join('\n'));
    else if (typeof content === 'object') Object.entries(content).forEach(([key, value]) => leaves(value, `${at}/${key}`, found));
    else found.set(at, String(content));
    return found;
}

/** The changes of one section: {@code {path, runs}} each. */
export function changes(before, after) {
    const old = leaves(before, '', new Map());
    const now = leaves(after, '', new Map());
    return [...new Set([...old.keys(), ...now.keys()])]
        .filter(path => (old.get(path) ?? '') !== (now.get(path) ?? ''))
        .map(path => ({path, runs: words(old.get(path) ?? '', now.get(path) ?? '')}));
}
