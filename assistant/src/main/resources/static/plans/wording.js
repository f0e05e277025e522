/** Has a model word the classroom talk of the plan anew: what it does shows by sections, what it did can be compared and undone. */
import {html, nothing, Part, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {open, Problem} from '../api.js';
import {events} from '../sse.js';
import {comma, explain} from './words.js';

class Wording extends Part {
    static properties = {desk: {}, busy: {state: true}, shares: {state: true}, done: {state: true}, ended: {state: true}, said: {state: true}, wrong: {state: true}, from: {state: true}};

    #stop = null;

    constructor() {
        super();
        Object.assign(this, {busy: false, shares: [], done: {}, ended: [], said: null, wrong: null, from: null});
    }

    disconnectedCallback() {
        this.#stop?.abort();
        super.disconnectedCallback();
    }

    async #go() {
        const {desk} = this;
        Object.assign(this, {busy: true, shares: [], done: {}, ended: [], said: null, wrong: null, from: null});
        this.#stop = new AbortController();
        const heard = {plan: null, version: null};
        desk.polishing = true;
        this.#focus();
        try {
            if (!(await desk.save())) throw desk.problem ?? new Problem(412);
            this.from = desk.version;
            desk.locked = true;
            desk.tell();
            await this.#hear(heard);
            this.said = this.#summary();
        } catch (problem) {
            if (this.#stop.signal.aborted) this.said = t('wording.stopped', {said: this.#summary()});
            else this.wrong = explain(problem);
        } finally {
            const here = this.contains(document.activeElement);
            Object.assign(desk, {locked: false, polishing: false});
            this.busy = false;
            if (here) this.#focus();
            // Whatever was told to be saved is what the server holds, also when the rest did not come.
            if (heard.plan) desk.take(heard, '/process');
            desk.tell();
        }
    }

    /** The button that was pressed is gone; the one in its place is next. */
    #focus() {
        this.updateComplete.then(() => this.querySelector('.button')?.focus());
    }

    async #hear(heard) {
        const {desk} = this;
        const response = await open('POST', `${desk.address}/wording`, {accept: 'text/event-stream', signal: this.#stop.signal, headers: {'If-Match': `"${desk.version}"`}});
        for await (const {event, data} of events(response.body)) {
            if (event === 'problem') throw new Problem(data.status ?? 400, data);
            if (event === 'begun') this.shares = data.sections;
            if (event === 'part') this.done = {...this.done, [data.section]: data.part};
            if (event === 'section') {
                this.ended = [...this.ended, data];
                if (data.worded) Object.assign(heard, {plan: {...(heard.plan ?? desk.plan), ...data.contents, notices: data.notices}, version: data.version});
            }
            if (event === 'done') return;
        }
        throw new Problem(0);
    }

    get #changed() {
        return this.ended.reduce((all, {worded}) => all + worded, 0);
    }

    #summary() {
        return this.#changed ? t('wording.changed', {n: this.#changed, version: this.from}) : t('wording.nothing');
    }

    #one({section, outcome, reason, offered, worded, refused}) {
        const why = Object.entries(refused).map(([code, n]) => `${word('wordingWhy', code)} ${n}`);
        const left = Object.values(refused).reduce((all, n) => all + n, 0);
        // A line to the model that broke is told even when another part of the section came through.
        const broken = reason && !(reason in refused) && (outcome === 'KEPT' || reason !== 'UNCHANGED') ? word('wordingWhy', this.#known(reason)) : null;
        return html`<li><strong>${t(`section.${section}`)}</strong> ${t(worded ? 'wording.of' : 'wording.kept', {n: worded, all: offered})}
            ${broken ? html`<span class="quiet">${broken}</span>` : nothing}
            ${left ? html`<span class="quiet">${t('wording.refused', {n: left, why: why.join(comma())})}</span>` : nothing}</li>`;
    }

    /** A reason of the line to the model has no word of its own. */
    #known(reason) {
        return ['UNREADABLE', 'BUDGET', 'UNCHANGED'].includes(reason) ? reason : 'NO_ANSWER';
    }

    #compare() {
        this.dispatchEvent(new CustomEvent('compare', {detail: this.from}));
    }

    #progress() {
        const all = this.shares.reduce((n, {parts}) => n + parts, 0);
        const now = Object.values(this.done).reduce((n, part) => n + part, 0);
        const current = this.shares.find(({section}) => !this.ended.some(e => e.section === section));
        return html`<p role="status">${current ? t('wording.now', {section: t(`section.${current.section}`)}) : t('wording.waiting')}</p>
            <progress aria-label=${t('wording.progress')} max=${all || 1} .value=${now}></progress>
            <button type="button" class="button second" @click=${() => this.#stop.abort()}>${t('wording.stop')}</button>`;
    }

    render() {
        return html`<div class="wording">
            <p class="quiet">${t('wording.note')}</p>
            ${this.busy ? this.#progress() : html`<div role="status">${this.said ? html`<p class="notice">${this.said}</p>` : nothing}</div>
                ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
                <div class="row"><button type="button" class="button" @click=${() => this.#go()}>${t(this.from === null ? 'wording.go' : 'wording.again')}</button>
                    ${this.#changed ? html`<button type="button" class="plain" @click=${() => this.#compare()}>${t('wording.compare')}</button>` : nothing}</div>`}
            ${this.ended.length ? html`<ul class="worded">${this.ended.map(one => this.#one(one))}</ul>` : nothing}
        </div>`;
    }
}

customElements.define('qw-wording', Wording);
