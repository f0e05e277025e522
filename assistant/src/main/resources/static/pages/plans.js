/** The plans of a teacher: going on with one, beginning another. */
import {html, nothing, Page, stylesheet, t} from '../page.js';
import {when, word} from '../i18n/i18n.js';
import {get} from '../api.js';
import {account, isAdmin, nameOf} from '../session.js';
import {examples, fresh, keep} from '../plans/brief.js';
import {planWords} from '../plans/words.js';

class Plans extends Page {
    static properties = {items: {state: true}, next: {state: true}};

    constructor() {
        super();
        this.items = null;
        this.next = null;
    }

    get titleKey() {
        return 'nav.plans';
    }

    connectedCallback() {
        super.connectedCallback();
        this.#load();
    }

    #load(after = null) {
        return this.attempt(async () => {
            const {items, next} = await get(`/api/lesson-plans${after ? `?after=${encodeURIComponent(after)}` : ''}`);
            this.items = after ? [...this.items, ...items] : items;
            this.next = next ?? null;
        });
    }

    #begin({key, ...said}) {
        keep({...fresh(), ...said});
        location.hash = '#/plans/new';
    }

    render() {
        return html`<div class="page plans">
            <header><h1>${t('nav.plans')}</h1><p>${t('plan.lead')}</p></header>
            <p><a class="button" href="#/plans/new">${t('plan.begin')}</a></p>
            ${this.troubleBox(() => this.#load())}
            ${this.items ? this.#list() : this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
        </div>`;
    }

    #list() {
        if (!this.items.length) {
            return html`<div class="empty"><p>${t('plan.none')}</p><div class="row">${examples().map(e => html`<button type="button" class="pill" @click=${() => this.#begin(e)}>${t(e.key)}</button>`)}</div></div>`;
        }
        const others = isAdmin() && this.items.some(p => p.author.id !== account().id);
        return html`<section aria-labelledby="plans"><h2 id="plans" class="away">${t('plan.list')}</h2><ul class="plan-list">${this.items.map(p => html`<li><a href=${`#/plans/${encodeURIComponent(p.id)}`}>
                <span class="title">${p.title}</span>
                <span class="quiet about">${[word('stage', p.stage), p.topic, t('plan.lessonsOf', {n: p.lessons, minutes: p.minutes})].join(' · ')}</span>
                <span class="quiet last">${[others ? nameOf(p.author) : null, t('plan.version', {n: p.version}), when(p.updated)].filter(Boolean).join(' · ')}</span></a></li>`)}</ul>
            ${this.next ? html`<p><button type="button" class="button second" @click=${() => this.#load(this.next)}>${t('read.more')}</button></p>` : nothing}</section>`;
    }
}

await Promise.all([stylesheet('/style/plans.css'), planWords()]);
customElements.define('qw-plans', Plans);
