/** The plan as a dialogue for a class: what pupils will read, whether it passes its test, a preview, and who has it. */
import {html, nothing, Part, t} from '../page.js';
import {when, word} from '../i18n/i18n.js';
import {get, open, post} from '../api.js';
import {idOf} from './paths.js';
import {explain} from './words.js';

/** Where in the plan each part stands. */
const PLACES = {title: '/head/title', drivingQuestion: '/head/drivingQuestion', phenomenon: '/process/0/steps/0/teacher/0', predictionQuestion: '/process/0/steps/0/keyQuestion'};

const label = part => t(part === 'title' ? 'publish.heading' : `publish.${part}`);

class Publish extends Part {
    static properties = {desk: {}, classes: {state: true}, stand: {state: true}, chosen: {state: true}, busy: {state: true}, wrong: {state: true}, said: {state: true}};

    #saved = () => this.#load();

    constructor() {
        super();
        Object.assign(this, {classes: null, stand: null, chosen: '', busy: false, wrong: null, said: ''});
    }

    get #address() {
        return `${this.desk.address}/inquiry`;
    }

    /** The same panel may be shown another plan. */
    willUpdate(changed) {
        if (!changed.has('desk')) return;
        changed.get('desk')?.removeEventListener('saved', this.#saved);
        this.desk.addEventListener('saved', this.#saved);
        Object.assign(this, {stand: null, wrong: null, said: ''});
        this.#load();
    }

    disconnectedCallback() {
        this.desk.removeEventListener('saved', this.#saved);
        super.disconnectedCallback();
    }

    async #load() {
        const {desk} = this;
        try {
            this.classes ??= (await get('/api/classes')).items;
            this.chosen ||= this.classes[0]?.id ?? '';
            const stand = await get(this.#address);
            if (desk === this.desk) this.stand = stand;
        } catch (problem) {
            if (desk === this.desk) this.wrong = explain(problem);
        }
    }

    /** Runs one step; whatever it says is read out. What is not saved yet is saved first. */
    async #do(step) {
        if (this.busy) return;
        Object.assign(this, {busy: true, wrong: null, said: ''});
        try {
            await this.desk.save();
            await step();
        } catch (problem) {
            this.wrong = explain(problem);
            if (problem.body?.type?.endsWith(':not-ready')) await this.#load();
        }
        this.busy = false;
    }

    #preview = () => this.#do(async () => {
        this.stand = await post(this.#address, {});
        const begun = await post('/api/conversations', {inquiry: this.stand.inquiry});
        location.hash = `#/talk/${encodeURIComponent(begun.id)}`;
    });

    #give = event => {
        event.preventDefault();
        return this.#do(async () => {
            this.stand = await post(this.#address, {class: this.chosen});
            this.said = t('publish.done', {class: this.classes.find(c => c.id === this.chosen).name});
        });
    };

    #take = one => this.#do(async () => {
        const answer = await open('DELETE', `${this.#address}?class=${encodeURIComponent(one.id)}`);
        this.stand = await answer.json();
        this.said = t('publish.taken', {class: one.name});
        await this.updateComplete;
        this.querySelector('.publish-give .button')?.focus();
    });

    #go(part) {
        const field = document.getElementById(idOf(PLACES[part]));
        field?.focus();
        field?.scrollIntoView({block: 'center'});
    }

    render() {
        const {stand} = this;
        const trouble = this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing;
        if (!stand || !this.classes) return this.wrong ? trouble : html`<p class="quiet" role="status">${t('publish.testing')}</p>`;
        if (!stand.base) return html`<p>${t('publish.noInquiry')}</p><p class="quiet">${t('publish.lacks')}</p>`;
        return html`<p class="quiet">${t('publish.note')}</p>
            ${this.#given()}
            ${stand.problems.length ? html`<div class="wrong"><p>${t('publish.notReady')}</p><ul>${stand.problems.map(p => html`<li>${label(p.part)}：${t(`unready.${p.kind}`, {detail: p.detail.replace(/[。.]$/, '')})}
                <button type="button" class="plain" aria-label=${`${t('publish.mend')}：${label(p.part)}`} @click=${() => this.#go(p.part)}>${t('publish.mend')}</button></li>`)}</ul></div>` : nothing}
            ${stand.advice.length ? html`<div class="notice"><p>${t('publish.advice')}</p><ul>${stand.advice.map(a => html`<li>${a.reason}</li>`)}</ul></div>` : nothing}
            <h3 class="kind">${t('publish.parts')}</h3><ul class="told">${stand.parts.map(p => html`<li><span class="quiet">${label(p.part)} · ${t(p.unread ? 'publish.unread' : p.changed ? 'publish.yours' : 'publish.builtIn')}</span><p lang=${this.desk.plan.brief.locale}>${p.text}</p></li>`)}</ul>
            <p class="quiet">${t('publish.stays')}</p>
            ${stand.ready ? this.#ways() : nothing}
            <p role="status" class="done">${this.busy ? t('publish.testing') : this.said}</p>
            ${trouble}`;
    }

    #ways() {
        const chosen = this.classes.find(c => c.id === this.chosen);
        return html`<button type="button" class="button second" ?disabled=${this.busy} @click=${this.#preview}>${t('publish.preview')}</button>
            <p class="quiet">${t('publish.previewNote')}</p>
            ${this.classes.length ? html`<form class="publish-give" @submit=${this.#give}>
                <div class="field"><label for="p-class">${t('publish.class')}</label>
                    <select id="p-class" @change=${e => (this.chosen = e.target.value)}>${this.classes.map(c => html`<option value=${c.id} ?selected=${c.id === this.chosen}>${c.name} · ${word('stage', c.stage)}</option>`)}</select></div>
                ${chosen && !this.stand.stages.includes(chosen.stage) ? html`<p class="notice">${t('publish.stage', {stages: this.stand.stages.map(s => word('stage', s)).join('、')})}</p>` : nothing}
                <button type="submit" class="button" ?disabled=${this.busy}>${t('publish.go')}</button></form>` : html`<p class="quiet">${t('publish.noClass')}</p>`}`;
    }

    /** The classes that have it, and whether they have the words of now. */
    #given() {
        const {stand} = this;
        if (!stand.classes.length) return nothing;
        return html`${stand.current ? nothing : html`<p class="notice">${t('publish.old', {n: stand.planVersion})}</p>`}
            <ul class="given">${stand.classes.map(c => html`<li><span>${t('publish.has', {class: c.name, time: when(c.since)})}</span>
                <span class="row"><a class="plain" href=${`#/classes/${encodeURIComponent(c.id)}?inquiry=${encodeURIComponent(stand.base)}`} aria-label=${`${t('publish.toClass')}：${c.name}`}>${t('publish.toClass')}</a>
                <button type="button" class="plain danger" ?disabled=${this.busy} aria-label=${`${t('publish.take')}：${c.name}`} @click=${() => this.#take(c)}>${t('publish.take')}</button></span></li>`)}</ul>`;
    }
}

customElements.define('qw-publish', Publish);
