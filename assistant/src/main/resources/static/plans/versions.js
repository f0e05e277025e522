/** The versions of a plan: what each changed against now, and bringing one back. */
import {html, nothing, Part, t} from '../page.js';
import {when} from '../i18n/i18n.js';
import {get, open, Problem} from '../api.js';
import {nameOf} from '../session.js';
import {difference} from './difference.js';
import {explain} from './words.js';

class Versions extends Part {
    static properties = {desk: {}, look: {}, items: {state: true}, next: {state: true}, chosen: {state: true}, wrong: {state: true}, busy: {state: true}};

    #saved = () => this.#load();

    constructor() {
        super();
        this.look = null;
        this.items = null;
        this.next = null;
        this.chosen = null;
        this.wrong = null;
        this.busy = false;
    }

    connectedCallback() {
        super.connectedCallback();
        this.desk.addEventListener('saved', this.#saved);
        this.#load();
    }

    disconnectedCallback() {
        this.desk.removeEventListener('saved', this.#saved);
        super.disconnectedCallback();
    }

    /** Opens the version that somebody wants to look at. */
    updated(changed) {
        if (changed.has('look') && this.look !== null && this.chosen?.version !== this.look) this.#choose(this.look);
    }

    async #try(work) {
        this.wrong = null;
        try {
            await work();
        } catch (problem) {
            this.wrong = explain(problem);
        }
    }

    #load(after = null) {
        return this.#try(async () => {
            const {items, next} = await get(`${this.desk.address}/versions${after ? `?after=${encodeURIComponent(after)}` : ''}`);
            this.items = after ? [...this.items, ...items] : items;
            this.next = next ?? null;
        });
    }

    #choose(version) {
        if (this.chosen?.version === version) {
            this.chosen = null;
            return;
        }
        this.#try(async () => {
            this.chosen = await get(`${this.desk.address}/versions/${version}`);
        });
    }

    #restore(version) {
        const {desk} = this;
        this.busy = true;
        return this.#try(async () => {
            if (!(await desk.save())) throw desk.problem ?? new Problem(412);
            const answer = await open('POST', `${desk.address}/versions/${version}/restore`, {headers: {'If-Match': `"${desk.version}"`}});
            desk.take(await answer.json(), '/head');
            this.chosen = null;
            this.dispatchEvent(new CustomEvent('restored', {detail: version, bubbles: true}));
        }).finally(() => (this.busy = false));
    }

    #why(why) {
        const [code, rest] = why.split(' ');
        return t(`versionWhy.${code}`, {section: rest ? t(`section.${rest}`) : '', n: rest ?? ''});
    }

    render() {
        return html`<div class="versions">
            ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
            ${this.items ? html`<ol>${this.items.map(v => this.#version(v))}</ol>` : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
            ${this.next ? html`<button type="button" class="plain" @click=${() => this.#load(this.next)}>${t('read.more')}</button>` : nothing}
        </div>`;
    }

    #version(v) {
        const now = v.version === this.desk.version;
        const open = this.chosen?.version === v.version;
        return html`<li class=${open ? 'open' : ''}>
            <button type="button" class="version" aria-expanded=${open ? 'true' : 'false'} ?disabled=${now} @click=${() => this.#choose(v.version)}>
                <strong>${t('plan.version', {n: v.version})}</strong> <span>${this.#why(v.why)}</span>
                <span class="quiet">${[now ? t('plan.now') : null, nameOf(v.author), when(v.created)].filter(Boolean).join(' · ')}</span></button>
            ${open ? html`<div class="compared"><p class="quiet">${t('plan.compared', {n: v.version})}</p>${difference(this.chosen.plan, this.desk.plan)}
                <button type="button" class="button second" ?disabled=${this.busy} @click=${() => this.#restore(v.version)}>${t('plan.restore', {n: v.version})}</button></div>` : nothing}
        </li>`;
    }
}

customElements.define('qw-versions', Versions);
