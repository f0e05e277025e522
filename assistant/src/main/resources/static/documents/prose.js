/** The text of a passage as it was laid out: paragraphs, and rows of cells as a table. */
import {html, t} from '../page.js';
import {marked} from './marks.js';

/** What ingestion puts between the cells of a row. */
const BETWEEN = ' | ';

/** Stretches of lines: {@code {table, lines}}. One row alone is no table. */
function stretches(text) {
    const all = [];
    for (const line of text.split('\n')) {
        const table = line.includes(BETWEEN);
        if (all.at(-1)?.table === table) all.at(-1).lines.push(line);
        else all.push({table, lines: [line]});
    }
    return all.map(s => (s.table && s.lines.length === 1 ? {...s, table: false} : s));
}

/** A passage's text with the words of {@code query} marked. */
export function prose(text, query) {
    return stretches(text).map(({table, lines}) => (table
        ? html`<div class="rows-of" tabindex="0" role="group" aria-label=${t('talk.table')}><table><tbody>${lines.map(line =>
            html`<tr>${line.split(BETWEEN).map(cell => html`<td>${marked(cell.trim(), query)}</td>`)}</tr>`)}</tbody></table></div>`
        : lines.join('\n').split(/\n\s*\n/).filter(part => part.trim()).map(part => html`<p class="words">${marked(part.trim(), query)}</p>`)));
}
