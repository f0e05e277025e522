/** Reading conversations, for teachers and admins: the list with filters, and one with the trace under each turn. */
import {html, nothing, Page, t} from '../page.js';
import {when, word} from '../i18n/i18n.js';
import {get} from '../api.js';
import {nameOf} from '../session.js';
import {dots} from '../dialogue/dots.js';
import {exchanges, materials, numbered, ownWords, progress} from '../dialogue/transcript.js';
import {card, studentWords, tutorTurn} from '../dialogue/exchange.js';
import {heard, passed} from '../desk/trace.js';
import {grown} from '../dialogue/growth.js';
import '../dialogue/materials.js';

class Read extends Page {
    static properties = {
        conversation: {}, items: {state: true}, next: {state: true}, data: {state: true}, traces: {state: true},
        name: {state: true}, inquiry: {state: true}, phase: {state: true}, withTrace: {state: true}, traceTrouble: {state: true}, growth: {state: true},
    };

    constructor() {
        super();
        this.conversation = null;
        this.items = null;
        this.next = null;
        this.data = null;
        this.traces = new Map();
        this.name = '';
        this.inquiry = '';
        this.phase = '';
        this.growth = null;
        this.withTrace = true;
        this.traceTrouble = false;
    }

    get titleText() {
        return this.data ? `${nameOf(this.data.student)} · ${this.data.title}` : t('read.title');
    }

    connectedCallback() {
        super.connectedCallback();
        this.#list();
    }

    willUpdate(changed) {
        if (changed.has('conversation')) this.#read();
    }

