/** A text that is edited where it stands; the sentences that were checked are marked behind it. */
import {html, nothing, t} from '../page.js';
import {live} from 'lit/directives/live.js';
import {idOf, inserted, without} from './paths.js';
import {claimAt, reasonOf, spoken} from './claims.js';

/** The text in pieces, those of {@code marks} with the verdict's look and the number of the source. */
function marked(text, marks) {
    const pieces = [];
    let at = 0;
    for (const mark of marks) {
        if (mark.start < at) continue;
        pieces.push(text.slice(at, mark.start), html`<mark class=${mark.verdict.toLowerCase()} data-word=${t(`claim.${mark.verdict}`)}>${text.slice(mark.start, mark.end)}</mark>`);
        at = mark.end;
    }
    return [...pieces, text.slice(at)];
}

/** What the check says of the sentence that the cursor is in. */
function note(claim) {
    return html`<p class="said-of ${claim.verdict.toLowerCase()}"><strong>${t(`claim.${claim.verdict}`)}</strong> ${reasonOf(claim)}
        ${claim.quote ? html`<q>${claim.quote}</q>` : nothing}</p>`;
}

/**
 * One text at {@code path}. {@code put(text)} takes what was typed; {@code keys} may handle a key first and says with true
 * that it did; {@code one} keeps it on one line.
 */
export function writing(desk, path, {label, value, put, keys = null, one = false, hint = ''}) {
    const text = value ?? '';
    const id = idOf(path);
    const marks = desk.marksOf(path, text);
    const here = desk.here?.path === path ? claimAt(marks, desk.here.caret) : null;
    const look = event => marks.length && desk.lookAt(path, event.target.selectionStart);
    const pressed = event => {
        if (keys?.(event)) event.preventDefault();
        else if (one && event.key === 'Enter' && !event.isComposing) event.preventDefault();
    };
    return html`<div class="write ${one ? 'one' : ''}">
            <div class="behind" aria-hidden="true">${marked(text, marks)}&#8203;</div>
            <textarea id=${id} rows="1" lang=${desk.plan.brief?.locale ?? nothing} aria-label=${label} placeholder=${hint || nothing} ?readonly=${desk.locked} spellcheck="false"
                aria-describedby=${marks.length ? `${id}-said` : nothing} .value=${live(text)}
                @input=${e => put(one ? e.target.value.replaceAll('\n', ' ') : e.target.value)} @keydown=${pressed}
                @click=${look} @keyup=${look} @focus=${look}></textarea>
        </div>
        ${marks.length ? html`<span class="away" id="${id}-said">${spoken(marks)}</span>` : nothing}
        ${here ? note(here) : nothing}`;
}

/** A list at {@code path}, one text an item: Enter begins the next one, Backspace in an empty one removes it. */
export function list(desk, path, label) {
    const items = desk.at(path) ?? [];
    const shown = items.length ? items : [''];
    const put = (i, text) => {
        const said = text.split('\n');
        const next = [...items];
        next.splice(i, 1, ...said);
        desk.edit(path, next.length === 1 && next[0] === '' ? [] : next, `${path}/${i}`);
        if (said.length > 1) desk.stand(`${path}/${i + said.length - 1}`);
    };
    const keys = i => event => {
        const {selectionStart: from, selectionEnd: to, value} = event.target;
        if (event.isComposing || desk.locked) return false;
        if (event.key === 'Enter' && !event.shiftKey) {
            const next = inserted(shown, i + 1, value.slice(to));
            next[i] = value.slice(0, from);
            desk.edit(path, next);
            desk.stand(`${path}/${i + 1}`, 0);
            return true;
        }
        if (event.key === 'Backspace' && value === '' && items.length) {
            desk.edit(path, without(items, i));
            desk.stand(`${path}/${Math.max(0, i - 1)}`);
            return true;
        }
        return false;
    };
    return html`<ul class="items" aria-label=${label}>${shown.map((text, i) => html`<li>${writing(desk, `${path}/${i}`, {
        label: `${label} ${i + 1}`, value: text, put: said => put(i, said), keys: keys(i), hint: items.length ? '' : t('plan.writeOne'),
    })}</li>`)}</ul>`;
}
