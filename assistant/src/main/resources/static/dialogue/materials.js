/** What lies beside the dialogue: evidence to look at and passages that were cited. */
import {html, nothing, Part, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {get} from '../api.js';
import {figure} from './figure.js';

/** Evidence in full. {@code onTried} is called when the student did it by hand and wants to write what was seen. */
export function evidenceSheet(evidence, number, place, onTried) {
    return html`<p class="kind">${t('talk.evidence', {n: number})} · ${word('evidence', evidence.kind)}</p>
        <p class="what">${evidence.text}</p>
        ${evidence.table ? table(evidence.table, number) : nothing}
        ${(evidence.figures ?? []).map(f => figure(f, place))}
        ${evidence.kind === 'DO' && onTried ? html`<button type="button" class="pill" @click=${onTried}>${t('talk.didIt')}</button>` : nothing}
        ${evidence.instead ? html`<details class="instead"><summary>${t('talk.instead')}</summary><p>${evidence.instead}</p></details>` : nothing}`;
}

const table = ({columns, rows}, number) => html`<div class="table" tabindex="0" role="region" aria-label=${t('talk.evidence', {n: number}) + ' · ' + t('talk.table')}>
    <table>
        <thead><tr>${columns.map(c => html`<th scope="col">${c}</th>`)}</tr></thead>
        <tbody>${rows.map(row => html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`)}</tbody>
    </table>
</div>`;

/** A larger share of a passage than this is not marked within it. */
const MOST_MARKED = 0.8;

/** A cited passage: its place, the quote when it may be seen, and the whole passage on request. */
class Source extends Part {
    static properties = {citation: {}, number: {}, passage: {state: true}, open: {state: true}, failed: {state: true}};

    constructor() {
        super();
        this.citation = null;
        this.passage = null;
        this.open = false;
        this.failed = null;
    }

    willUpdate(changed) {
        if (changed.has('citation') && changed.get('citation')?.passage !== this.citation?.passage) {
            this.passage = null;
            this.open = false;
            this.failed = null;
        }
    }

    async #toggle() {
        this.open = !this.open;
        if (!this.open || this.passage?.text) return;
        this.failed = null;
        try {
            this.passage = await get(`/api/passages/${encodeURIComponent(this.citation.passage)}`);
        } catch (problem) {
            this.failed = problem.sentence ?? t('trouble.500');
            this.open = false;
        }
    }

    render() {
        const {title, page, heading, quote} = this.citation;
        const place = [heading && quote ? title : null, page ? t('talk.page', {page}) : null].filter(Boolean).join(' · ');
        return html`<p class="kind">${t('talk.source', {n: this.number})}${place ? html` · ${place}` : nothing}</p>
            <p class="name">${quote && heading ? heading : title}</p>
            ${this.open && this.passage?.text
                ? html`<p class="passage">${marked(this.passage.text, quote)}</p>`
                : quote ? html`<p class="passage short">${quote}</p>` : nothing}
            ${this.open && this.passage && !this.passage.text ? html`<p class="quiet" role="status">${t('talk.locked')}</p>` : nothing}
            ${this.failed ? html`<p class="quiet" role="status">${this.failed}</p>` : nothing}
            <button type="button" class="plain" aria-expanded=${this.open ? 'true' : 'false'} @click=${this.#toggle}>${t(this.open ? 'talk.shutPassage' : 'talk.openPassage')}</button>`;
    }
}

function marked(text, quote) {
    const at = quote ? text.indexOf(quote) : -1;
    // A quote that is the passage itself needs no mark.
    return at < 0 || quote.length > text.length * MOST_MARKED ? text : html`${text.slice(0, at)}<mark>${quote}</mark>${text.slice(at + quote.length)}`;
}

customElements.define('qw-source', Source);

/** The pile of all materials: one lies open, the others show their first words. Fires {@code tried}, {@code picked}. */
class Materials extends Part {
    static properties = {items: {}, picked: {}, place: {}, locale: {}};

    constructor() {
        super();
        this.items = [];
        this.picked = null;
        this.place = 'side';
        this.locale = 'zh-CN';
    }

    #pick(key) {
        this.dispatchEvent(new CustomEvent('picked', {detail: key, bubbles: true}));
    }

    render() {
        if (!this.items.length) return html`<p class="quiet nothing-yet">${t('talk.noMaterials')}</p>`;
        const newest = [...this.items].reverse();
        const open = newest.find(i => i.key === this.picked) ?? newest.find(i => i.evidence) ?? newest[0];
        return html`<ul>${newest.map(item => html`<li>${item === open
            ? html`<article class="sheet" lang=${this.locale}>${item.evidence
                ? evidenceSheet(item.evidence, item.number, this.place, () => this.dispatchEvent(new Event('tried', {bubbles: true})))
                : html`<qw-source .citation=${item.citation} .number=${item.number}></qw-source>`}</article>`
            : html`<button type="button" class="slip" @click=${() => this.#pick(item.key)}>
                <span class="kind">${item.evidence
                    ? html`${t('talk.evidence', {n: item.number})} · ${word('evidence', item.evidence.kind)}`
                    : t('talk.source', {n: item.number})}</span>
                <span class="first" lang=${this.locale}>${item.evidence ? item.evidence.text : (item.citation.quote && item.citation.heading) || item.citation.title}</span>
            </button>`}</li>`)}</ul>`;
    }
}

customElements.define('qw-materials', Materials);
