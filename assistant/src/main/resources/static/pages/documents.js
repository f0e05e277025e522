/** All material: handing it in, finding it, looking after it. */
import {html, nothing, Page, stylesheet, t} from '../page.js';
import {repeat} from 'lit/directives/repeat.js';
import {language, when, word} from '../i18n/i18n.js';
import {get, post} from '../api.js';
import {jobs} from '../documents/jobs.js';
import {takeDeleted} from '../documents/deleted.js';
import {KINDS, sentence, tongue} from '../documents/words.js';
import '../documents/add.js';
import '../documents/entry.js';
import '../documents/found.js';
import '../documents/undo.js';
import '../documents/work.js';

/** Wait after a letter before the list is asked for again, in ms. */
const TYPING = 250;
/** While a job runs the list is asked for at most this often, in ms. */
const FRESH = 2_500;
const STATES = ['INGESTED', 'QUEUED', 'FAILED'];
const HAN = /\p{Script=Han}/u;

class Documents extends Page {
    static properties = {
        asked: {}, items: {state: true}, next: {state: true}, name: {state: true}, kind: {state: true}, state: {state: true}, gone: {state: true}, wrong: {state: true}, deleted: {state: true},
    };

    #typing = null;
    #refreshing = null;
    #seen = '';

    constructor() {
        super();
        this.asked = '';
        this.items = null;
        this.next = null;
        this.name = '';
        this.kind = '';
        this.state = '';
        this.gone = null;
        this.wrong = null;
        this.deleted = [];
    }

    get titleKey() {
        return 'nav.documents';
    }

    connectedCallback() {
        super.connectedCallback();
        jobs.addEventListener('change', this.#worked);
        const deleted = takeDeleted();
        if (deleted) this.#offerBack(deleted);
        this.#load();
        this.#loadDeleted();
    }

    disconnectedCallback() {
        jobs.removeEventListener('change', this.#worked);
        clearTimeout(this.#typing);
        clearTimeout(this.#refreshing);
        super.disconnectedCallback();
    }

    /** The list shows what jobs have brought in meanwhile. */
    #worked = () => {
        if (!jobs.items) return;
        const seen = jobs.items.map(job => `${job.id}${job.state}${job.done}`).join();
        if (seen === this.#seen) return;
        this.#seen = seen;
        if (this.#refreshing) return;
        this.#refreshing = setTimeout(() => {
            this.#refreshing = null;
            if (this.isConnected) this.#refresh();
        }, FRESH);
    };

    #path(after) {
        const asked = new URLSearchParams();
        for (const [field, value] of [['q', this.name], ['kind', this.kind], ['state', this.state], ['after', after]]) {
            if (value) asked.set(field, value);
        }
        return `/api/documents${asked.size ? `?${asked}` : ''}`;
    }

    #load(after = null) {
        const path = this.#path(after);
        return this.attempt(async () => {
            const {items, next} = await get(path);
            if (path !== this.#path(after)) return;
            this.items = after ? [...this.items, ...items] : items;
            this.next = next ?? null;
        });
    }

    /** What can be brought back; without an answer it is not offered. */
    async #loadDeleted() {
        const list = await get('/api/documents?deleted=true').catch(() => null);
        if (list) this.deleted = list.items;
    }

    /** As many as were shown, anew; a failure is left to the next time. */
    async #refresh() {
        const path = this.#path(null);
        const fresh = await get(path).catch(() => null);
        if (!fresh || path !== this.#path(null)) return;
        const ids = new Set(fresh.items.map(d => d.id));
        const older = fresh.next && this.items.length > fresh.items.length ? this.items.filter(d => !ids.has(d.id)) : [];
        this.items = [...fresh.items, ...older];
        if (!older.length) this.next = fresh.next ?? null;
    }

    #filter(field, value, wait = 0) {
        this[field] = value;
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => this.#load(), wait);
    }

