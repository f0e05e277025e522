/** The dialogue of a student with the tutor. */
import {html, nothing, Page, t} from '../page.js';
import {loadWords} from '../i18n/i18n.js';
import {get, Problem, remove} from '../api.js';
import {account, isStudent} from '../session.js';
import {follow} from '../sse.js';
import {add, blank, exchanges, materials, numbered, ownWords, progress, shown, standing} from '../dialogue/transcript.js';
import {dots, inWords} from '../dialogue/dots.js';
import {card, studentWords, tutorTurn} from '../dialogue/exchange.js';
import '../dialogue/materials.js';
import '../dialogue/composer.js';

/** From this width on the notes and the materials have columns of their own. */
const WIDE = window.matchMedia('(min-width: 72rem)');
/** A reminder to rest, in minutes: shorter for primary pupils (project's pedagogy, section 8 of its wording rules). */
const REST = {primary: 20, later: 30};

class Talk extends Page {
    static properties = {
        conversation: {}, data: {state: true}, list: {state: true}, live: {state: true}, line: {state: true},
        unsent: {state: true}, picked: {state: true}, wide: {state: true}, missing: {state: true}, rest: {state: true},
    };

    #stop = null;
    #restTimer = null;

    constructor() {
        super();
        this.conversation = null;
        this.data = null;
        this.list = [];
        this.live = false;
        this.line = null;
        this.unsent = null;
        this.picked = null;
        this.wide = WIDE.matches;
        this.missing = false;
        this.rest = false;
    }

    #widened = () => (this.wide = WIDE.matches);
    #paper = () => (this.wide = false);
    #keyed = event => this.#key(event);

