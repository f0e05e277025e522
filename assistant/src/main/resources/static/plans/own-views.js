/** Sections that are more than a form: materials that are counted, the standard, the worksheet, the rubric, sources. */
import {html, nothing, t} from '../page.js';
import {documentPath} from '../documents/words.js';
import {adder, control, named, nameOf, rowTools, table} from './fields.js';
import {DIMENSIONS} from './sections.js';
import {nameOf as person, account} from '../session.js';

const text = at => ({at, kind: 'text'});
const figure = n => Number((n ?? 0).toFixed(2));

// ---- materials ----

/** How many sets of a thing the class needs. */
function sets(desk, unit) {
    const {classSize, groups} = desk.at('/head');
    return {PUPIL: classSize, GROUP: groups, CLASS: 1}[unit];
}

/** What is edited of an item, with its total reckoned anew. */
function counted(desk, path, change) {
    const item = {...desk.at(path), ...change};
    if (change.unit) item.sets = sets(desk, item.unit);
    desk.edit(path, {...item, total: figure(item.amount * item.sets + item.spare)}, `${path}/${Object.keys(change)[0]}`);
}

export function materials(desk) {
    const rows = desk.at('/materials/items').map((_, i) => `/materials/items/${i}`);
    const amount = (at, path) => ({at, kind: 'number', min: 0, max: 100000, step: 'any', put: n => counted(desk, path, {[at]: n})});
    const label = t('planField.items');
    return html`<div class="part is-rows"><table role="table" aria-label=${label} class="counted">
        <thead role="rowgroup"><tr role="row">${['name', 'amount', 'measure', 'unit', 'spare', 'total', 'note'].map(at => html`<th role="columnheader" scope="col">${nameOf(at)}</th>`)}<th role="columnheader" class="no-print"><span class="away">${t('plan.tools')}</span></th></tr></thead>
        <tbody role="rowgroup">${rows.map((path, i) => {
            const cell = (at, field) => html`<td role="cell" class=${`is-${field.kind}`}><span class="cap" aria-hidden="true">${nameOf(at)}</span>${control(desk, `${path}/${at}`, {at, ...field}, `${nameOf(at)} ${i + 1}`)}</td>`;
            return html`<tr role="row">${cell('name', text())}${cell('amount', amount('amount', path))}${cell('measure', {kind: 'line'})}
                ${cell('unit', {kind: 'choice', words: 'unit', values: ['PUPIL', 'GROUP', 'CLASS'], put: unit => counted(desk, path, {unit})})}
                ${cell('spare', amount('spare', path))}${cell('total', {kind: 'shown', say: () => total(desk.at(path))})}${cell('note', text())}
                <td role="cell" class="tools no-print">${rowTools(desk, '/materials/items', i, label)}</td></tr>`;
        })}</tbody></table>
        ${adder(desk, '/materials/items', {name: '', amount: 1, measure: '', unit: 'GROUP', sets: sets(desk, 'GROUP'), spare: 1, total: sets(desk, 'GROUP') + 1, note: ''}, 'plan.addRow', '/name')}</div>
        ${named(desk, '/materials', {at: 'trial', kind: 'list'})}
        ${table(desk, '/materials/failures', {at: 'failures', columns: [text('when'), text('then')], blank: {when: '', then: ''}})}
        ${named(desk, '/materials', text('oneScreen'))}`;
}

const total = ({amount, total: all, measure}) => (amount ? `${figure(all)} ${measure}` : t('plan.enough'));

// ---- standards ----

export function standards(desk) {
    return html`<ul class="standards">${desk.at('/standards').map((standard, i) => {
        const path = `/standards/${i}`;
        const check = checked => desk.edit(path, {...standard, checked, checkedBy: checked ? person(account()) : ''});
        return html`<li><p><strong>${standard.document}</strong> <span class="quiet">${[standard.coreConcept, standard.stage].filter(Boolean).join(' · ')}</span></p>
            ${named(desk, path, text('content'))}
            <label class="check"><input type="checkbox" .checked=${standard.checked} ?disabled=${desk.locked} @change=${e => check(e.target.checked)}>${t(standard.checked ? 'plan.checkedBy' : 'plan.notChecked', {name: standard.checkedBy})}</label></li>`;
    })}</ul>
    ${adder(desk, '/standards', {document: '', coreConcept: '', stage: '', content: '', checked: false, checkedBy: ''}, 'plan.addRow', '/content')}`;
}

// ---- rubric ----

export function rubric(desk) {
    const {levels, criteria} = desk.at('/rubric');
    const label = t('section.rubric');
    return html`<div class="part is-rows"><table role="table" aria-label=${label}>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${nameOf('criterion')}</th>${levels.map(level => html`<th role="columnheader" scope="col">${level}</th>`)}<th role="columnheader" class="no-print"><span class="away">${t('plan.tools')}</span></th></tr></thead>
        <tbody role="rowgroup">${criteria.map((_, i) => html`<tr role="row">
            <td role="cell" class="criterion"><span class="cap" aria-hidden="true">${nameOf('criterion')}</span>${control(desk, `/rubric/criteria/${i}/name`, {kind: 'text'}, `${nameOf('criterion')} ${i + 1}`)}
                ${control(desk, `/rubric/criteria/${i}/dimension`, {kind: 'choice', words: 'dimension', values: DIMENSIONS}, `${nameOf('dimension')} ${i + 1}`)}</td>
            ${levels.map((level, n) => html`<td role="cell"><span class="cap" aria-hidden="true">${level}</span>${control(desk, `/rubric/criteria/${i}/levels/${n}`, {kind: 'text'}, `${level} ${i + 1}`)}</td>`)}
            <td role="cell" class="tools no-print">${rowTools(desk, '/rubric/criteria', i, label)}</td></tr>`)}</tbody></table>
        ${adder(desk, '/rubric/criteria', {dimension: 'THINKING', name: '', levels: levels.map(() => '')}, 'plan.addRow', '/name')}</div>`;
}

// ---- sources ----

export function citations(desk) {
    return html`<ol class="sources">${desk.at('/citations').map(c => html`<li value=${c.number}>
        <p><a href=${documentPath(c.document, c.passage)}>${c.title}</a> <span class="quiet">${[c.heading, c.page ? t('talk.page', {page: c.page}) : ''].filter(Boolean).join(' · ')}</span></p>
        <blockquote>${c.quote}</blockquote></li>`)}</ol>`;
}

// ---- what is not allowed ----

export const refusals = desk => {
    const refused = desk.at('/risks/refused');
    return refused.length ? html`<div class="refused"><p class="kind">${t('plan.refused')}</p><ul>${refused.map(r => html`<li>
        <p><strong>${r.activity}</strong> ${r.reason}</p><p class="quiet">${t('plan.instead', {what: r.alternative})}</p></li>`)}</ul></div>` : nothing;
};

// ---- head ----

/** What is settled by the brief. */
export function facts(desk) {
    const h = desk.at('/head');
    return html`<p class="quiet facts">${[h.stage, h.discipline, h.depth, h.model, t('plan.lessonsOf', {n: h.lessons, minutes: h.minutes}), t('plan.pupilsOf', h), h.thinking.join('、'), h.concepts.join('、')].filter(Boolean).join(' · ')}</p>`;
}

