/** Five questions that may carry the lesson, each with what the checker says, and room for the teacher's own. */
import {html, nothing, Part, t} from '../page.js';
import {word} from '../i18n/i18n.js';

class Questions extends Part {
    static properties = {items: {}, chosen: {}, busy: {}, own: {state: true}};

    constructor() {
        super();
        this.items = [];
        this.chosen = null;
        this.busy = false;
        this.own = '';
    }

    #choose(text) {
        this.dispatchEvent(new CustomEvent('chosen', {detail: text}));
    }

    #check(event) {
        event.preventDefault();
        this.dispatchEvent(new CustomEvent('own', {detail: this.own.trim()}));
    }

    #one(q, i) {
        const failed = q.checks.filter(c => !c.passed);
        const passed = q.checks.filter(c => c.passed);
        return html`<li class="question ${q.good ? 'good' : 'doubtful'}">
            <label class="check"><input type="radio" name="question" .checked=${q.text === this.chosen} @change=${() => this.#choose(q.text)} aria-describedby=${`q-${i}`}><span>${q.text}</span></label>
            <div class="why" id=${`q-${i}`}>
                <p class="quiet">${word('origin', q.origin)} · ${q.good ? t('plan.questionGood') : t('plan.questionDoubt', {n: failed.length})}</p>
                ${failed.length ? html`<ul class="failed">${failed.map(c => html`<li><strong>${word('fault', c.fault)}</strong> ${c.reason}</li>`)}</ul>` : nothing}</div>
            ${passed.length ? html`<details><summary>${t('plan.questionPassed', {n: passed.length})}</summary><ul class="passed">${passed.map(c => html`<li><strong>${word('met', c.fault)}</strong> ${c.reason}</li>`)}</ul></details>` : nothing}
        </li>`;
    }

    render() {
        return html`<fieldset class="questions"><legend class="away">${t('plan.questions')}</legend>
                <ol>${this.items.map((q, i) => this.#one(q, i))}</ol></fieldset>
            <form class="own" @submit=${this.#check}><div class="field"><label for="own-question">${t('plan.ownQuestion')}</label>
                <input id="own-question" type="text" maxlength="200" .value=${this.own} @input=${e => (this.own = e.target.value)}></div>
                <button type="submit" class="button second" ?disabled=${this.busy || !this.own.trim()}>${t('plan.checkOwn')}</button></form>`;
    }
}

customElements.define('qw-questions', Questions);