    /** It is read anew with what is said about it now. */
    #changed({document, job}) {
        this.items = this.items.map(d => (d.id === document.id ? document : d));
        jobs.follow(job);
    }

    #deleted(document) {
        this.items = this.items.filter(d => d.id !== document.id);
        this.#offerBack(document);
    }

    /** The button that was pressed is gone; what can be done next is to take it back. */
    async #offerBack(document) {
        this.wrong = null;
        this.gone = document;
        this.#loadDeleted();
        await this.updateComplete;
        await this.querySelector('qw-undo').updateComplete;
        this.querySelector('.undo button')?.focus();
    }

    async #restore(document) {
        try {
            const {job} = await post(`/api/documents/${encodeURIComponent(document.id)}/restore`);
            jobs.follow(job);
            this.gone = null;
            this.wrong = null;
            await Promise.all([this.#load(), this.#loadDeleted()]);
        } catch (problem) {
            this.wrong = sentence(problem);
        }
    }

    #search(event) {
        event.preventDefault();
        const said = new FormData(event.target);
        const q = said.get('q').trim();
        if (!q) {
            location.hash = '#/documents';
            return;
        }
        const asked = new URLSearchParams({q, locale: said.get('locale')});
        if (said.get('in')) asked.set('kind', said.get('in'));
        location.hash = `#/documents?${asked}`;
    }

    render() {
        const terms = new URLSearchParams(this.asked);
        const searching = terms.has('q');
        return html`<div class="page shelf">
            <header><h1>${t('nav.documents')}</h1><p>${t('docs.lead')}</p></header>
            ${searching ? nothing : html`<qw-add></qw-add>`}
            ${this.#searchBox(terms)}
            ${searching ? html`<a class="plain back" href="#/documents">← ${t('docs.back')}</a>
                <section aria-labelledby="results"><h2 id="results" class="away">${t('docs.results')}</h2><qw-found .asked=${this.asked}></qw-found></section>`
                : this.#shelf()}
            <qw-undo .said=${this.wrong ?? (this.gone ? t('docs.deleted', {title: this.gone.title || this.gone.name}) : null)}
                .take=${this.gone ? () => this.#restore(this.gone) : null} @closed=${() => ((this.gone = null), (this.wrong = null))}></qw-undo>
        </div>`;
    }

    #searchBox(terms) {
        const locale = terms.get('locale') ?? language();
        return html`<form class="search" role="search" @submit=${this.#search}>
            <label class="away" for="s-q">${t('docs.search')}</label>
            <input id="s-q" name="q" type="search" maxlength="500" placeholder=${t('docs.search')} .value=${terms.get('q') ?? ''}
                @input=${e => HAN.test(e.target.value) && (this.querySelector('#s-locale').value = 'zh-CN')}>
            <button type="submit" class="button second">${t('docs.find')}</button>
            <label class="away" for="s-in">${t('docs.kind')}</label>
            <select id="s-in" name="in"><option value="">${t('docs.anyKind')}</option>
                ${KINDS.map(kind => html`<option value=${kind} ?selected=${kind === terms.get('kind')}>${word('docKind', kind)}</option>`)}</select>
            <label class="away" for="s-locale">${t('docs.language')}</label>
            <select id="s-locale" name="locale">${['zh-CN', 'en'].map(l => html`<option value=${l} ?selected=${l === locale}>${tongue(l)}</option>`)}</select>
        </form>`;
    }

    #shelf() {
        return html`<qw-work></qw-work>
            <section class="list" aria-labelledby="list">
                <div class="above"><h2 id="list">${t('docs.list')}</h2>${this.#filters()}</div>
                ${this.troubleBox(() => this.#load())}
                ${this.items ? this.#entries() : this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
            </section>
            ${this.deleted.length ? this.#deletedList() : nothing}`;
    }

    #deletedList() {
        return html`<details class="deleted"><summary>${t('docs.recentlyDeleted', {n: this.deleted.length})}</summary>
            <ul>${repeat(this.deleted, d => d.id, d => html`<li><span lang=${d.locale}>${d.title || d.name}</span>
                <span class="quiet">${t('docs.restorable', {until: when(d.restorableUntil)})}</span>
                <button type="button" class="plain" aria-label=${`${t('docs.bringBack')}：${d.title || d.name}`} @click=${() => this.#restore(d)}>${t('docs.bringBack')}</button></li>`)}</ul></details>`;
    }

    get #filtered() {
        return Boolean(this.name || this.kind || this.state);
    }

    #filters() {
        if (!this.items || (!this.items.length && !this.#filtered)) return nothing;
        const select = (field, key, any, list, values) => html`<label class="away" for=${`f-${field}`}>${t(key)}</label>
            <select id=${`f-${field}`} @change=${e => this.#filter(field, e.target.value)}><option value="">${t(any)}</option>
                ${values.map(v => html`<option value=${v} ?selected=${v === this[field]}>${word(list, v)}</option>`)}</select>`;
        return html`<form class="narrow" @submit=${e => e.preventDefault()}>
            <label class="away" for="f-name">${t('docs.byName')}</label>
            <input id="f-name" type="search" autocomplete="off" placeholder=${t('docs.byName')} .value=${this.name} @input=${e => this.#filter('name', e.target.value.trim(), TYPING)}>
            ${select('kind', 'docs.kind', 'docs.anyKind', 'docKind', KINDS)}${select('state', 'docs.state', 'docs.anyState', 'docState', STATES)}
        </form>`;
    }

    #entries() {
        if (!this.items.length) {
            return this.#filtered ? html`<p class="empty" role="status">${t('docs.noneMatch')}</p>`
                : html`<div class="empty"><p>${t('docs.empty')}</p></div>`;
        }
        return html`<ul class="entries" @deleted=${e => this.#deleted(e.detail)} @changed=${e => this.#changed(e.detail)}>
                ${repeat(this.items, d => d.id, d => html`<li><qw-entry .item=${d}></qw-entry></li>`)}</ul>
            ${this.next ? html`<p><button type="button" class="button second" @click=${() => this.#load(this.next)}>${t('read.more')}</button></p>` : nothing}`;
    }
}

await stylesheet('/style/documents.css');
customElements.define('qw-documents', Documents);
