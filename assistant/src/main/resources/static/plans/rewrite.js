/** Has one section written anew after an instruction. What stood there is one step back, and among the versions. */
import {html, nothing, Part, t} from '../page.js';
import {open, Problem} from '../api.js';
import {events} from '../sse.js';
import {comma, explain} from './words.js';

/** Sections that follow the course of the lesson. */
const TIMED = ['process', 'outline', 'materials'];

class Rewrite extends Part {
    static properties = {desk: {}, section: {}, said: {state: true}, busy: {state: true}, wrong: {state: true}, note: {state: true}};

    #stop = null;

    constructor() {
        super();
        this.said = '';
        this.busy = false;
        this.wrong = null;
        this.note = null;
    }

    firstUpdated() {
        this.querySelector('textarea').focus();
    }

    disconnectedCallback() {
        this.#stop?.abort();
        super.disconnectedCallback();
    }

    get examples() {
        const {section} = this;
        return [...(TIMED.includes(section) ? ['minutes', 'shown', 'noStory'] : []), 'easier', 'other'].map(key => t(`rewriteExample.${key}`));
    }

    async #go(event) {
        event.preventDefault();
        const {desk, section} = this;
        Object.assign(this, {busy: true, wrong: null, note: null});
        try {
            if (!(await desk.save())) throw desk.problem ?? new Problem(412);
            desk.locked = true;
            desk.tell();
            await this.#hear(desk, section);
        } catch (problem) {
            if (!this.#stop?.signal.aborted) this.wrong = explain(problem);
        } finally {
            desk.locked = false;
            this.busy = false;
            desk.tell();
        }
    }

    async #hear(desk, section) {
        this.#stop = new AbortController();
        const {signal} = this.#stop;
        const response = await open('POST', `${desk.address}/sections/${section}`, {
            accept: 'text/event-stream', signal, body: {instruction: this.said.trim(), version: desk.version}, headers: {'If-Match': `"${desk.version}"`},
        });
        let plan = desk.plan;
        for await (const {event, data} of events(response.body)) {
            if (event === 'problem') throw new Problem(data.status ?? 400, data);
            if (event === 'section') plan = {...plan, [data.section]: data.content};
            if (event === 'note') this.note = data.understood.length ? t('plan.rewriteUnderstood', {words: data.understood.join(comma())}) : t('plan.rewriteNotUnderstood');
            if (event === 'done') {
                desk.take({plan, version: data.version}, `/${section}`);
                return;
            }
        }
        throw new Problem(0);
    }

    #close() {
        this.desk.rewriting = null;
        this.desk.tell();
    }

    render() {
        return html`<form class="rewrite no-print" @submit=${this.#go} @keydown=${e => e.key === 'Escape' && this.#close()}>
            <label for="rewrite-said">${t('plan.rewriteHow', {section: t(`section.${this.section}`)})}</label>
            <textarea id="rewrite-said" rows="2" maxlength="500" .value=${this.said} ?disabled=${this.busy} @input=${e => (this.said = e.target.value)}></textarea>
            <div class="row">${this.examples.map(said => html`<button type="button" class="pill" ?disabled=${this.busy} @click=${() => (this.said = said)}>${said}</button>`)}</div>
            <div class="row"><button type="submit" class="button" ?disabled=${this.busy || !this.said.trim()}>${t(this.busy ? 'plan.rewriting' : 'plan.rewriteGo')}</button>
                <button type="button" class="plain" @click=${this.#close}>${t('docs.close')}</button></div>
            <p class="quiet">${t('plan.rewriteKept')}</p>
            <div role="status">${this.note ? html`<p class="notice">${this.note}</p>` : nothing}</div>
            ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
        </form>`;
    }
}

customElements.define('qw-rewrite', Rewrite);
