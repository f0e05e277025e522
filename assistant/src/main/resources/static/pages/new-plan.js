/** From a brief over its driving question to a plan. What was typed stays in the browser until the plan is there. */
import {html, nothing, Page, stylesheet, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {get, post, Problem} from '../api.js';
import {forget, keep, recalled, wire} from '../plans/brief.js';
import {explain, planWords} from '../plans/words.js';
import '../plans/brief-form.js';
import '../plans/making.js';
import '../plans/questions.js';

class NewPlan extends Page {
    static properties = {asked: {}, step: {state: true}, brief: {state: true}, refused: {state: true}, found: {state: true}, chosen: {state: true}, busy: {state: true}, wrong: {state: true}, classes: {state: true}};

    constructor() {
        super();
        Object.assign(this, {asked: '', step: 'brief', brief: null, refused: {}, found: null, chosen: null, busy: false, wrong: null, classes: []});
    }

    get titleKey() {
        return 'plan.new';
    }

    connectedCallback() {
        super.connectedCallback();
        this.#loadClasses();
    }

    /** Without an answer no class is offered. */
    async #loadClasses() {
        this.classes = (await get('/api/classes').catch(() => null))?.items ?? [];
    }

    willUpdate(changed) {
        if (changed.has('asked')) this.brief = recalled(this.asked);
    }

    #changed(brief) {
        this.brief = brief;
        this.refused = {};
        keep(brief);
    }

    /** Asks for questions; {@code own} is checked with them and comes first. */
    async #ask(own = this.brief.question) {
        Object.assign(this, {busy: true, wrong: null});
        try {
            const found = await post('/api/driving-questions', wire({...this.brief, question: own || null}));
            this.found = own && this.step === 'choose' ? {...found, items: [found.items[0], ...this.found.items.filter(q => q.text !== found.items[0].text)]} : found;
            this.chosen = this.found.items.find(q => q.text === own)?.text ?? this.found.items.find(q => q.good)?.text ?? this.found.items[0]?.text ?? null;
            await this.#go('choose', own && this.step === 'choose');
        } catch (problem) {
            const fields = problem instanceof Problem ? (problem.body.fields ?? []) : [];
            this.refused = Object.fromEntries(fields.map(f => [f.field, f.message]));
            this.wrong = explain(problem);
            if (fields.length) {
                await this.updateComplete;
                this.querySelector(`#b-${fields[0].field}`)?.focus();
            }
        }
        this.busy = false;
    }

    /** The next step begins at its heading. */
    async #go(step, stay = false) {
        this.step = step;
        if (stay) return;
        this.wrong = null;
        await this.updateComplete;
        window.scrollTo(0, 0);
        this.querySelector('h1')?.focus();
    }

    #made(id) {
        forget();
        location.replace(`#/plans/${encodeURIComponent(id)}`);
    }

    get #summary() {
        const b = this.brief;
        return [word('stage', b.stage), b.topic, t('plan.lessonsOf', {n: b.lessons, minutes: b.minutes}), t('plan.pupilsOf', {...b, groups: Math.ceil(b.classSize / b.groupSize)})].join(' · ');
    }

    render() {
        const headings = {brief: 'plan.new', choose: 'plan.questions', making: 'plan.makingTitle'};
        return html`<div class="page new-plan">
            <header><p class="kind">${this.step === 'brief' ? html`<a href="#/plans">${t('nav.plans')}</a>` : this.#summary}</p>
                <h1 tabindex="-1">${t(headings[this.step])}</h1>${this.step === 'making' ? nothing : html`<p>${t(`${headings[this.step]}Lead`)}</p>`}</header>
            ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
            ${this[`_${this.step}`]()}
        </div>`;
    }

    _brief() {
        return html`<qw-brief .brief=${this.brief} .classes=${this.classes} .busy=${this.busy} .refused=${this.refused} @changed=${e => this.#changed(e.detail)} @ready=${() => this.#ask()}></qw-brief>`;
    }

    _choose() {
        return html`${this.found.inquiryTitle ? html`<p class="notice">${t('plan.inquiryUsed', {title: this.found.inquiryTitle})}</p>` : html`<p class="notice">${t('plan.noInquiry')}</p>`}
            <qw-questions .items=${this.found.items} .chosen=${this.chosen} .busy=${this.busy} @chosen=${e => (this.chosen = e.detail)} @own=${e => this.#ask(e.detail)}></qw-questions>
            <div class="row next"><button type="button" class="button" ?disabled=${!this.chosen} @click=${() => this.#go('making')}>${t('plan.make')}</button>
                <button type="button" class="plain" @click=${() => this.#go('brief')}>${t('plan.backToBrief')}</button></div>`;
    }

    _making() {
        return html`<qw-making .brief=${wire({...this.brief, question: this.chosen, inquiry: this.found.inquiry ?? this.brief.inquiry})} @made=${e => this.#made(e.detail)} @back=${() => this.#go('choose')}></qw-making>`;
    }
}

await Promise.all([stylesheet('/style/plans.css'), planWords()]);
customElements.define('qw-new-plan', NewPlan);
