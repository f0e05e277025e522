/** The form of a brief. Says {@code changed} while it is filled in and {@code ready} when it is handed in. */
import {html, nothing, Part, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {STAGES, tongue} from '../documents/words.js';
import {examples, fresh} from './brief.js';

const NUMBERS = {minutes: [15, 120], lessons: [1, 6], classSize: [1, 80], groupSize: [1, 10]};
const MODELS = ['FOUR_STEP', 'FIVE_E'];

class BriefForm extends Part {
    static properties = {brief: {}, busy: {}, refused: {}, classes: {}};

    constructor() {
        super();
        this.brief = null;
        this.busy = false;
        this.refused = {};
        this.classes = [];
    }

    #put(change) {
        this.dispatchEvent(new CustomEvent('changed', {detail: {...this.brief, ...change}}));
    }

    /** A topic that was typed over no longer belongs to the example's inquiry or question. */
    #topic(topic) {
        this.#put({topic, inquiry: null, question: null});
    }

    #wrong(field) {
        return this.refused[field] ? html`<p class="wrong" id=${`b-${field}-wrong`}>${t(`briefWrong.${field}`)}</p>` : nothing;
    }

    #told(field, note) {
        return [this.refused[field] ? `b-${field}-wrong` : null, note ? `b-${field}-note` : null].filter(Boolean).join(' ') || nothing;
    }

    #text(field, {required = false, max = 100, note = null, put = value => this.#put({[field]: value})} = {}) {
        return html`<div class="field"><label for=${`b-${field}`}>${t(`brief.${field}`)}</label>
            <input id=${`b-${field}`} type="text" maxlength=${max} ?required=${required} aria-invalid=${this.refused[field] ? 'true' : nothing} aria-describedby=${this.#told(field, note)} .value=${this.brief[field]} @input=${e => put(e.target.value)}>
            ${note ? html`<p class="quiet" id=${`b-${field}-note`}>${note}</p>` : nothing}${this.#wrong(field)}</div>`;
    }

    #lines(field) {
        return html`<div class="field"><label for=${`b-${field}`}>${t(`brief.${field}`)}</label>
            <textarea id=${`b-${field}`} rows="3" maxlength="2000" aria-invalid=${this.refused[field] ? 'true' : nothing} aria-describedby=${this.#told(field, true)} .value=${this.brief[field]} @input=${e => this.#put({[field]: e.target.value})}></textarea>
            <p class="quiet" id=${`b-${field}-note`}>${t(`brief.${field}Note`)}</p>${this.#wrong(field)}</div>`;
    }

    #number(field) {
        const [min, max] = NUMBERS[field];
        return html`<div class="field"><label for=${`b-${field}`}>${t(`brief.${field}`)}</label>
            <input id=${`b-${field}`} type="number" inputmode="numeric" required min=${min} max=${max} aria-invalid=${this.refused[field] ? 'true' : nothing} aria-describedby=${this.#told(field)} .value=${String(this.brief[field])} @input=${e => this.#put({[field]: e.target.value === '' ? '' : e.target.valueAsNumber})}>${this.#wrong(field)}</div>`;
    }

    #select(field, options) {
        return html`<div class="field"><label for=${`b-${field}`}>${t(`brief.${field}`)}</label>
            <select id=${`b-${field}`} aria-describedby=${this.#told(field)} @change=${e => this.#put({[field]: e.target.value})}>${options.map(([value, name]) => html`<option value=${value} .selected=${value === this.brief[field]}>${name}</option>`)}</select>${this.#wrong(field)}</div>`;
    }

    /** A class brings its stage along. */
    #class() {
        if (!this.classes.length) return nothing;
        const choose = id => this.#put({classId: id || null, ...(id ? {stage: this.classes.find(c => c.id === id).stage} : {})});
        return html`<div class="field"><label for="b-classId">${t('brief.classId')}</label>
            <select id="b-classId" aria-describedby="b-classId-note" @change=${e => choose(e.target.value)}><option value="">${t('brief.noClass')}</option>
                ${this.classes.map(c => html`<option value=${c.id} .selected=${c.id === this.brief.classId}>${c.name}</option>`)}</select>
            <p class="quiet" id="b-classId-note">${t('brief.classIdNote')}</p></div>`;
    }

    #example({key, ...said}) {
        this.#put({...fresh(), ...said});
    }

    #ready(event) {
        event.preventDefault();
        this.dispatchEvent(new Event('ready'));
    }

    render() {
        return html`<form class="brief" @submit=${this.#ready}>
            <div class="examples"><p class="quiet">${t('brief.examples')}</p><div class="row">${examples().map(e => html`<button type="button" class="pill" @click=${() => this.#example(e)}>${t(e.key)}</button>`)}
                <button type="button" class="plain" @click=${() => this.#put(fresh())}>${t('brief.clear')}</button></div></div>
            <fieldset><legend>${t('brief.what')}</legend><div class="fields">
                ${this.#text('topic', {required: true, note: t('brief.topicNote'), put: v => this.#topic(v)})}
                ${this.#select('stage', STAGES.map(s => [s, word('stage', s)]))}
                ${this.#text('textbook')}${this.#text('unit')}${this.#class()}</div></fieldset>
            <fieldset><legend>${t('brief.room')}</legend><div class="fields numbers">${Object.keys(NUMBERS).map(f => this.#number(f))}</div>
                <div class="fields">${this.#lines('equipment')}${this.#lines('ideas')}</div></fieldset>
            <fieldset class="models"><legend>${t('brief.model')}</legend>${MODELS.map(m => html`<label class="check"><input type="radio" name="model" value=${m} .checked=${this.brief.model === m} @change=${() => this.#put({model: m})}><span>${word('model', m)} <span class="quiet">${t(`modelNote.${m}`)}</span></span></label>`)}</fieldset>
            <div class="fields numbers">${this.#select('locale', ['zh-CN', 'en'].map(l => [l, tongue(l)]))}</div>
            <div class="row"><button type="submit" class="button" ?disabled=${this.busy}>${t(this.busy ? 'brief.going' : 'brief.go')}</button>
                <span class="quiet">${t('brief.kept')}</span></div>
        </form>`;
    }
}

customElements.define('qw-brief', BriefForm);