    connectedCallback() {
        super.connectedCallback();
        WIDE.addEventListener('change', this.#widened);
        window.addEventListener('beforeprint', this.#paper);
        window.addEventListener('afterprint', this.#widened);
        document.addEventListener('keydown', this.#keyed);
        if (isStudent()) {
            this.#restTimer = setTimeout(() => (this.rest = true), this.#restMinutes * 60_000);
        }
    }

    disconnectedCallback() {
        WIDE.removeEventListener('change', this.#widened);
        window.removeEventListener('beforeprint', this.#paper);
        window.removeEventListener('afterprint', this.#widened);
        document.removeEventListener('keydown', this.#keyed);
        clearTimeout(this.#restTimer);
        this.#stop?.abort();
        super.disconnectedCallback();
    }

    get #restMinutes() {
        return account()?.stage?.startsWith('PRIMARY') ? REST.primary : REST.later;
    }

    get titleText() {
        return this.data?.title ?? t('nav.explore');
    }

    willUpdate(changed) {
        if (changed.has('conversation')) this.#load();
    }

    async #load() {
        this.#stop?.abort();
        const id = this.conversation;
        this.data = null;
        this.list = [];
        this.missing = false;
        const data = await this.attempt(async () => {
            try {
                return await get(`/api/conversations/${id}`);
            } catch (problem) {
                if (!(problem instanceof Problem) || ![403, 404].includes(problem.status)) throw problem;
                this.missing = true;
                return null;
            }
        });
        if (!data || id !== this.conversation) return;
        await loadWords(data.locale);
        this.data = data;
        this.list = exchanges(data);
        this.#askedFor(data);
        this.#recallUnsent();
        await this.updateComplete;
        this.#bringToTop('auto');
        const last = this.list.at(-1);
        if (last.status === 'RUNNING') this.#listen(null, last.tutor.lastId);
    }

    /** The driving question stands with the inquiries; without it the title has to do. */
    async #askedFor({inquiry, locale}) {
        const offers = await get(`/api/inquiries?locale=${locale}`).catch(() => null);
        const found = offers?.items.find(i => i.id === inquiry);
        if (found && this.data?.inquiry === inquiry) this.data = {...this.data, drivingQuestion: found.drivingQuestion};
    }

    // ---- saying something ----

    get #unsentKey() {
        return `qiwen.unsent.${this.conversation}`;
    }

    /** A message that had not reached the server when the page was closed; dropped when the server has it after all. */
    #recallUnsent() {
        const kept = JSON.parse(sessionStorage.getItem(this.#unsentKey) ?? 'null');
        const last = this.list.at(-1);
        if (kept && last.turn >= kept.turn) sessionStorage.removeItem(this.#unsentKey);
        this.unsent = kept && last.turn < kept.turn ? kept : null;
    }

    #say({kind, text}) {
        if (this.live) return;
        const turn = this.list.at(-1).turn + 1;
        this.#send({turn, kind, text, key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`});
    }

    #send(message) {
        sessionStorage.setItem(this.#unsentKey, JSON.stringify(message));
        this.unsent = null;
        const student = {kind: message.kind.toUpperCase(), text: message.text};
        const before = this.list.filter(e => e.turn < message.turn);
        this.list = [...before, {
            turn: message.turn,
            student: {...student, shown: shown(student, standing(before).tutor.choices)},
            tutor: blank(),
            status: 'RUNNING',
        }];
        this.updateComplete.then(() => this.#bringToTop('smooth'));
        this.#listen({[message.kind]: message.text, key: message.key}, null, message);
    }

    async #listen(body, after, message = null) {
        const stop = new AbortController();
        this.#stop = stop;
        const id = this.conversation;
        const turn = this.list.at(-1).turn;
        this.live = true;
        this.line = null;
        let heard = false;
        try {
            await follow({
                conversation: id,
                turn,
                message: body,
                after,
                signal: stop.signal,
                onLine: state => (this.line = state),
                onEvent: event => {
                    if (!heard) {
                        heard = true;
                        sessionStorage.removeItem(this.#unsentKey);
                    }
                    this.#arrived(turn, event);
                },
            });
            this.#status(turn, this.list.at(-1).tutor.problem ? 'INTERRUPTED' : 'DONE');
            if (this.line === 'lost') this.line = 'healed';
        } catch (failure) {
            if (stop.signal.aborted) return;
            this.line = null;
            const problem = failure instanceof Problem ? failure : new Problem(500);
            if (message && !heard) {
                this.list = this.list.filter(e => e.turn !== turn);
                this.unsent = {...message, why: problem.sentence};
            } else {
                this.#status(turn, 'LOST');
            }
        } finally {
            if (this.#stop === stop) {
                this.live = false;
                this.#stop = null;
            }
        }
    }

    #arrived(turn, event) {
        this.list = this.list.map(e => (e.turn === turn ? {...e, tutor: add(e.tutor, event)} : e));
        if (event.event === 'evidence') this.picked = `e:${event.data.id}`;
    }

    #status(turn, status) {
        this.list = this.list.map(e => (e.turn === turn ? {...e, status} : e));
    }

    async #cancel() {
        const turn = this.list.at(-1).turn;
        const path = `/api/conversations/${this.conversation}`;
        try {
            await remove(`${path}/turns/${turn}`);
        } catch {
            // it may have ended meanwhile; what the server has is shown below either way
        }
        this.#stop?.abort();
        this.live = false;
        const data = await get(path).catch(() => null);
        if (data) this.list = exchanges(data);
        if (this.list.at(-1).turn === turn && this.list.at(-1).status !== 'DONE') this.#status(turn, 'CANCELLED');
        sessionStorage.removeItem(this.#unsentKey);
    }

    #again() {
        const last = this.list.at(-1);
        this.#listen(null, last.tutor.lastId);
    }

    #rewrite() {
        const {text, kind} = this.unsent;
        this.unsent = null;
        sessionStorage.removeItem(this.#unsentKey);
        if (kind !== 'choice') this.querySelector('qw-composer').write(text, kind);
    }

    // ---- looking ----

    /** The last exchange goes to the top; what comes then fills the free space below it and moves nothing. */
    #bringToTop(behavior) {
        if (this.list.length < 2) return;
        const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
        this.querySelector('.exchange.last')?.scrollIntoView({block: 'start', behavior: calm ? 'auto' : behavior});
    }

    #key(event) {
        const choices = this.#choices;
        if (!choices.length || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        if (event.target.closest?.('input, textarea, select, [contenteditable], dialog')) return;
        const choice = choices[Number(event.key) - 1];
        if (!choice) return;
        event.preventDefault();
        this.#say({kind: 'choice', text: choice.id});
    }

    get #choices() {
        return this.live || this.unsent || !this.list.length ? [] : standing(this.list).tutor.choices;
    }

    #pick(key) {
        this.picked = key;
        if (!this.wide) this.#notebook.showModal();
    }

    get #notebook() {
        return this.querySelector('dialog');
    }

