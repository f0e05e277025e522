/** Gives the plan to a class as a dialogue, after it passed the same test as an authored inquiry. */
import {html, nothing, Part, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {get, post, Problem} from '../api.js';
import {explain} from './words.js';

class Publish extends Part {
    static properties = {desk: {}, classes: {state: true}, chosen: {state: true}, busy: {state: true}, wrong: {state: true}, lines: {state: true}, done: {state: true}};

    constructor() {
        super();
        Object.assign(this, {classes: null, chosen: '', busy: false, wrong: null, lines: [], done: null});
    }

    connectedCallback() {
        super.connectedCallback();
        this.#load();
    }

    async #load() {
        try {
            this.classes = (await get('/api/classes')).items;
            this.chosen = this.classes[0]?.id ?? '';
        } catch (problem) {
            this.wrong = explain(problem);
        }
    }

    async #go(event) {
        event.preventDefault();
        Object.assign(this, {busy: true, wrong: null, lines: [], done: null});
        try {
            if (!(await this.desk.save())) throw this.desk.problem ?? new Problem(412);
            this.done = await post(`${this.desk.address}/inquiry`, {class: this.chosen});
        } catch (problem) {
            this.wrong = explain(problem);
            this.lines = problem.body?.fields ?? [];
        }
        this.busy = false;
    }

    async #preview() {
        const {inquiry, preview} = this.done;
        try {
            const id = preview ?? (await post('/api/conversations', {inquiry})).id;
            location.hash = `#/talk/${encodeURIComponent(id)}`;
        } catch (problem) {
            this.wrong = explain(problem);
        }
    }

    render() {
        if (!this.classes) return this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : html`<p class="quiet">${t('app.wait')}</p>`;
        if (!this.classes.length) return html`<p class="quiet">${t('plan.noClass')}</p>`;
        return html`<form @submit=${this.#go}>
            <p class="quiet">${t('plan.publishNote')}</p>
            <div class="field"><label for="p-class">${t('plan.class')}</label>
                <select id="p-class" @change=${e => (this.chosen = e.target.value)}>${this.classes.map(c => html`<option value=${c.id} ?selected=${c.id === this.chosen}>${c.name} · ${word('stage', c.stage)}</option>`)}</select></div>
            <button type="submit" class="button" ?disabled=${this.busy}>${t(this.busy ? 'plan.publishing' : 'plan.publishGo')}</button>
            <div role="status">${this.done ? html`<p class="done">${t('plan.published', {title: this.done.title})}</p>
                <div class="row"><button type="button" class="button second" @click=${this.#preview}>${t('plan.preview')}</button>
                    <a class="plain" href=${`#/classes/${this.chosen}?inquiry=${encodeURIComponent(this.done.inquiry)}`}>${t('plan.toClass')}</a></div>` : nothing}</div>
            ${this.wrong ? html`<div class="wrong" role="alert"><p>${this.wrong}</p>${this.lines.length ? html`<ul>${this.lines.map(l => html`<li>${l.message}</li>`)}</ul>` : nothing}</div>` : nothing}
        </form>`;
    }
}

customElements.define('qw-publish', Publish);
