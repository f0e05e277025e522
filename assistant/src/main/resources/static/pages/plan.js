/** One plan: its outline, its sections edited where they stand, and beside them what is checked and what can be done with it. */
import {html, nothing, Page, stylesheet, t} from '../page.js';
import {when} from '../i18n/i18n.js';
import {get, remove} from '../api.js';
import {Desk} from '../plans/desk.js';
import {difference} from '../plans/difference.js';
import {facts} from '../plans/own-views.js';
import {evidence} from '../plans/evidence.js';
import {SECTIONS} from '../plans/sections.js';
import {sectionView} from '../plans/section-view.js';
import {comma, explain, planWords} from '../plans/words.js';
import '../plans/exports.js';
import '../plans/publish.js';
import '../plans/versions.js';
import '../plans/wording.js';

/** Wait after a save before the sentences are checked again, in ms. */
const CHECK = 1_500;

class Plan extends Page {
    static properties = {plan: {}, panel: {state: true}, sure: {state: true}, wordable: {state: true}};

    #desk = null;
    #look = null;
    #checking = null;

    constructor() {
        super();
        this.plan = null;
        this.panel = null;
        this.sure = false;
        this.wordable = false;
    }

    get titleText() {
        return this.#desk?.plan?.head.title ?? t('nav.plans');
    }

