/** What a school has decided for itself, and what its models were used for. */
import {html, nothing, Page, t} from '../page.js';
import {language} from '../i18n/i18n.js';
import {get, put, Problem} from '../api.js';
import {account, nameOf} from '../session.js';

const DAYS = 7;

class School extends Page {
    static properties = {settings: {state: true}, days: {state: true}, classes: {state: true}, saving: {state: true}, said: {state: true}};

    constructor() {
        super();
        this.settings = null;
        this.days = null;
        this.classes = null;
        this.saving = false;
        this.said = '';
        this.#load();
    }

    get titleKey() {
        return 'school.title';
    }

    get #path() {
        return `/api/schools/${account().school.id}/settings`;
    }

    async #load() {
        await this.attempt(async () => {
            const [settings, days, classes] = await Promise.all([
                get(this.#path), get(`/api/usage?by=day&size=${DAYS}`), get('/api/usage?by=class')]);
            this.settings = settings;
            this.days = days.items;
            this.classes = classes.items;
        });
    }

    async #switch(event) {
        const wanted = event.target.checked;
        const before = this.settings;
        this.saving = true;
        this.said = '';
        this.settings = {...before, localOnly: wanted};
        await this.attempt(async () => {
            try {
                this.settings = await put(this.#path, this.settings);
                this.said = t('school.saved');
            } catch (problem) {
                this.settings = before;
                if (!(problem instanceof Problem) || problem.status !== 409) throw problem;
                this.settings = await get(this.#path);
                this.said = t('school.changed');
            }
        });
        this.saving = false;
    }

    render() {
        return html`<div class="page school">
            <header><h1>${t('school.title')}</h1><p>${nameOf(account()?.school)}</p></header>
            ${this.troubleBox(this.settings ? null : () => this.#load())}
            ${this.settings ? html`${this.#models()}${this.#usage()}` : this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
        </div>`;
    }

    #models() {
        return html`<section>
            <h2 class="kind">${t('school.models')}</h2>
            <label class="switch"><input type="checkbox" role="switch" aria-describedby="local-note" .checked=${this.settings.localOnly}
                ?disabled=${this.saving} @change=${this.#switch}><span>${t('school.localOnly')}</span></label>
            <p class="quiet" id="local-note">${t('school.localOnlyNote')}</p>
            <p class="quiet" role="status">${this.said}</p>
        </section>`;
    }

    #usage() {
        const today = this.days[0];
        return html`<section>
            <h2 class="kind">${t('school.today')}</h2>
            ${today.requests ? this.#sum(today) : html`<p>${t('school.unused')}</p>`}
            ${this.classes.length ? this.#table(t('school.byClass'), t('school.class'), this.classes, line => line.class.name) : nothing}
            ${this.days.length > 1 ? this.#table(t('school.byDay'), t('school.day'), this.days, line => this.#date(line.day)) : nothing}
        </section>`;
    }

    #sum(line) {
        const tokens = line.inputTokens + line.outputTokens;
        const used = Math.min(1, line.limit.tokens ? tokens / line.limit.tokens : 1);
        const sentences = (...all) => all.filter(Boolean).join(language() === 'en' ? ' ' : '');
        const sum = sentences(
            t('school.used', {requests: this.#number(line.requests), tokens: this.#number(tokens)}),
            line.cost && t('school.cost', {cost: this.#money(line.cost)}));
        const note = sentences(
            line.estimatedTokens && t('school.estimated', {tokens: this.#number(line.estimatedTokens)}),
            t('school.limit', {limit: this.#number(line.limit.tokens)}));
        return html`<p class="sum">${sum}</p>
            <progress max="1" value=${used} aria-label=${t('school.ofLimit')}></progress>
            <p class="quiet">${note}</p>`;
    }

    #table(caption, first, lines, name) {
        const priced = lines.some(line => line.cost);
        return html`<table><caption>${caption}</caption>
            <thead><tr><th scope="col">${first}</th><th scope="col">${t('school.requests')}</th><th scope="col">${t('school.tokens')}</th>
                ${priced ? html`<th scope="col">${t('school.price')}</th>` : nothing}</tr></thead>
            <tbody>${lines.map(line => html`<tr><th scope="row">${name(line)}</th><td>${this.#number(line.requests)}</td>
                <td>${this.#number(line.inputTokens + line.outputTokens)}</td>
                ${priced ? html`<td>${line.cost ? this.#money(line.cost) : ''}</td>` : nothing}</tr>`)}</tbody></table>`;
    }

    #number(value) {
        return new Intl.NumberFormat(language()).format(value);
    }

    #money({amount, currency}) {
        return new Intl.NumberFormat(language(), {style: 'currency', currency}).format(amount);
    }

    #date(day) {
        return new Intl.DateTimeFormat(language(), {month: 'short', day: 'numeric', timeZone: 'UTC'}).format(new Date(day + 'T00:00:00Z'));
    }
}

customElements.define('qw-school', School);