    async #list(after = null) {
        const page = await this.attempt(() => get('/api/conversations' + (after ? `?after=${encodeURIComponent(after)}` : '')));
        if (!page) return;
        this.items = after ? [...this.items, ...page.items] : page.items;
        this.next = page.next ?? null;
    }

    async #read() {
        const id = this.conversation;
        this.data = null;
        this.traces = new Map();
        this.growth = null;
        this.traceTrouble = false;
        if (!id) return;
        const data = await this.attempt(() => get(`/api/conversations/${id}`));
        if (!data || id !== this.conversation) return;
        this.data = data;
        const growth = await this.attempt(() => get(`/api/conversations/${id}/growth`));
        if (id === this.conversation) this.growth = growth ?? null;
        try {
            const trace = await get(`/api/conversations/${id}/trace`);
            if (id === this.conversation) this.traces = new Map(trace.turns.map(turn => [turn.turn, turn]));
        } catch {
            this.traceTrouble = true;
        }
    }

    get #matching() {
        return (this.items ?? []).filter(c =>
            (!this.name || nameOf(c.student).toLowerCase().includes(this.name.toLowerCase()))
            && (!this.inquiry || c.inquiry === this.inquiry)
            && (!this.phase || c.phase === this.phase));
    }

    render() {
        const reading = this.conversation !== null;
        return html`<div class="desk ${reading ? 'reading' : ''}">
            <section class="queue" aria-label=${t('read.list')}>
                ${reading ? html`<p class="kind">${t('read.list')}</p>` : html`<header><h1>${t('read.title')}</h1><p class="quiet">${t('read.lead')}</p></header>`}
                ${this.#filters()}
                ${this.items ? this.#queue() : this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
            </section>
            <div class="reader">
                ${this.troubleBox(() => (this.items ? this.#read() : this.#list()))}
                ${reading ? this.#transcript() : nothing}
            </div>
        </div>`;
    }

    #filters() {
        if (!this.items?.length) return nothing;
        const inquiries = new Map(this.items.map(c => [c.inquiry, c.title]));
        const phases = [...new Set(this.items.map(c => c.phase))];
        return html`<form class="filters" @submit=${e => e.preventDefault()}>
            <div class="field"><label for="f-name">${t('read.find')}</label>
                <input id="f-name" type="search" autocomplete="off" .value=${this.name} @input=${e => (this.name = e.target.value.trim())}></div>
            <div class="field"><label for="f-inquiry">${t('read.inquiry')}</label>
                <select id="f-inquiry" @change=${e => (this.inquiry = e.target.value)}>
                    <option value="">${t('read.any')}</option>
                    ${[...inquiries].map(([id, title]) => html`<option value=${id} ?selected=${id === this.inquiry}>${title}</option>`)}</select></div>
            <div class="field"><label for="f-phase">${t('read.phase')}</label>
                <select id="f-phase" @change=${e => (this.phase = e.target.value)}>
                    <option value="">${t('read.any')}</option>
                    ${phases.map(p => html`<option value=${p} ?selected=${p === this.phase}>${word('phase', p)}</option>`)}</select></div>
        </form>`;
    }

    #queue() {
        if (!this.items.length) return html`<p class="empty">${t('read.empty')}</p>`;
        const found = this.#matching;
        return html`<p class="quiet" role="status">${found.length ? t('read.count', {n: found.length}) : t('read.noneMatch')}</p>
            <ul class="rows">${found.map(c => html`<li><a href=${`#/read/${c.id}`} aria-current=${c.id === this.conversation ? 'true' : nothing}>
                <span class="title">${nameOf(c.student)}</span>
                <span class="about" lang=${c.locale}>${c.title}</span>${dots(c.dots)}
                <span class="quiet">${[c.preview ? t('read.preview') : null, word('phase', c.phase), t('read.turns', {n: c.turns}), when(c.updated)].filter(Boolean).join(' · ')}</span>
            </a></li>`)}</ul>
            ${this.next ? html`<button type="button" class="button second" @click=${() => this.#list(this.next)}>${t('read.more')}</button>` : nothing}`;
    }

    #transcript() {
        if (!this.data) return this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`;
        const list = exchanges(this.data);
        const state = progress(this.data, list);
        const words = ownWords(list);
        const numbers = numbered(materials(list));
        return html`<a class="plain back" href="#/read">← ${t('read.back')}</a>
            <header class="about"><div>
                    <h1 lang=${this.data.locale}>${this.data.title}</h1>
                    <p class="quiet">${[nameOf(this.data.student), word('phase', state.phase), t('read.turns', {n: list.length - 1}), when(this.data.updated)].filter(Boolean).join(' · ')} <span class="gap">${dots(state.dots)}</span></p>
                </div>
                <div class="tools"><label class="check"><input type="checkbox" .checked=${this.withTrace} @change=${e => (this.withTrace = e.target.checked)}>${t('read.showTrace')}</label>
                    <button type="button" class="plain" @click=${() => window.print()}>${t('read.print')}</button></div>
            </header>
            ${this.traceTrouble ? html`<p class="quiet" role="status">${t('read.traceMissing')}</p>` : nothing}
            ${this.growth ? html`<section class="grown" aria-label=${t('read.growth')}><h2 class="kind">${t('read.growth')}</h2>${grown(this.growth)}</section>` : nothing}
            <ol class="exchanges" lang=${this.data.locale}>${list.map(e => this.#exchange(e, numbers))}</ol>
            ${state.card ? card(state.card, words, this.data.locale) : nothing}`;
    }

    #exchange(e, numbers) {
        const trace = this.withTrace ? this.traces.get(e.turn) : null;
        const broken = {INTERRUPTED: 'read.interrupted', CANCELLED: 'read.cancelled', RUNNING: 'read.running'}[e.status];
        return html`<li class="exchange">
            ${e.turn ? html`<h2 class="kind turn" lang=${document.documentElement.lang}>${t('read.turn', {n: e.turn})}</h2>` : nothing}
            ${e.student ? studentWords(e.student) : nothing}
            ${trace ? heard(trace) : nothing}
            <div class="tutor"><p class="kind name">${t('talk.tutor')}</p>${tutorTurn(e.tutor, {locale: this.data.locale, numbers})}
                ${e.turn === 0 && e.tutor.choices.length ? html`<p class="quiet">${e.tutor.choices.map((c, i) => `${i + 1} ${c.text}`).join('　')}</p>` : nothing}
                ${broken ? html`<p class="quiet" lang=${document.documentElement.lang}>${t(broken)}</p>` : nothing}</div>
            ${trace ? passed(trace) : nothing}
        </li>`;
    }
}

customElements.define('qw-read', Read);
