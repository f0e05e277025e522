/** Shows what is different between two plans: what is gone struck out, what is new underlined, both said in words too. */
import {html, nothing, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {same} from './paths.js';
import {SECTIONS} from './sections.js';
import {changes} from './diff.js';

const run = ({kind, text}) => ({
    same: text,
    gone: html`<del><span class="away">${t('plan.gone')}</span>${text}</del>`,
    new: html`<ins><span class="away">${t('plan.added')}</span>${text}</ins>`,
})[kind];

/** Members that are reckoned or for machines. */
const INNER = /\/(sets|entry|number|checked|passage|document)$/;
/** Closed lists: the words that stand for a value. */
const WORDS = {unit: 'unit', dimension: 'dimension', permission: 'permission'};
const KINDS = {process: 'answer', homework: 'homework', worksheet: 'task'};

/** A value of a closed list in words; other texts as they are. */
function said(section, path, runs) {
    const name = path.split('/').at(-1);
    const words = name === 'kind' ? KINDS[section] : WORDS[name];
    if (!words) return runs;
    const whole = kind => runs.filter(r => r.kind !== kind).map(r => r.text).join('');
    return [{kind: 'gone', text: whole('new')}, {kind: 'new', text: whole('gone')}].filter(r => r.text).map(r => ({...r, text: word(words, r.text)}));
}

/** The way to a text in words: 第 2 个 · 教师活动. */
const way = (section, path) => path.split('/').slice(1).map((part, i) => {
    if (!/^\d+$/.test(part)) return word('planField', part);
    return t(section === 'process' && i === 0 ? 'plan.lesson' : 'plan.nth', {n: Number(part) + 1});
}).join(' · ');

/** Differences of {@code sections}, or of all. */
export function difference(before, after, sections = SECTIONS) {
    const changed = sections.filter(s => !same(before[s], after[s]));
    if (!changed.length) return html`<p class="quiet">${t('plan.noDifference')}</p>`;
    return html`<div class="difference" tabindex="0" role="group" aria-label=${t('plan.difference')}>${changed.map(s => html`<div><h3>${t(`section.${s}`)}</h3>
        <dl>${changes(before[s], after[s]).filter(({path}) => !INNER.test(path)).map(({path, runs}) => html`<div><dt>${path ? way(s, path) : nothing}</dt><dd>${said(s, path, runs).map(run)}</dd></div>`)}</dl></div>`)}</div>`;
}
