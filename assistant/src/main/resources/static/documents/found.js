/** Passages of all material that answer a query. */
import {html, nothing, Part, t, trouble} from '../page.js';
import {get} from '../api.js';
import {excerpt, marked} from './marks.js';
import {documentPath, place, sentence} from './words.js';

/** So much of a passage is shown, in characters: enough to see whether it is the one. */
const MOST = 180;
const RESULTS = 20;

class Found extends Part {
    static properties = {asked: {}, items: {state: true}, problem: {state: true}};

    constructor() {
        super();
        this.asked = '';
        this.items = null;
        this.problem = null;
    }

    willUpdate(changed) {
        if (changed.has('asked')) this.#search();
    }

    async #search() {
        const asked = this.asked;
        this.items = null;
        this.problem = null;
        try {
            const {items} = await get(`/api/passages?${asked}&k=${RESULTS}`);
            if (asked === this.asked) this.items = items;
        } catch (problem) {
            if (asked === this.asked) this.problem = sentence(problem);
        }
    }

    render() {
        const terms = new URLSearchParams(this.asked);
        const q = terms.get('q');
        if (this.problem) return trouble(this.problem, () => this.#search());
        if (!this.items) return html`<p class="waiting" role="status">${t('docs.searching')}</p>`;
        if (!this.items.length) return html`<div class="empty" role="status"><p>${t('docs.nothing', {q})}</p><p class="quiet">${t('docs.nothingNote')}</p></div>`;
        return html`<p class="quiet" role="status">${t('docs.found', {n: this.items.length})}</p>
            <ol class="found" lang=${terms.get('locale') ?? nothing}>${this.#documents().map(([first, ...more]) => html`<li>
                <h3>${marked(first.title, q)}</h3>
                <ol>${[first, ...more].map(p => html`<li><a href=${documentPath(p.document, p.passage, q)}>
                    <span class="kind" lang=${document.documentElement.lang}>${[place(p.page, p.file), p.heading].filter(Boolean).join(' · ') || t('docs.open')}</span>
                    <span class="passage">${marked(excerpt(p.text, q, MOST), q)}</span></a></li>`)}</ol>
            </li>`)}</ol>`;
    }

    /** The passages by document, the document of the best passage first. */
    #documents() {
        const all = new Map();
        for (const p of this.items) all.set(p.document, [...(all.get(p.document) ?? []), p]);
        return [...all.values()];
    }
}

customElements.define('qw-found', Found);
