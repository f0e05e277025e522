/** Where the student writes. Fires {@code say} {kind, text}, {@code stop}; keeps the draft of its conversation. */
import {html, nothing, Part, t} from '../page.js';
import {phrase} from '../i18n/i18n.js';

const coarse = window.matchMedia('(pointer: coarse)');
/** Same as the server's limit of one message, in characters. */
const MOST = 2000;

class Composer extends Part {
    static properties = {
        conversation: {}, locale: {}, phase: {}, busy: {type: Boolean}, handsOn: {type: Boolean}, mode: {state: true}, offline: {state: true},
    };

    constructor() {
        super();
        this.locale = 'zh-CN';
        this.busy = false;
        this.handsOn = false;
        this.mode = 'text';
        this.offline = !navigator.onLine;
    }

    #line = () => (this.offline = !navigator.onLine);

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener('online', this.#line);
        window.addEventListener('offline', this.#line);
    }

    disconnectedCallback() {
        window.removeEventListener('online', this.#line);
        window.removeEventListener('offline', this.#line);
        super.disconnectedCallback();
    }

    get #area() {
        return this.querySelector('textarea');
    }

    get #key() {
        return `qiwen.draft.${this.conversation}`;
    }

    firstUpdated() {
        this.#area.value = sessionStorage.getItem(this.#key) ?? '';
        this.#grow();
    }

    /** Puts words into the field for the student to go on with; called only when the student asked for it. */
    write(text, mode = this.mode) {
        this.mode = mode;
        const area = this.#area;
        area.value = text;
        this.#kept();
        area.focus();
        area.setSelectionRange(text.length, text.length);
    }

    /** The student wants to tell what was seen by hand. */
    tellSeen() {
        this.mode = 'observation';
        this.#area.focus();
    }

    #kept() {
        const text = this.#area.value;
        if (text) sessionStorage.setItem(this.#key, text);
        else sessionStorage.removeItem(this.#key);
        this.#grow();
    }

    /** Browsers without field-sizing get the height by hand. */
    #grow() {
        const area = this.#area;
        if (CSS.supports('field-sizing', 'content')) return;
        area.rows = Math.min(8, Math.max(1, area.value.split('\n').length));
    }

    #send(event) {
        event?.preventDefault();
        const text = this.#area.value.trim();
        if (!text || this.busy) return;
        this.#say(this.mode, text);
        this.#area.value = '';
        this.#kept();
        this.mode = 'text';
    }

    #say(kind, text) {
        if (this.busy) return;
        this.dispatchEvent(new CustomEvent('say', {detail: {kind, text}, bubbles: true}));
    }

    #pressed(event) {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || coarse.matches) return;
        this.#send(event);
    }

    #quick() {
        if (this.phase === 'EXIT') {
            return html`<button type="button" class="pill" ?disabled=${this.busy} @click=${() => this.#say('text', phrase('talk.skipExit', this.locale))}>${t('talk.skipExit')}</button>`;
        }
        const pill = (key, act) => html`<button type="button" class="pill" ?disabled=${this.busy} @click=${act}>${t(key)}</button>`;
        return html`
            ${this.handsOn ? html`<button type="button" class="pill" aria-pressed=${this.mode === 'observation' ? 'true' : 'false'}
                @click=${() => (this.mode === 'observation' ? (this.mode = 'text') : this.tellSeen())}>${t('talk.byHand')}</button>` : nothing}
            ${pill('talk.askHint', () => this.#say('text', phrase('talk.askHint', this.locale)))}
            ${pill('talk.askQuestion', () => this.write(phrase('talk.questionStart', this.locale) + this.#area.value, 'text'))}
            ${pill('talk.notUnderstood', () => this.#say('text', phrase('talk.notUnderstood', this.locale)))}`;
    }

    render() {
        const exit = this.phase === 'EXIT';
        const seen = this.mode === 'observation';
        const label = exit ? 'talk.writeExit' : seen ? 'talk.writeSeen' : 'talk.write';
        const hint = exit ? 'talk.placeholderExit' : seen ? 'talk.placeholderSeen' : 'talk.placeholder';
        return html`<form class="composer ${seen ? 'seen' : ''}" @submit=${this.#send}>
            <label for="words" class=${seen || exit ? 'kind' : 'away'}>${t(label)}</label>
            <textarea id="words" rows="1" maxlength=${MOST} placeholder=${t(hint)} enterkeyhint="send"
                @input=${this.#kept} @keydown=${this.#pressed}></textarea>
            <div class="row">
                <div class="quick" role="group" aria-label=${t('talk.quick')}>${this.#quick()}</div>
                ${this.busy
                    ? html`<button type="button" class="button second" @click=${() => this.dispatchEvent(new Event('stop'))}>${t('talk.stop')}</button>`
                    : html`<button type="submit" class="button" title=${t('talk.keys')}>${t('talk.send')}</button>`}
            </div>
            ${this.offline ? html`<p class="quiet" role="status">${t('talk.offline')}</p>` : nothing}
        </form>`;
    }
}

customElements.define('qw-composer', Composer);
