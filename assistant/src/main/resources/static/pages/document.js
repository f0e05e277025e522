/** One document: its outline, its passages in reading order, search within, and the marks of evidence and explanation. */
import {html, nothing, Page, stylesheet, t} from '../page.js';
import {guard} from 'lit/directives/guard.js';
import {language, when, word} from '../i18n/i18n.js';
import {get, patch, Problem} from '../api.js';
import {nameOf} from '../session.js';
import {excerpt, marked} from '../documents/marks.js';
import {leaveDeleted} from '../documents/deleted.js';
import {arranged, outline, under} from '../documents/outline.js';
import {prose} from '../documents/prose.js';
import {discipline, documentPath, passages, place, sentence, size, stages} from '../documents/words.js';
import '../documents/about.js';
import '../documents/undo.js';

/** Wait after a letter before the document is searched, in ms. */
const TYPING = 250;
/** Wait before a document that is still being read is looked at again, in ms. */
const SOON = 4_000;
/** So much of a passage found is shown beside the text, in characters. */
const GLIMPSE = 46;
/** Passages asked for at once; the server gives no more. */
const PAGE = 200;
/** A document of more passages is laid out only where it is looked at. */
const LONG = 300;
/** From this width on the keys are explained beside the text. */
const WIDE = window.matchMedia('(min-width: 56rem)');
/** Marks, and the key of each. */
const NATURES = {EVIDENCE: 'e', EXPLANATION: 'x', UNMARKED: 'u'};
const KEYS_OFF = 'qiwen.keys-off';

class OneDocument extends Page {
    static properties = {
        document: {}, passage: {}, asked: {}, data: {state: true}, list: {state: true}, at: {state: true}, q: {state: true}, hits: {state: true},
        missing: {state: true}, done: {state: true}, wrong: {state: true}, keys: {state: true}, copied: {state: true}, reading: {state: true},
    };

    #typing = null;
    #waiting = null;
    #past = [];
    #saving = Promise.resolve();
    #eye = null;

    constructor() {
        super();
        this.document = null;
        this.passage = null;
        this.asked = '';
        this.data = null;
        this.list = null;
        this.at = null;
        this.q = '';
        this.hits = null;
        this.missing = false;
        this.done = null;
        this.wrong = null;
        this.copied = null;
        this.reading = null;
        this.keys = localStorage.getItem(KEYS_OFF) === null;
    }

    get titleText() {
        return this.data?.title ?? t('nav.documents');
    }