    #tried() {
        this.#notebook?.close();
        this.querySelector('qw-composer')?.tellSeen();
    }

    render() {
        if (this.missing) {
            return html`<div class="page"><div class="empty" role="alert"><p>${t('talk.missing')}</p><a class="button second" href="#/explore">${t('talk.back')}</a></div></div>`;
        }
        if (this.trouble) return html`<div class="page">${this.troubleBox(() => this.#load())}</div>`;
        if (!this.data) return html`<p class="page waiting" role="status">${t('app.wait')}</p>`;
        const state = progress(this.data, this.list);
        const words = ownWords(this.list);
        const items = materials(this.list);
        const locale = this.data.locale;
        return html`<div class="talk ${state.phase === 'EXIT' ? 'in-exit' : ''}">
            ${this.wide ? nothing : html`<div class="strip">
                <h1 lang=${locale}>${this.data.title}</h1>${dots(state.dots)}
                <button type="button" class="plain" @click=${() => this.#notebook.showModal()}>${t('talk.notebook')}</button>
            </div>`}
            ${this.wide ? html`<aside class="notes" aria-label=${t('talk.notebook')}>${this.#notes(state, words, 'h1')}</aside>` : nothing}
            <div class="middle">
                <p class="quiet program">${t('talk.program')}</p>
                <ol class="exchanges" lang=${locale}>${this.list.map((e, i) => this.#exchange(e, i, items, i === this.list.length - 1 && state.card ? card(state.card, words, locale) : nothing))}</ol>
                <div class="foot ${state.phase === 'DONE' && !this.live ? 'ended' : ''}">
                    ${this.#unsentBox()}
                    <p class="line" role="status">${this.line ? t(`talk.${this.line}`) : nothing}</p>
                    ${this.rest ? html`<p class="rest" role="status">${t('talk.rest', {minutes: this.#restMinutes})}
                        <button type="button" class="plain" @click=${() => (this.rest = false)}>${t('talk.restOk')}</button></p>` : nothing}
                    ${state.phase === 'DONE' && !this.live ? this.#finished() : html`<qw-composer .conversation=${this.conversation} .phase=${state.phase} .locale=${locale}
                        .busy=${this.live} .handsOn=${this.#handsOn(state, items)} @say=${e => this.#say(e.detail)} @stop=${this.#cancel}></qw-composer>`}
                </div>
            </div>
            ${this.wide ? html`<aside class="beside" aria-label=${t('talk.materials')}>${this.#materials(items, 'side')}</aside>` : nothing}
            ${this.wide ? nothing : html`<dialog class="notebook" aria-labelledby="notebook" @click=${e => e.target === e.currentTarget && e.target.close()}>
                <div class="inside">
                    <header><h2 id="notebook">${t('talk.notebook')}</h2><button type="button" class="plain" @click=${() => this.#notebook.close()}>${t('talk.close')}</button></header>
                    ${this.#notes(state, words, 'h3')}
                    <p class="kind">${t('talk.materials')}</p>
                    ${this.#materials(items, 'notebook')}
                </div>
            </dialog>`}
        </div>`;
    }

    #materials(items, place) {
        return html`<qw-materials .items=${items} .picked=${this.picked} .place=${place} .locale=${this.data.locale}
            @picked=${e => (this.picked = e.detail)} @tried=${this.#tried}></qw-materials>`;
    }

    #notes(state, words, level) {
        const locale = this.data.locale;
        const title = level === 'h1' ? html`<h1 lang=${locale}>${this.data.title}</h1>` : html`<h3 lang=${locale}>${this.data.title}</h3>`;
        return html`<section><p class="kind">${t('talk.exploring')}</p>${title}
                ${this.data.drivingQuestion ? html`<p class="quiet" lang=${locale}>${this.data.drivingQuestion}</p>` : nothing}</section>
            <section><p class="kind">${t('talk.prediction')}</p>
                ${words.guess
                    ? html`<p lang=${locale}>${words.guess}</p>${words.reason ? html`<p class="reason" lang=${locale}>${t('talk.because')}${words.reason}</p>` : nothing}`
                    : html`<p class="quiet">${t('talk.noPrediction')}</p>`}</section>
            ${state.dots.length ? html`<section><p class="kind">${t('talk.ideas')}</p>
                <p class="ideas">${dots(state.dots)}<span class="quiet" aria-hidden="true">${inWords(state.dots)}</span></p>
                ${state.dots.includes('TOLD') ? html`<p class="quiet">${t('dots.told')}</p>` : nothing}</section>` : nothing}
`;
    }

    #exchange(exchange, index, items, end) {
        const last = index === this.list.length - 1;
        const live = last && this.live;
        const {tutor} = exchange;
        const view = {
            live, beside: this.wide, numbers: numbered(items), locale: this.data.locale,
            onPick: key => this.#pick(key), onTried: last ? () => this.#tried() : null,
        };
        return html`<li class="exchange ${last ? 'last' : ''}">
            ${exchange.student ? studentWords(exchange.student) : nothing}
            <div class="tutor" aria-live=${last ? 'polite' : 'off'}>
                <p class="kind name">${t('talk.tutor')}</p>
                ${live && !tutor.blocks.length ? html`<p class="thinking"><span class="away">${t('talk.thinking')}</span><i></i><i></i><i></i></p>` : nothing}
                ${tutorTurn(tutor, view)}
                ${last && !live ? this.#after(exchange) : nothing}
            </div>
            ${last ? this.#options() : nothing}
            ${end}
        </li>`;
    }

    #after({status, tutor}) {
        const type = tutor.problem?.type ?? '';
        if (status === 'CANCELLED' || type.endsWith('turn-cancelled')) return html`<p class="quiet">${t('talk.cancelled')}</p>`;
        if (status === 'LOST') {
            return html`<div class="unsent"><p>${t('talk.longLost')}</p><button type="button" class="button second" @click=${this.#again}>${t('talk.retry')}</button></div>`;
        }
        if (status === 'INTERRUPTED' || tutor.problem) return html`<p class="quiet">${t('talk.interrupted')}</p>`;
        return nothing;
    }

    #options() {
        const choices = this.#choices;
        if (!choices.length) return nothing;
        return html`<div class="choices" role="group" aria-label=${t('talk.choose')}>
            ${choices.map((c, i) => html`<button type="button" aria-keyshortcuts=${i < 9 ? String(i + 1) : nothing}
                @click=${() => this.#say({kind: 'choice', text: c.id})}><kbd aria-hidden="true">${i + 1}</kbd><span>${c.text}</span></button>`)}
            ${choices.length < 2 ? nothing : html`<p class="quiet" aria-hidden="true" lang=${document.documentElement.lang}>${t('talk.choose')} <span class="keys">${t('talk.chooseKeys', {n: choices.length})}</span></p>`}
        </div>`;
    }

    #unsentBox() {
        if (!this.unsent) return nothing;
        const {kind, text, why} = this.unsent;
        const words = shown({kind: kind.toUpperCase(), text}, standing(this.list).tutor.choices);
        return html`<div class="unsent" role="alert">
            <p class="kind">${t('talk.unsent')}</p>
            <p lang=${this.data.locale}>${words}</p>
            <p class="quiet">${t('talk.unsentWhy', {why: why ?? ''})}</p>
            <div class="row"><button type="button" class="button" @click=${() => this.#send(this.unsent)}>${t('talk.retry')}</button>
                ${kind === 'choice' ? nothing : html`<button type="button" class="plain" @click=${this.#rewrite}>${t('talk.edit')}</button>`}</div>
        </div>`;
    }

    #handsOn(state, items) {
        const newest = items.filter(i => i.evidence).at(-1)?.evidence;
        return ['OBSERVE', 'WAITING'].includes(state.phase) || newest?.kind === 'DO';
    }

    #finished() {
        return html`<div class="finished"><div><h2>${t('talk.doneTitle')}</h2><p class="quiet">${t('talk.doneNote')}</p></div>
            <a class="button" href="#/explore">${t('talk.another')}</a></div>`;
    }
}

customElements.define('qw-talk', Talk);
