/** How a turn was decided, for teachers and admins: heard → decision → why, then gate, safety and wording. */
import {html, nothing, t} from '../page.js';
import {word} from '../i18n/i18n.js';

const list = value => (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]);

/** What was heard and what was decided; stands between the student's words and the tutor's. */
export function heard(trace, labels) {
    if (!trace.assessment && !trace.decision) return nothing;
    const a = trace.assessment ?? {};
    const d = trace.decision ?? {};
    const ideas = list(a.expectations).filter(e => e.level && e.level !== 'NONE');
    return html`<dl class="trace" aria-label=${t('trace.label', {n: trace.turn})}>
        ${row('trace.heard', list(a.speechActs).map(act => word('act', act)).join('、'))}
        ${ideas.length ? html`<div><dt>${t('trace.ideas')}</dt><dd>${ideas.map(e => idea(e, labels))}</dd></div>` : nothing}
        ${row('trace.misconceptions', list(a.misconceptions).map(m => labels?.get(name(m)) ?? name(m)).join('、'))}
        ${practices(a.practices)}
        ${row('trace.safety', list(a.safety).map(s => word('safety', name(s))).join('、'), 'bad')}
        <div class="decided"><dt>${t('trace.decision')}</dt><dd><strong>${word('move', d.move)}${d.hintLevel ? ` ${d.hintLevel}` : ''}</strong>${d.target
            ? html`<span> · ${t('trace.target')} <code>${d.target}</code></span>` : nothing}${d.feedback ? html`<span> · ${word('feedback', d.feedback)}</span>` : nothing}</dd></div>
        ${row('trace.why', d.reason)}
    </dl>`;
}

/** What became of the tutor's words before they were sent; stands under them. */
export function passed(trace) {
    if (!trace.assessment && !trace.decision) return nothing;
    const gate = list(trace.gate);
    return html`<dl class="trace after">
        <div class=${gate.length ? 'warm' : ''}><dt>${t('trace.gate')}</dt><dd>${gate.length
            ? gate.map(g => html`<p>${gateLine(g)}</p>`) : t('trace.gatePassed')}</dd></div>
        <div><dt>${t('trace.model')}</dt><dd>${trace.model ? modelLine(trace.model) : t('trace.noModel')}${trace.millis === undefined || trace.millis === null ? nothing : html` · ${t('trace.millis', {n: trace.millis})}`}</dd></div>
    </dl>`;
}

const name = thing => (typeof thing === 'string' ? thing : (thing?.id ?? thing?.name ?? thing?.label ?? JSON.stringify(thing)));

/** Practices come with the sentence that shows them. */
function practices(shown) {
    const found = Object.entries(shown ?? {});
    return found.length ? html`<div><dt>${t('trace.practices')}</dt><dd>${found.map(([practice, said]) => html`<p>${word('practice', practice)}<span class="quiet"> “${said}”</span></p>`)}</dd></div>` : nothing;
}

const row = (key, text, mood = '') => (text ? html`<div class=${mood}><dt>${t(key)}</dt><dd>${text}</dd></div>` : nothing);

function idea({id, level, credit, why}, labels) {
    const earned = credit ? credit.replace(/[^A-Z_].*$/, '') : null;
    return html`<p><span class="level ${level.toLowerCase()}">${word('level', level)}</span> <code>${labels?.get(id) ?? id}</code>${earned
        ? html`<span> · ${word('credit', earned)}</span>` : nothing}${why ? html`<span class="quiet"> ${why}</span>` : nothing}</p>`;
}

const gateLine = entry => (typeof entry === 'string' ? entry : Object.values(entry).filter(v => v !== null && typeof v !== 'object').join(' · '));

/** Who chose the words: the path, why not the model alone, which model, what it cost in time and tokens. */
const modelLine = model => [
    model.path === 'AUTHORED' && !model.endpoint ? t('trace.noModel') : word('wording', model.path),
    model.reason ? word('why', model.reason) : null,
    [model.endpoint, model.model].filter(Boolean).join('/'),
    model.prompt ? `${model.prompt} v${model.version}` : null,
    model.inputTokens || model.outputTokens ? t('trace.tokens', {in: model.inputTokens, out: model.outputTokens}) : null,
    model.firstWordMillis === null || model.firstWordMillis === undefined ? null : t('trace.firstWord', {n: model.firstWordMillis}),
].filter(Boolean).join(' · ');