    connectedCallback() {
        super.connectedCallback();
        document.addEventListener('keydown', this.#keyed);
    }

    disconnectedCallback() {
        document.removeEventListener('keydown', this.#keyed);
        clearTimeout(this.#typing);
        clearTimeout(this.#waiting);
        this.#eye?.disconnect();
        super.disconnectedCallback();
    }

    willUpdate(changed) {
        if (changed.has('document')) this.#load();
        else if (changed.has('passage') || changed.has('asked')) this.#arrive();
    }

    get #path() {
        return `/api/documents/${encodeURIComponent(this.document)}`;
    }

    async #load() {
        const path = this.#path;
        Object.assign(this, {data: null, list: null, at: null, hits: null, q: '', missing: false, done: null, wrong: null});
        this.#past = [];
        await this.attempt(async () => {
            try {
                const [data, all] = await Promise.all([get(path), this.#passages(path)]);
                if (path !== this.#path) return;
                this.data = data;
                this.list = arranged(all);
            } catch (problem) {
                if (!(problem instanceof Problem) || ![403, 404].includes(problem.status)) throw problem;
                this.missing = true;
            }
        });
        if (this.list) this.#arrive();
        if (this.list?.length === 0 && this.data.state === 'QUEUED') {
            clearTimeout(this.#waiting);
            this.#waiting = setTimeout(() => this.isConnected && path === this.#path && this.#load(), SOON);
        }
    }

    async #passages(path) {
        const all = [];
        for (let after = null; ; ) {
            const {items, next} = await get(`${path}/passages?size=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
            all.push(...items);
            if (!next) return all;
            after = next;
        }
    }

    /** Opens the document at the passage of the address, with the words marked that led here. */
    async #arrive() {
        if (!this.list) return;
        const q = new URLSearchParams(this.asked).get('q') ?? '';
        if (q) this.q = q;
        if (this.passage && this.list.some(({passage}) => passage.passage === this.passage)) {
            this.at = this.passage;
            await this.updateComplete;
            this.#show(this.passage, 'center', false);
        }
        this.#watch();
    }

    /** The outline shows what is being read. */
    async #watch() {
        await this.updateComplete;
        this.#eye?.disconnect();
        this.#eye = new IntersectionObserver(seen => {
            for (const {target, isIntersecting} of seen) {
                if (isIntersecting) this.reading = target.dataset.passage;
            }
        }, {rootMargin: '-15% 0px -75% 0px'});
        this.querySelectorAll('.stretch').forEach(stretch => this.#eye.observe(stretch));
    }

    #element(id) {
        return this.querySelector(`.stretch[data-passage="${id}"]`);
    }

    /** Whether a passage is on the screen. */
    #seen(id) {
        const box = id && this.#element(id)?.getBoundingClientRect();
        return Boolean(box) && box.bottom > 0 && box.top < window.innerHeight;
    }

    #show(id, block = 'nearest', smooth = true) {
        const calm = !smooth || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
        this.#element(id)?.scrollIntoView({block, behavior: calm ? 'auto' : 'smooth'});
    }

    #deleted(document) {
        leaveDeleted(document);
        location.hash = '#/documents';
    }

    // ---- moving ----

    /** Makes a passage the one that keys and buttons speak of; the address can be copied and opens here. */
    async #stand(id, {focus = false, block = 'nearest'} = {}) {
        this.at = id;
        this.copied = null;
        history.replaceState(null, '', documentPath(this.document, id, this.q));
        await this.updateComplete;
        this.#show(id, block);
        if (focus) this.#element(id)?.focus({preventScroll: true});
    }

    #step(by) {
        const ids = this.list.map(({passage}) => passage.passage);
        const from = this.at ? ids.indexOf(this.at) : this.reading && by > 0 ? ids.indexOf(this.reading) - 1 : by > 0 ? -1 : ids.length;
        const next = ids[Math.min(ids.length - 1, Math.max(0, from + by))];
        if (next) this.#stand(next, {focus: true, block: 'center'});
    }

    #keyed = event => {
        if (!this.keys || !this.list?.length || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        if (event.target.closest?.('input, textarea, select, [contenteditable], dialog')) return;
        const key = event.key.toLowerCase();
        const nature = Object.keys(NATURES).find(n => NATURES[n] === key);
        if (key === 'j') this.#step(1);
        else if (key === 'k') this.#step(-1);
        else if (key === 'z' && this.#past.length) this.#undo();
        else if (key === '/') this.querySelector('#within').focus();
        else if (nature && this.at) this.#mark(this.at, nature);
        else return;
        event.preventDefault();
    };

    // ---- marking ----

    #set(id, nature) {
        this.list = this.list.map(entry => (entry.passage.passage === id ? {...entry, passage: {...entry.passage, nature}} : entry));
    }

    /** Shows a mark at once and says it to the server after those before it, so that quick keys cannot overtake each other. */
    #mark(id, nature, undoing = false) {
        const before = this.list.find(({passage}) => passage.passage === id).passage.nature;
        if (before === nature) return;
        const step = {id, nature: before};
        if (!undoing) this.#past.push(step);
        this.wrong = null;
        this.done = t(undoing ? 'docs.markBack' : 'docs.marked', {nature: word('nature', nature)});
        this.#set(id, nature);
        this.#saving = this.#saving.then(() => patch(`/api/passages/${encodeURIComponent(id)}`, {nature})).catch(problem => {
            this.#past = this.#past.filter(other => other !== step);
            this.#set(id, before);
            this.done = null;
            this.wrong = `${sentence(problem)} ${t('docs.markKept')}`;
        });
    }

    #undo() {
        const last = this.#past.pop();
        if (!last) return;
        this.#mark(last.id, last.nature, true);
        this.#stand(last.id, {focus: true, block: 'center'});
    }

    async #copy(id) {
        await navigator.clipboard?.writeText(location.href.replace(/#.*/, '') + documentPath(this.document, id)).then(() => (this.copied = id), () => {});
    }

    // ---- searching within ----

    #typed(event) {
        this.q = event.target.value.trim();
        clearTimeout(this.#typing);
        if (!this.q) this.hits = null;
        else this.#typing = setTimeout(() => this.#search(), TYPING);
    }

    async #search() {
        const {q} = this;
        if (!q) return;
        try {
            const {items} = await get(`${this.#path}/passages?q=${encodeURIComponent(q)}&size=${PAGE}`);
            if (q !== this.q) return;
            const found = new Set(items.map(p => p.passage));
            this.hits = this.list.filter(({passage}) => found.has(passage.passage)).map(({passage}) => passage);
            this.wrong = null;
        } catch (problem) {
            this.hits = null;
            this.wrong = sentence(problem);
        }
    }

    async #enter(event) {
        event.preventDefault();
        clearTimeout(this.#typing);
        if (!this.hits) await this.#search();
        if (!this.hits?.length) return;
        const at = this.hits.findIndex(p => p.passage === this.at);
        this.#stand(this.hits[(at + 1) % this.hits.length].passage, {block: 'center'});
    }

    // ---- drawing ----

    render() {
        if (this.missing) {
            return html`<div class="page"><div class="empty" role="alert"><p>${t('docs.missing')}</p><a class="button second" href="#/documents">${t('docs.all')}</a></div></div>`;
        }
        if (this.trouble) return html`<div class="page">${this.troubleBox(() => this.#load())}</div>`;
        if (!this.list) return html`<p class="page waiting" role="status">${t('app.wait')}</p>`;
        const d = this.data;
        const entries = outline(this.list);
        return html`<div class="book">
            <div class="side">
                <a class="plain back" href="#/documents">← ${t('docs.all')}</a>
                ${entries.length > 1 ? this.#outline(entries) : nothing}
            </div>
            <header>
                <h1 lang=${d.locale}>${d.title || d.name}</h1>
                <p class="quiet">${[d.bundled ? t('docs.bundled') : null, word('docKind', d.kind), stages(d.stages), discipline(d.discipline), passages(this.list.length), d.bytes ? size(d.bytes) : null].filter(Boolean).join(' · ')}</p>
                <p class="quiet">${[d.name, d.bundled ? null : d.mine ? t('docs.mine') : nameOf(d.owner), when(d.uploaded)].filter(Boolean).join(' · ')}
                </p>
                <details class="more"><summary>${t('docs.about')}</summary><qw-about class="inside" .item=${d} @changed=${e => (this.data = e.detail.document)} @deleted=${e => this.#deleted(e.detail)}></qw-about></details>
            </header>
            <aside class="tools" aria-label=${t('docs.tools')}>${this.#within()}${this.#legend()}</aside>
            <div class=${this.list.length > LONG ? 'text long' : 'text'} lang=${d.locale}>
                ${this.list.length ? this.list.map(entry => this.#guarded(entry)) : html`<p class="empty" lang=${document.documentElement.lang}>${t(d.state === 'FAILED' ? 'docs.noPassages' : 'docs.notYet')}</p>`}
            </div>
            <qw-undo .said=${this.wrong ?? this.done} .take=${this.wrong || !this.#past.length ? null : () => this.#undo()} .keys=${this.keys ? 'Z' : null}
                @closed=${() => ((this.wrong = null), (this.done = null))}></qw-undo>
        </div>`;
    }

    #outline(entries) {
        const here = under(this.list, entries, this.#seen(this.at) ? this.at : (this.reading ?? this.at));
        const links = html`<ol lang=${this.data.locale}>${entries.map((entry, i) => html`<li class=${`level-${entry.level}`}>
            <a href=${documentPath(this.document, entry.passage)} aria-current=${i === here ? 'location' : nothing}
                @click=${event => this.#go(event, entry.passage)}>${entry.text ?? place(entry.page, this.data.name)}</a></li>`)}</ol>`;
        return html`<nav class="outline wide" aria-label=${t('docs.outline')}><p class="kind">${t('docs.outline')}</p>${links}</nav>
            <details class="outline narrow"><summary>${t('docs.outline')}</summary><nav aria-label=${t('docs.outline')}>${links}</nav></details>`;
    }

    #go(event, id) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        event.target.closest('details')?.removeAttribute('open');
        this.#stand(id, {focus: true, block: 'center'});
    }

    #within() {
        return html`<form class="within" role="search" @submit=${this.#enter}>
                <label for="within">${t('docs.within')}</label>
                <input id="within" type="search" maxlength="200" autocomplete="off" enterkeyhint="search" .value=${this.q} @input=${this.#typed}>
            </form>
            <p class="quiet" role="status">${this.hits ? t(this.hits.length ? 'docs.hits' : 'docs.noHits', {n: this.hits.length}) : nothing}</p>
            ${this.hits?.length ? html`<ol class="hits" lang=${this.data.locale}>${this.hits.map(p => html`<li>
                <a href=${documentPath(this.document, p.passage, this.q)} aria-current=${p.passage === this.at ? 'true' : nothing} @click=${event => this.#go(event, p.passage)}>
                    ${p.page ? html`<span class="kind">${place(p.page, this.data.name)}</span>` : nothing}
                    <span>${marked(excerpt(p.text, this.q, GLIMPSE), this.q)}</span></a></li>`)}</ol>` : nothing}`;
    }

    #legend() {
        const counts = Object.keys(NATURES).map(nature => [nature, this.list.filter(({passage}) => passage.nature === nature).length]);
        const key = (keys, text) => html`<div><dt>${keys.map(k => html`<kbd>${k}</kbd>`)}</dt><dd>${text}</dd></div>`;
        return html`<section class="legend">
            <h2 class="kind">${t('docs.marks')}</h2>
            <ul class="counts">${counts.map(([nature, n]) => html`<li class=${nature.toLowerCase()}>${word('nature', nature)} <b>${n}</b></li>`)}</ul>
            <p class="quiet">${t('docs.marksNote')}</p>
            <details class="keys" ?open=${WIDE.matches}><summary>${t('docs.keys')}</summary>
                <dl>${key(['J', 'K'], t('docs.keyStep'))}${key(['E'], word('nature', 'EVIDENCE'))}${key(['X'], word('nature', 'EXPLANATION'))}${key(['U'], word('nature', 'UNMARKED'))}${key(['Z'], t('docs.undo'))}${key(['/'], t('docs.within'))}</dl>
                <label class="check"><input type="checkbox" .checked=${this.keys} @change=${this.#switchKeys}>${t('docs.keysOn')}</label>
            </details>
        </section>`;
    }

    #switchKeys(event) {
        this.keys = event.target.checked;
        if (this.keys) localStorage.removeItem(KEYS_OFF);
        else localStorage.setItem(KEYS_OFF, 'off');
    }

    /** Drawn anew only when something about it has changed: a book has thousands. */
    #guarded(entry) {
        const here = entry.passage.passage === this.at;
        return guard([entry, here, here && this.copied, this.q, this.keys, language()], () => this.#stretch(entry));
    }

    #stretch({passage, opens, page}) {
        const id = passage.passage;
        const here = id === this.at;
        const nature = passage.nature;
        return html`${page ? html`<p class="turn kind" lang=${document.documentElement.lang}><span>${place(page, this.data.name)}</span></p>` : nothing}
            ${opens.map(o => heading(o))}
            <article class="stretch ${nature.toLowerCase()} ${here ? 'here' : ''}" data-passage=${id} tabindex="-1" aria-current=${here ? 'true' : nothing}
                aria-label=${word('nature', nature)} @click=${event => this.#clicked(event, id)}>
                <div>${prose(passage.text, this.q)}</div>
                <button type="button" class="nature" lang=${document.documentElement.lang} aria-expanded=${here ? 'true' : 'false'} @click=${() => this.#stand(here ? null : id)}>${word('nature', nature)}</button>
                ${here ? html`<div class="marking" lang=${document.documentElement.lang}>
                    <div role="group" aria-label=${t('docs.markAs')}>${Object.keys(NATURES).map(n => html`<button type="button" class="pill" aria-pressed=${n === nature ? 'true' : 'false'}
                        aria-keyshortcuts=${this.keys ? NATURES[n].toUpperCase() : nothing} @click=${() => this.#mark(id, n)}>${word('nature', n)}${this.keys ? html` <kbd aria-hidden="true">${NATURES[n].toUpperCase()}</kbd>` : nothing}</button>`)}</div>
                    <button type="button" class="plain" @click=${() => this.#copy(id)}>${t(this.copied === id ? 'docs.copied' : 'docs.copy')}</button>
                </div>` : nothing}
            </article>`;
    }

    /** A click into the text stands there, unless words were selected or a control was meant. */
    #clicked(event, id) {
        if (event.target.closest('button, a') || this.at === id || String(window.getSelection())) return;
        this.#stand(id);
    }
}

const heading = ({text, level}) => (level === 1 ? html`<h2>${text}</h2>` : level === 2 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`);

await stylesheet('/style/documents.css');
customElements.define('qw-document', OneDocument);
