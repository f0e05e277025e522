/** The worksheet: tasks as pupils get them. */
import {html, nothing, t} from '../page.js';
import {without} from './paths.js';
import {adder, byArrow, control, named, nameOf, rowTools} from './fields.js';

const KINDS = ['CHOICE', 'WRITE', 'TABLE', 'DRAW'];
const TASK = {number: 0, title: '', instruction: '', kind: 'WRITE', options: [], columns: [], rows: [], lines: 4};

/** A table that pupils fill in: its cells, and rows and columns to add. */
function grid(desk, path, task) {
    const columns = task.columns.length ? task.columns : [''];
    const put = (columnsNow, rows) => desk.edit(path, {...task, columns: columnsNow, rows});
    const name = (r, c) => `${t('plan.cell', {row: r, column: c + 1})}`;
    return html`<div class="part grid"><div class="across" tabindex="0" role="group" aria-label=${t('task.TABLE')}><table aria-label=${t('task.TABLE')}>
            <thead><tr>${columns.map((_, c) => html`<th scope="col">${control(desk, `${path}/columns/${c}`, {kind: 'line', hint: ''}, name(0, c))}</th>`)}</tr></thead>
            <tbody>${task.rows.map((row, r) => html`<tr>${columns.map((_, c) => html`<td>${control(desk, `${path}/rows/${r}/${c}`, {kind: 'line', hint: ''}, name(r + 1, c))}</td>`)}</tr>`)}</tbody></table></div>
        ${desk.locked ? nothing : html`<div class="row no-print">
            <button type="button" class="plain add" @click=${() => put(columns, [...task.rows, columns.map(() => '')])}>＋ ${t('plan.addRow')}</button>
            <button type="button" class="plain add" @click=${() => put([...columns, ''], task.rows.map(row => [...row, '']))}>＋ ${t('plan.addColumn')}</button>
            <button type="button" class="plain add" ?disabled=${!task.rows.length} @click=${() => put(columns, without(task.rows, task.rows.length - 1))}>− ${t('plan.lessRow')}</button>
            <button type="button" class="plain add" ?disabled=${columns.length < 2} @click=${() => put(columns.slice(0, -1), task.rows.map(row => row.slice(0, columns.length - 1)))}>− ${t('plan.lessColumn')}</button></div>`}
    </div>`;
}

function one(desk, path, task, i) {
    const label = `${t('plan.task', {n: i + 1})}`;
    return html`<li class="task" @keydown=${byArrow(desk, '/worksheet/tasks', i)}>
        <div class="step-head"><span class="number" aria-hidden="true">${i + 1}</span>${control(desk, `${path}/title`, {kind: 'line'}, `${nameOf('title')}，${label}`)}
            ${control(desk, `${path}/kind`, {kind: 'choice', words: 'task', values: KINDS}, `${nameOf('kind')}，${label}`)}
            ${rowTools(desk, '/worksheet/tasks', i, t('planField.tasks'))}</div>
        ${control(desk, `${path}/instruction`, {kind: 'text'}, `${nameOf('instruction')}，${label}`)}
        ${task.kind === 'CHOICE' ? named(desk, path, {at: 'options', kind: 'list'}) : nothing}
        ${task.kind === 'TABLE' ? grid(desk, path, task) : nothing}
        ${['WRITE', 'DRAW'].includes(task.kind) ? named(desk, path, {at: 'lines', kind: 'number', min: 1, max: 30}) : nothing}
    </li>`;
}

export function worksheet(desk) {
    const tasks = desk.at('/worksheet/tasks');
    return html`${named(desk, '/worksheet', {at: 'title', kind: 'line'})}${named(desk, '/worksheet', {at: 'intro', kind: 'text'})}
        <ol class="tasks">${tasks.map((task, i) => one(desk, `/worksheet/tasks/${i}`, task, i))}</ol>
        ${adder(desk, '/worksheet/tasks', {...TASK, number: tasks.length + 1}, 'plan.addTask', '/title')}`;
}

