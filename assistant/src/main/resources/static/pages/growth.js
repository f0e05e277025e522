/** A student's own progress: dots, and the student's own words at first and later. No score, no rank. */
import {html, nothing, Page, t} from '../page.js';
import {when, word} from '../i18n/i18n.js';
import {get} from '../api.js';
import {dots, inWords} from '../dialogue/dots.js';
import {grown} from '../dialogue/growth.js';

class Growth extends Page {
    static properties = {talks: {state: true}, next: {state: true}, words: {state: true}};

    constructor() {
        super();
        this.talks = null;
        this.next = null;
        this.words = new Map();
        this.#load();
    }

    get titleKey() {
        return 'growth.title';
    }

    async #load(after = null) {
        await this.attempt(async () => {
            const {items, next} = await get('/api/conversations' + (after ? `?after=${encodeURIComponent(after)}` : ''));
            this.talks = after ? [...this.talks, ...items] : items;
            this.next = next;
        });
    }

    async #open(event, talk) {
        if (!event.target.open || this.words.has(talk.id)) return;
        await this.attempt(async () => {
            const own = await get(`/api/conversations/${talk.id}/growth`);
            this.words = new Map(this.words).set(talk.id, own);
        });
    }

    render() {
        return html`<div class="page growth">
            <header><h1>${t('growth.title')}</h1><p>${t('growth.lead')}</p></header>
            ${this.troubleBox(this.talks ? null : () => this.#load())}
            ${this.talks ? this.#list() : this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
        </div>`;
    }

    #list() {
        if (!this.talks.length) {
            return html`<div class="empty"><p>${t('growth.empty')}</p><a class="button" href="#/explore">${t('growth.go')}</a></div>`;
        }
        return html`<ul class="walked">${this.talks.map(talk => html`<li>
            <div class="head">
                <h2 lang=${talk.locale}>${talk.title}</h2>
                <p class="ideas">${dots(talk.dots)}<span class="quiet" aria-hidden="true">${talk.dots?.length ? inWords(talk.dots) : ''}</span></p>
                <p class="quiet">${word('phase', talk.phase)} · ${when(talk.updated)}</p>
            </div>
            <details @toggle=${e => this.#open(e, talk)}><summary>${t('growth.words')}</summary>${this.#own(talk)}</details>
            <a class="plain" href=${`#/talk/${talk.id}`} aria-label=${`${t('growth.open')}：${talk.title}`}>${t('growth.open')}</a>
        </li>`)}</ul>
        ${this.next ? html`<p><button type="button" class="button second" @click=${() => this.#load(this.next)}>${t('read.more')}</button></p>` : nothing}`;
    }

    #own(talk) {
        const own = this.words.get(talk.id);
        if (!own) return html`<p class="quiet" role="status">${t('app.wait')}</p>`;
        return grown(own);
    }
}

customElements.define('qw-growth', Growth);
