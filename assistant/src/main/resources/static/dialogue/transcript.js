/** Pure functions: from a conversation as the server keeps it to what the pages show. */

const QUESTION = /[？?][”」』"'）)]*$/;
/** Moves whose last sentence is no task for the student. */
const NO_TASK = new Set(['SAFETY', 'PAUSE', 'STOP', 'CLOSE', 'CARD', 'DONE', 'REDIRECT']);

/** The sentences of a text, with their marks; a mark inside quotes ends no sentence, nor does a point in a number. */
export function sentences(text) {
    const found = [];
    let sentence = '';
    let quotes = 0;
    for (let i = 0; i < text.length; i++) {
        const c = text[i];
        const next = text[i + 1] ?? ' ';
        sentence += c;
        if ('“「『'.includes(c)) quotes++;
        if ('”」』'.includes(c)) quotes = Math.max(0, quotes - 1);
        const ends = '。？！?!'.includes(c) || (c === '.' && /\s/.test(next));
        if (ends && quotes === 0 && !'。？！?!…”」』）)'.includes(next)) {
            found.push(sentence);
            sentence = '';
        }
    }
    return [...found, sentence].map(s => s.trim()).filter(Boolean);
}

/** An empty tutor's turn, to be filled by {@link add}. */
export const blank = () => ({
    move: null, feedback: null, hintLevel: 0, hintTotal: 0,
    blocks: [], choices: [], citations: [], done: null, problem: null, lastId: null,
});

/** The turn after one more event; the given turn stays as it is. */
export function add(turn, {id, event, data}) {
    const next = {...turn, lastId: id ?? turn.lastId};
    switch (event) {
        case 'move':
            return {...next, ...data};
        case 'text':
            return {...next, blocks: say(turn.blocks, data.delta)};
        case 'choices':
            return {...next, choices: data.options ?? []};
        case 'evidence':
            return {...next, blocks: [...turn.blocks, {evidence: data}]};
        case 'citation':
            return {...next, citations: [...turn.citations, data]};
        case 'done':
            return {...next, done: data};
        case 'problem':
            return {...next, problem: data.problem ?? data};
        default:
            return next;
    }
}

function say(blocks, delta) {
    const last = blocks.at(-1);
    const paragraphs = delta.split(/\n{2,}/).filter(p => p.trim());
    const said = paragraphs.map(p => ({said: sentences(p)}));
    return last?.said && said.length === 1
        ? [...blocks.slice(0, -1), {said: [...last.said, ...said[0].said]}]
        : [...blocks, ...said];
}

/**
 * Which sentences of a turn ask something of the student, as a set of {@code block:sentence}: its questions; without
 * one the last sentence, unless the turn sets no task or is still arriving.
 */
export function asks(turn, whole) {
    const marked = new Set();
    let last = null;
    turn.blocks.forEach((block, b) =>
        block.said?.forEach((sentence, s) => {
            last = `${b}:${s}`;
            if (QUESTION.test(sentence)) marked.add(last);
        }));
    if (marked.size === 0 && last && whole && !NO_TASK.has(turn.move)) marked.add(last);
    return marked;
}

/** The opening of a conversation as a tutor's turn. */
export function opening({text, move, choices}) {
    const turn = add({...blank(), move}, {event: 'text', data: {delta: text ?? ''}});
    return {...turn, choices: choices ?? []};
}

/** All exchanges: the opening first, then one a turn {@code {turn, student:{kind,text,shown}, tutor, status}}. */
export function exchanges(conversation) {
    const list = [{turn: 0, student: null, tutor: opening(conversation.opening ?? {}), status: 'DONE'}];
    for (const {turn, student, events = [], status} of conversation.turns ?? []) {
        list.push({
            turn,
            student: {...student, shown: shown(student, standing(list).tutor.choices)},
            tutor: events.reduce(add, blank()),
            status,
        });
    }
    return list;
}

/** The last exchange that counts: a turn that was stopped or broke off leaves the state before it as it was. */
export const standing = list => list.findLast(e => e.turn === 0 || e.tutor.done) ?? list[0];

/** The student's words; for a choice the text of the option that was offered. */
export const shown = (student, choices) =>
    student.kind === 'CHOICE' ? (choices.find(c => c.id === student.text)?.text ?? student.text) : student.text;

/** What the student wrote at the steps that tell of growth; null where there is nothing yet. */
export function ownWords(list) {
    const after = move => list.find(e => e.student && e.tutor.done && before(e)?.tutor.move === move)?.student.shown ?? null;
    const before = exchange => standing(list.slice(0, list.indexOf(exchange)));
    const guess = list.find(e => e.student?.kind === 'CHOICE')?.student.shown
        ?? (['OPEN', 'ASK_PREDICTION'].includes(list[0]?.tutor.move) ? (list[1]?.student.shown ?? null) : null);
    return {guess, reason: after('ASK_REASON'), summary: after('SUMMARISE'), exit: after('EXIT_CHECK')};
}

/**
 * Evidence and cited passages in the order they came, each once: {@code {key, evidence|citation, number}}. Numbers count
 * through the whole conversation; those of the server begin again with each turn.
 */
export function materials(list) {
    const found = new Map();
    let count = 0;
    let sources = 0;
    for (const {tutor} of list) {
        for (const {evidence} of tutor.blocks) {
            if (!evidence) continue;
            const key = `e:${evidence.id}`;
            const number = found.get(key)?.number ?? ++count;
            found.delete(key); // shown again: it moves to the end
            found.set(key, {key, evidence, number});
        }
        for (const citation of tutor.citations) {
            const key = `c:${citation.passage}`;
            found.set(key, {key, citation, number: found.get(key)?.number ?? ++sources});
        }
    }
    return [...found.values()];
}

/** The numbers of materials by their keys. */
export const numbered = items => new Map(items.map(i => [i.key, i.number]));

/** How far the student is: dots, counts, phase and card from the last turn that ended. */
export function progress(conversation, list) {
    const done = list.map(e => e.tutor.done).filter(Boolean);
    const last = done.at(-1);
    return {
        dots: last?.dots ?? conversation.dots ?? [],
        reached: last?.reached ?? conversation.reached ?? 0,
        total: last?.total ?? conversation.total ?? 0,
        phase: last?.phase ?? conversation.phase ?? null,
        card: done.map(d => d.card).filter(Boolean).at(-1) ?? null,
    };
}
