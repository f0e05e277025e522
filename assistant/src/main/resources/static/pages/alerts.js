/** Words that an adult should see, and who has taken them. */
import {html, nothing, Page, t} from '../page.js';
import {when, word} from '../i18n/i18n.js';
import {get, post} from '../api.js';
import {nameOf} from '../session.js';

class Alerts extends Page {
    static properties = {items: {state: true}, next: {state: true}, busy: {state: true}};

    constructor() {
        super();
        this.items = null;
        this.next = null;
        this.busy = null;
        this.#load();
    }

    get titleKey() {
        return 'alerts.title';
    }

    async #load() {
        await this.#page('/api/alerts', []);
    }

    #more() {
        return this.#page(`/api/alerts?after=${encodeURIComponent(this.next)}`, this.items);
    }

    async #page(path, before) {
        await this.attempt(async () => {
            const {items, next} = await get(path);
            this.items = [...before, ...items];
            this.next = next;
        });
    }

    async #take(alert) {
        this.busy = alert.id;
        await this.attempt(async () => {
            const taken = await post(`/api/alerts/${alert.id}/acknowledge`);
            this.items = this.items.map(a => (a.id === alert.id ? taken : a));
        });
        this.busy = null;
    }

    render() {
        return html`<div class="page alerts">
            <header><h1>${t('alerts.title')}</h1><p>${t('alerts.lead')}</p></header>
            <p class="notice">${t('alerts.duty')}</p>
            ${this.troubleBox(this.items ? null : () => this.#load())}
            ${this.items ? this.#all() : this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
        </div>`;
    }

    #all() {
        if (!this.items.length) return html`<p class="empty">${t('alerts.empty')}</p>`;
        const fresh = this.items.filter(a => !a.acknowledgedAt);
        const taken = this.items.filter(a => a.acknowledgedAt);
        return html`${this.#group('alerts.new', fresh)}${this.#group('alerts.old', taken)}
            ${this.next ? html`<p><button type="button" class="button second" @click=${this.#more}>${t('read.more')}</button></p>` : nothing}`;
    }

    #group(key, list) {
        if (!list.length) return nothing;
        return html`<section><h2 class="kind">${t(key)}</h2><ul class="alert-list">${list.map(a => html`<li class=${a.acknowledgedAt ? '' : 'fresh-alert'}>
            <p class="top"><strong>${word('safety', a.label)}</strong><span class="quiet">${[nameOf(a.student), a.turn ? t('alerts.turn', {n: a.turn}) : null, when(a.created), a.overdue ? t('alerts.overdue') : null].filter(Boolean).join(' · ')}</span></p>
            ${a.excerpt ? html`<blockquote>${a.excerpt}</blockquote>` : nothing}
            <p class="row">${a.acknowledgedAt
                ? html`<span class="quiet">${t('alerts.by', {name: nameOf(a.acknowledgedBy), time: when(a.acknowledgedAt)})}</span>`
                : html`<button type="button" class="button" ?disabled=${this.busy === a.id} @click=${() => this.#take(a)}>${t('alerts.acknowledge')}</button>`}
                ${a.conversation ? html`<a class="plain" href=${`#/read/${a.conversation}`}>${t('alerts.open')}</a>` : nothing}</p>
        </li>`)}</ul></section>`;
    }
}

customElements.define('qw-alerts', Alerts);
