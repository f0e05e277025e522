/** Choosing an inquiry, and the conversations to go on with. */
import {html, nothing, Page, t} from '../page.js';
import {language, when, word} from '../i18n/i18n.js';
import {get, post} from '../api.js';
import {account, isStudent} from '../session.js';
import {dots} from '../dialogue/dots.js';

/** So many open conversations are offered to go on with; all of them stand under the student's growth. */
const MOST = 4;

class Explore extends Page {
    static properties = {inquiries: {state: true}, talks: {state: true}, starting: {state: true}, other: {state: true}};

    #shown = null;

    constructor() {
        super();
        this.inquiries = null;
        this.talks = [];
        this.starting = null;
        this.other = false;
    }

    get titleKey() {
        return 'nav.explore';
    }

    willUpdate() {
        if (this.#shown !== language()) {
            this.#shown = language();
            this.#load();
        }
    }

    async #load() {
        const locale = language();
        await this.attempt(async () => {
            const [inquiries, talks] = await Promise.all([
                this.#inquiries(locale),
                isStudent() ? get('/api/conversations').then(list => list.items) : [],
            ]);
            this.inquiries = inquiries;
            this.talks = talks.filter(c => c.phase !== 'DONE').slice(0, MOST);
        });
    }

    /** The inquiries in this language; where there are none yet, the Chinese ones. */
    async #inquiries(locale) {
        const own = (await get(`/api/inquiries?locale=${locale}`)).items;
        this.other = own.length === 0 && locale !== 'zh-CN';
        return this.other ? (await get('/api/inquiries?locale=zh-CN')).items : own;
    }

    async #start(inquiry) {
        if (this.starting) return;
        this.starting = inquiry.id;
        const begun = await this.attempt(() => post('/api/conversations', {inquiry: inquiry.id, locale: this.#locale}));
        this.starting = null;
        if (begun) location.hash = `#/talk/${begun.id}`;
    }

    get #locale() {
        return this.other ? 'zh-CN' : language();
    }

    render() {
        return html`<div class="page explore">
            <header><h1>${t('explore.title')}</h1><p>${t(isStudent() ? 'explore.lead' : 'explore.preview')}</p></header>
            ${this.troubleBox(this.inquiries ? null : () => this.#load())}
            ${this.talks.length ? html`<section aria-labelledby="open-talks"><h2 id="open-talks" class="kind">${t('explore.open')}</h2>
                <ul class="open-talks">${this.talks.map(c => html`<li><a href=${`#/talk/${c.id}`}>
                    <span class="title" lang=${c.locale}>${c.title}</span>
                    <span class="quiet">${word('phase', c.phase)} · ${when(c.updated)}</span>
                    ${dots(c.dots)}
                    <span class="go" aria-hidden="true">${t('explore.on')}</span></a></li>`)}</ul></section>` : nothing}
            ${this.#cards()}
        </div>`;
    }

    #cards() {
        if (!this.inquiries) return this.trouble ? nothing : html`<p class="waiting" role="status">${t('app.wait')}</p>`;
        if (!this.inquiries.length) return html`<p class="empty">${t('explore.empty')}</p>`;
        const stage = account().stage;
        return html`<section aria-labelledby="all"><h2 id="all" class="kind">${t('explore.all')}</h2>
            ${this.other ? html`<p class="quiet">${t('explore.otherLocale')}</p>` : nothing}
            <ul class="cards">${this.inquiries.map(i => html`<li class="inquiry" lang=${this.#locale}>
                <p class="kind" lang=${language()}>${[i.given ? t('explore.given') : null, i.discipline, stages(i.stages, stage), i.kind === 'EXPLAIN' ? null : word('kind', i.kind)].filter(Boolean).join(' · ')}</p>
                <h3>${i.drivingQuestion}</h3>
                <p class="phenomenon">${i.phenomenon}</p>
                <button type="button" class="button second" lang=${language()} ?disabled=${this.starting !== null} @click=${() => this.#start(i)}
                    aria-label=${`${t('explore.go')}：${i.title}`}>${t(this.starting === i.id ? 'explore.opening' : 'explore.go')}</button>
            </li>`)}</ul></section>`;
    }
}

/** The stage of a card: the student's own when the inquiry is written for it, else all of them. */
const stages = (list, own) => (list?.includes(own) ? word('stage', own) : (list ?? []).map(s => word('stage', s)).join('、'));

customElements.define('qw-explore', Explore);
