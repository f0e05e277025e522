/** A class as a whole: what many think, which practices they show, and the question that could come next. */
import {html, nothing, Page, stylesheet, t} from '../page.js';
import {language, word} from '../i18n/i18n.js';
import {get} from '../api.js';
import {planWords} from '../plans/words.js';

class Classes extends Page {
    static properties = {chosen: {}, asked: {}, classes: {state: true}, ideas: {state: true}, questions: {state: true}};

    constructor() {
        super();
        Object.assign(this, {chosen: null, asked: '', classes: null, ideas: null, questions: []});
    }

    get titleKey() {
        return 'nav.classes';
    }

    willUpdate(changed) {
        if (changed.has('chosen') || changed.has('asked')) this.#load();
    }

    get #inquiry() {
        return new URLSearchParams(this.asked).get('inquiry') ?? '';
    }

    get #class() {
        return this.classes?.find(c => c.id === this.chosen) ?? null;
    }

    #path(id, inquiry = this.#inquiry) {
        return `/classes/${encodeURIComponent(id)}${inquiry ? `?inquiry=${encodeURIComponent(inquiry)}` : ''}`;
    }

    #load() {
        const {chosen, asked} = this;
        return this.attempt(async () => {
            this.classes ??= (await get('/api/classes')).items;
            if (!chosen) {
                if (this.classes.length) location.replace(`#${this.#path(this.classes[0].id)}`);
                return;
            }
            const about = this.#inquiry ? `?inquiry=${encodeURIComponent(this.#inquiry)}` : '';
            const at = `/api/classes/${encodeURIComponent(chosen)}`;
            const [ideas, questions] = await Promise.all([get(`${at}/ideas${about}`), get(`${at}/questions?${new URLSearchParams({locale: language(), ...(this.#inquiry ? {inquiry: this.#inquiry} : {})})}`).catch(() => ({items: []}))]);
            if (chosen !== this.chosen || asked !== this.asked) return;
            this.ideas = ideas;
            this.questions = questions.items;
        });
    }

    /** A new brief from a question of this class, with what the class thinks. */
    #brief(question) {
        const ideas = this.ideas.items.filter(i => i.kind === 'MISCONCEPTION');
        const topic = this.ideas.items[0]?.title ?? '';
        const asked = new URLSearchParams({classId: this.chosen, topic, stage: this.#class?.stage ?? 'PRIMARY_UPPER', question: question.text, ideas: ideas.slice(0, 10).map(i => i.text).join('\n')});
        const inquiry = this.#inquiry || ideas[0]?.inquiry;
        if (inquiry) asked.set('inquiry', inquiry);
        return `#/plans/new?${asked}`;
    }

    render() {
        return html`<div class="page classes">
            <header><h1>${t('nav.classes')}</h1><p>${t('class.lead')}</p></header>
            ${this.troubleBox(() => this.#load())}
            ${this.classes ? this.#choice() : this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
            ${this.chosen && this.ideas ? this.#picture() : nothing}
        </div>`;
    }

    #choice() {
        if (!this.classes.length) return html`<p class="empty">${t('class.none')}</p>`;
        return html`<nav class="row" aria-label=${t('class.choose')}>${this.classes.map(c => html`<a class="pill" href=${`#${this.#path(c.id, '')}`} aria-current=${c.id === this.chosen ? 'page' : nothing}>${c.name}</a>`)}</nav>`;
    }

    #picture() {
        const {items, pupils, practices = []} = this.ideas;
        const beliefs = items.filter(i => i.kind === 'MISCONCEPTION');
        const reached = items.filter(i => i.kind === 'IDEA');
        return html`<p class="quiet" role="status">${t('class.pupils', {n: pupils})} ${t('class.anonymous')}</p>
            ${items.length || practices.length ? nothing : html`<p class="empty">${t('class.tooFew')}</p>`}
            ${this.#clusters('class.beliefs', beliefs)}
            ${this.#clusters('class.reached', reached)}
            ${practices.length ? html`<section aria-labelledby="practices"><h2 id="practices">${t('class.practices')}</h2><ul class="clusters">${practices.map(p => html`<li><p>${word('practice', p.practice)} <strong>${t('class.count', {n: p.pupils})}</strong></p></li>`)}</ul></section>` : nothing}
            ${this.questions.length ? html`<section aria-labelledby="next"><h2 id="next">${t('class.next')}</h2><p class="quiet">${t('class.nextNote')}</p><ul class="next-questions">${this.questions.map(q => html`<li>
                <p>${q.text}</p><a class="button second" href=${this.#brief(q)} aria-label=${`${t('class.toBrief')}：${q.text}`}>${t('class.toBrief')}</a></li>`)}</ul></section>` : nothing}`;
    }

    #clusters(key, list) {
        if (!list.length) return nothing;
        const id = key.replace('.', '-');
        return html`<section aria-labelledby=${id}><h2 id=${id}>${t(key)}</h2><ul class="clusters">${list.map(i => html`<li>
            <p>${i.text} <strong>${t('class.count', {n: i.pupils})}</strong></p><p class="quiet">${i.title}</p>
            ${i.words.length ? html`<p class="voiced">${i.words.map(said => html`<q>${said}</q> `)}</p>` : nothing}</li>`)}</ul></section>`;
    }
}

await Promise.all([stylesheet('/style/plans.css'), planWords()]);
customElements.define('qw-classes', Classes);