    connectedCallback() {
        super.connectedCallback();
        document.addEventListener('keydown', this.#keyed);
        window.addEventListener('beforeunload', this.#warn);
    }

    disconnectedCallback() {
        document.removeEventListener('keydown', this.#keyed);
        window.removeEventListener('beforeunload', this.#warn);
        clearTimeout(this.#checking);
        this.#desk?.leave();
        super.disconnectedCallback();
    }

    willUpdate(changed) {
        if (changed.has('plan')) this.#load();
    }

    async #load() {
        this.#desk?.leave();
        const desk = new Desk(this.plan);
        this.#desk = desk;
        desk.addEventListener('change', () => this.requestUpdate());
        desk.addEventListener('saved', () => this.#checkLater());
        await this.attempt(() => desk.load());
        this.requestUpdate();
        if (!desk.plan) return;
        this.#check();
        // Without a model there is nothing to word with, and then nothing of it is shown.
        this.wordable = await get(`${desk.address}/wording`).then(({available}) => available, () => false);
    }

    /** Shows what changed since a version. */
    #compare(version) {
        this.#look = version;
        this.panel = 'versions';
        this.updateComplete.then(() => this.querySelector('.box.versions > summary')?.focus());
    }

    #checkLater() {
        clearTimeout(this.#checking);
        this.#checking = setTimeout(() => this.isConnected && this.#check(), CHECK);
    }

    async #check() {
        const desk = this.#desk;
        try {
            desk.claims = await get(`${desk.address}/claims`);
            desk.claimsWrong = false;
        } catch {
            desk.claimsWrong = !desk.claims;
        }
        desk.tell();
    }

    /** The browser keeps what was typed anyway; it asks only when the server has not got it. */
    #warn = event => {
        if (['KEPT', 'CLASH'].includes(this.#desk?.state)) event.preventDefault();
    };

    #keyed = event => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || event.target.closest?.('.rewrite')) return;
        const key = event.key.toLowerCase();
        const redo = key === 'y' || (key === 'z' && event.shiftKey);
        if (key === 's') this.#desk?.save();
        else if (redo) this.#desk?.redo();
        else if (key === 'z') this.#desk?.undo();
        else return;
        event.preventDefault();
        this.requestUpdate();
    };

    updated() {
        super.updated();
        const desk = this.#desk;
        if (desk?.next) {
            const field = document.getElementById(desk.next.id);
            const caret = desk.next.caret;
            desk.next = null;
            field?.focus();
            if (caret !== null) field?.setSelectionRange?.(caret, caret);
        }
    }

    async #delete() {
        if (!this.sure) {
            this.sure = true;
            return;
        }
        const gone = await this.attempt(async () => {
            await remove(this.#desk.address);
            return true;
        });
        if (gone) location.hash = '#/plans';
    }

    render() {
        const desk = this.#desk;
        if (!desk?.plan) return html`<div class="page">${this.trouble ? this.troubleBox(this.trouble.status === 404 ? null : () => this.#load()) : html`<p class="waiting" role="status">${t('app.wait')}</p>`}
            <a class="plain back" href="#/plans">← ${t('plan.all')}</a></div>`;
        const {head, brief} = desk.plan;
        return html`<div class="plan">
            <div class="state-bar no-print">${this.#bar(desk)}</div>
            <nav class="toc no-print" aria-label=${t('docs.outline')}>
                <a class="plain back" href="#/plans">← ${t('plan.all')}</a>
                <ol>${SECTIONS.filter(s => this.#there(desk, s)).map(s => html`<li><a href=${`#/plans/${desk.id}`} @click=${e => this.#jump(e, s)}>${t(`section.${s}`)}</a></li>`)}
                    <li class="to-beside"><a href=${`#/plans/${desk.id}`} @click=${e => this.#aside(e)}>${t('plan.beside')}</a></li></ol>
            </nav>
            <div class="leaf">
                <header><h1 lang=${brief.locale}>${head.title}</h1>${facts(desk)}
                    <p class="ai">${t('plan.aiLabel')}</p>
                    ${desk.plan.notices.length ? html`<ul class="notice">${desk.plan.notices.map(n => html`<li>${n}</li>`)}</ul>` : nothing}</header>
                ${this.#clash(desk)}
                ${SECTIONS.map(s => sectionView(desk, s))}
            </div>
            <aside class="beside no-print" tabindex="-1" aria-label=${t('plan.beside')}>
                ${evidence(desk)}
                ${this.#fold('versions', 'plan.versions', () => html`<qw-versions .desk=${desk} .look=${this.#look}></qw-versions>`)}
                ${this.wordable ? this.#fold('wording', 'wording.title', () => html`<qw-wording .desk=${desk} @compare=${e => this.#compare(e.detail)}></qw-wording>`) : nothing}
                ${this.#fold('publish', 'publish.title', () => html`<qw-publish .desk=${desk}></qw-publish>`)}
                ${this.#fold('exports', 'plan.exports', () => html`<qw-exports .desk=${desk}></qw-exports>`)}
                <div class="box"><h2 class="kind">${t('plan.classIdeas')}</h2><p class="quiet">${t('plan.classIdeasNote')}</p>
                    <a class="plain" href=${`#/classes${brief.inquiry ? `?inquiry=${encodeURIComponent(brief.inquiry)}` : ''}`}>${t('plan.toClasses')}</a></div>
                <button type="button" class="plain danger" @click=${this.#delete} @blur=${() => (this.sure = false)}>${t(this.sure ? 'plan.deleteSure' : 'plan.delete')}</button>
                ${this.troubleBox(null)}
            </aside>
        </div>`;
    }

    #there(desk, section) {
        return section === 'project' ? desk.plan.head.lessons > 1 : section === 'citations' ? desk.plan.citations.length > 0 : true;
    }

    #jump(event, section) {
        event.preventDefault();
        const heading = this.querySelector(`#h-${section}`);
        heading.focus({preventScroll: true});
        heading.closest('section').scrollIntoView({block: 'start'});
    }

    #aside(event) {
        event.preventDefault();
        const beside = this.querySelector('.beside');
        beside.focus({preventScroll: true});
        beside.scrollIntoView({block: 'start'});
    }

    #fold(name, key, draw) {
        return html`<details class="box fold ${name}" ?open=${this.panel === name} @toggle=${e => e.target.open ? (this.panel = name) : this.panel === name && (this.panel = null)}>
            <summary>${t(key)}</summary>${this.panel === name || (name === 'wording' && this.#desk.polishing) ? draw() : nothing}</details>`;
    }

    #bar(desk) {
        const said = {
            SAVED: t('plan.saved', {n: desk.version, time: when(desk.updated)}), WAITING: t('plan.waiting'), SAVING: t('plan.saving'),
            KEPT: `${desk.problem ? explain(desk.problem) : ''} ${t('plan.kept')}`, CLASH: t('plan.clashShort'),
        }[desk.state];
        return html`<p role="status" class=${`is-${desk.state.toLowerCase()}`}>${said}${desk.joined.length && desk.state !== 'CLASH' ? html` ${t('plan.joined', {sections: desk.joined.map(s => t(`section.${s}`)).join(comma())})}` : nothing}</p>
            ${desk.state === 'KEPT' ? html`<button type="button" class="plain" @click=${() => desk.save()}>${t('plan.saveAgain')}</button>` : nothing}
            ${desk.state === 'CLASH' ? html`<button type="button" class="plain" @click=${() => this.#toClash()}>${t('plan.clashGo')}</button>` : nothing}
            <button type="button" class="plain" ?disabled=${!desk.canUndo || desk.locked} aria-keyshortcuts="Control+Z" @click=${() => desk.undo()}>${t('plan.undo')}</button>
            <button type="button" class="plain" ?disabled=${!desk.canRedo || desk.locked} aria-keyshortcuts="Control+Y" @click=${() => desk.redo()}>${t('plan.redo')}</button>`;
    }

    #toClash() {
        const heading = this.querySelector('.two-sides h2');
        heading.focus({preventScroll: true});
        heading.closest('.two-sides').scrollIntoView({block: 'center'});
    }

    /** The other window saved the same sections: what it stored against what stands here. */
    #clash(desk) {
        if (!desk.clash) return nothing;
        const {clash} = desk;
        return html`<div class="two-sides" role="alert"><h2 tabindex="-1">${t('plan.clash', {time: when(clash.updated), sections: clash.sections.map(s => t(`section.${s}`)).join(comma())})}</h2>
            <p>${t('plan.clashNote')}</p>
            <details><summary>${t('plan.clashShow')}</summary>${difference(clash.plan, desk.plan, clash.sections)}</details>
            <div class="row"><button type="button" class="button" @click=${() => desk.settle(true)}>${t('plan.keepMine')}</button>
                <button type="button" class="button second" @click=${() => desk.settle(false)}>${t('plan.takeTheirs')}</button></div></div>`;
    }
}

await Promise.all([stylesheet('/style/plans.css'), planWords()]);
customElements.define('qw-plan', Plan);
