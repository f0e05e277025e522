/** Fields of a section, drawn and edited where they stand. */
import {html, nothing, t} from '../page.js';
import {repeat} from 'lit/directives/repeat.js';
import {word} from '../i18n/i18n.js';
import {idOf, inserted, moved, without} from './paths.js';
import {list, writing} from './writing.js';

/** The name of a field; those of rows may be shorter than those of the section. */
export const nameOf = at => t(`planField.${at.split('/').at(-1) || 'items'}`);

/** One control of {@code field} at {@code path}, named {@code label}. */
export function control(desk, path, field, label) {
    const value = desk.at(path);
    switch (field.kind) {
        case 'number':
            return html`<input class="count-in" type="number" inputmode="decimal" id=${idOf(path)} min=${field.min ?? nothing} max=${field.max ?? nothing} step=${field.step ?? 1} aria-label=${label}
                ?disabled=${desk.locked} .value=${String(value ?? '')} @input=${e => e.target.value !== '' && e.target.checkValidity() && (field.put ?? (n => desk.edit(path, n)))(e.target.valueAsNumber)}>`;
        case 'choice':
            return html`<select id=${idOf(path)} aria-label=${label} ?disabled=${desk.locked} @change=${e => (field.put ?? (v => desk.edit(path, v)))(e.target.value)}>
                ${field.values.map(v => html`<option value=${v} ?selected=${v === value} .selected=${v === value}>${word(field.words, v)}</option>`)}</select>`;
        case 'list':
            return list(desk, path, label);
        case 'shown':
            return html`<span class="reckoned">${field.say(desk, path)}</span>`;
        default:
            return writing(desk, path, {label, value, put: text => desk.edit(path, text), one: field.kind === 'line', hint: field.hint ?? t('plan.empty')});
    }
}

/** A field with its name before it. */
export function named(desk, base, field) {
    const path = field.at ? `${base}/${field.at}` : base;
    if (field.kind === 'rows') return table(desk, path, field);
    const name = nameOf(field.name ?? field.at);
    return html`<div class="part is-${field.kind}"><p class="kind" aria-hidden="true">${name}</p>${control(desk, path, field, name)}</div>`;
}

/** Moves and removes rows; {@code Alt} with an arrow moves the row that the cursor is in. */
export function rowTools(desk, path, i, what) {
    const rows = desk.at(path);
    const id = `${path}/${i}`;
    const open = desk.open === id;
    const show = what => {
        desk.open = what;
        desk.tell();
    };
    const change = (next, to) => {
        desk.edit(path, next);
        if (next.length) desk.stand(`${path}/${Math.min(to, next.length - 1)}/tools`);
        show(next.length === rows.length ? `${path}/${to}` : null);
    };
    const name = `${what} ${i + 1}`;
    return html`<div class="row-tools no-print" @focusout=${e => open && !e.currentTarget.contains(e.relatedTarget) && desk.open === id && show(null)} @keydown=${e => open && e.key === 'Escape' && show(null)}>
        <button type="button" id=${idOf(`${id}/tools`)} class="plain dots-more" aria-expanded=${open ? 'true' : 'false'} aria-label=${t('plan.rowTools', {name})} ?disabled=${desk.locked}
            @click=${() => show(open ? null : id)}>⋯</button>
        ${open ? html`<div class="row-menu" role="group" aria-label=${name}>
            <button type="button" class="plain" ?disabled=${i === 0} @click=${() => change(moved(rows, i, -1), i - 1)}>${t('plan.up')}</button>
            <button type="button" class="plain" ?disabled=${i === rows.length - 1} @click=${() => change(moved(rows, i, 1), i + 1)}>${t('plan.down')}</button>
            <button type="button" class="plain danger" @click=${() => change(without(rows, i), i)}>${t('plan.remove')}</button>
        </div>` : nothing}
    </div>`;
}

const byArrow = (desk, path, i) => event => {
    const step = event.altKey && {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (!step || desk.locked) return;
    const rows = desk.at(path);
    const next = moved(rows, i, step);
    event.preventDefault();
    event.stopPropagation();
    if (next === rows) return;
    desk.edit(path, next);
    const column = event.target.id?.slice(idOf(`${path}/${i}`).length) ?? '';
    desk.stand(`${path}/${i + step}${column.replaceAll('-', '/')}`);
};

export {byArrow};

/** Adds a row at the end and puts the cursor into it. */
export function adder(desk, path, blank, key = 'plan.addRow', first = '') {
    const add = () => {
        const rows = desk.at(path);
        desk.edit(path, inserted(rows, rows.length, structuredClone(blank)));
        desk.stand(`${path}/${rows.length}${first}`);
    };
    return desk.locked ? nothing : html`<button type="button" class="plain add no-print" @click=${add}>＋ ${t(key)}</button>`;
}

/** Records as a table with a row each; on a phone each row is a block with its names. */
export function table(desk, path, {at, columns, blank, caption = nameOf(at), foot = nothing}) {
    const rows = desk.at(path);
    const label = at ? caption : nameOf(path.slice(1));
    return html`<div class="part is-rows">${at ? html`<p class="kind" aria-hidden="true">${label}</p>` : nothing}
        ${rows.length ? html`<table role="table" aria-label=${label} class="cols-${columns.length}">
            <thead role="rowgroup"><tr role="row">${columns.map(c => html`<th role="columnheader" scope="col" class=${`is-${c.kind}`}>${nameOf(c.name ?? c.at)}</th>`)}<th role="columnheader" class="tools no-print"><span class="away">${t('plan.tools')}</span></th></tr></thead>
            <tbody role="rowgroup">${repeat(rows, (_, i) => i, (row, i) => html`<tr role="row" @keydown=${byArrow(desk, path, i)}>
                ${columns.map(c => html`<td role="cell" class=${`is-${c.kind}`}><span class="cap" aria-hidden="true">${nameOf(c.name ?? c.at)}</span>${control(desk, `${path}/${i}/${c.at}`, c, `${nameOf(c.name ?? c.at)} ${i + 1}`)}</td>`)}
                <td role="cell" class="tools no-print">${rowTools(desk, path, i, label)}</td></tr>`)}</tbody>
        </table>` : html`<p class="quiet">${t('plan.noRows')}</p>`}
        ${foot}${adder(desk, path, blank, 'plan.addRow', `/${columns.find(c => c.kind !== 'choice')?.at}`)}</div>`;
}
