/** A plan that is being written: its sections as they come. */
import {html, nothing, Part, t} from '../page.js';
import {open, Problem} from '../api.js';
import {events} from '../sse.js';
import {SECTIONS} from './sections.js';
import {sectionView} from './section-view.js';
import {explain, needsMaterial} from './words.js';

/** What the views of sections need of a plan that nobody edits yet. */
class Growing {
    plan = {};
    locked = true;
    claims = null;
    here = null;

    at(path) {
        return path.split('/').slice(1).reduce((at, part) => at?.[part], this.plan);
    }

    marksOf() {
        return [];
    }

    lookAt() {}
}

class Making extends Part {
    static properties = {brief: {}, wrong: {state: true}, material: {state: true}};

    #stop = null;
    #desk = new Growing();

    constructor() {
        super();
        this.brief = null;
        this.wrong = null;
        this.material = false;
    }

    connectedCallback() {
        super.connectedCallback();
        this.#go();
    }

    disconnectedCallback() {
        this.#stop?.abort();
        super.disconnectedCallback();
    }

    async #go() {
        this.#stop = new AbortController();
        const {signal} = this.#stop;
        this.#desk = new Growing();
        this.wrong = null;
        try {
            const response = await open('POST', '/api/lesson-plans', {body: this.brief, accept: 'text/event-stream', signal});
            for await (const {event, data} of events(response.body)) {
                if (event === 'problem') throw new Problem(data.status ?? 400, data);
                if (event === 'section') this.#desk.plan = {...this.#desk.plan, [data.section]: data.content};
                if (event === 'done') {
                    this.dispatchEvent(new CustomEvent('made', {detail: data.id}));
                    return;
                }
                this.requestUpdate();
            }
            throw new Problem(0);
        } catch (problem) {
            if (!signal.aborted) Object.assign(this, {wrong: explain(problem), material: needsMaterial(problem)});
        }
    }

    render() {
        const here = SECTIONS.filter(s => s in this.#desk.plan);
        return html`<div class="making" aria-busy=${this.wrong ? 'false' : 'true'}>
            ${this.wrong ? html`<div class="trouble" role="alert"><strong>${t('trouble.title')}</strong><p>${this.wrong}</p><p class="quiet">${t('plan.briefKept')}</p>
                <div class="row">${this.material ? html`<a class="button second" href="#/documents">${t('plan.toMaterial')}</a>` : html`<button type="button" class="button second" @click=${() => this.#go()}>${t('trouble.retry')}</button>`}
                    <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event('back'))}>${t('plan.backToBrief')}</button></div></div>`
            : html`<p role="status">${t('plan.making', {n: here.length, total: SECTIONS.length})}</p><progress aria-label=${t('plan.makingLabel')} max=${SECTIONS.length} .value=${here.length}></progress>
                <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event('back'))}>${t('plan.stop')}</button>`}
            <div class="leaf">${here.map(s => ('head' in this.#desk.plan ? sectionView(this.#desk, s) : nothing))}</div>
        </div>`;
    }
}

customElements.define('qw-making', Making);
