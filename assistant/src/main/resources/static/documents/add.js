/** Handing in files: picked by a button or dropped anywhere on the page, described, then sent. */
import {html, nothing, Part, t} from '../page.js';
import {language} from '../i18n/i18n.js';
import {descriptionFields, knownInquiries, pairs} from './description.js';
import {carriesFiles, fromDrop, fromInput, sorted} from './picked.js';
import {uploads} from './uploads.js';
import {size} from './words.js';

/** So many names are shown of what is about to be sent. */
const SHOWN = 6;

class Add extends Part {
    static properties = {files: {state: true}, litter: {state: true}, over: {state: true}, offered: {state: true}, unreadable: {state: true}};

    #depth = 0;

    constructor() {
        super();
        this.files = [];
        this.litter = 0;
        this.over = false;
        this.offered = [];
        this.unreadable = false;
    }

    #enter = event => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        this.#depth++;
        this.over = true;
    };
    #move = event => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
    };
    #leave = event => {
        if (!carriesFiles(event)) return;
        if (--this.#depth <= 0) this.#done();
    };
    #drop = async event => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        this.#done();
        this.unreadable = false;
        try {
            this.#take(await fromDrop(event.dataTransfer));
        } catch {
            this.unreadable = true;
        }
    };

    #done() {
        this.#depth = 0;
        this.over = false;
    }

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener('dragenter', this.#enter);
        window.addEventListener('dragover', this.#move);
        window.addEventListener('dragleave', this.#leave);
        window.addEventListener('drop', this.#drop);
    }

    disconnectedCallback() {
        window.removeEventListener('dragenter', this.#enter);
        window.removeEventListener('dragover', this.#move);
        window.removeEventListener('dragleave', this.#leave);
        window.removeEventListener('drop', this.#drop);
        super.disconnectedCallback();
    }

    #picked(event) {
        const picked = fromInput(event.target);
        // so that the same file can be picked again after it was taken out
        event.target.value = '';
        this.unreadable = false;
        this.#take(picked);
    }

    #take(picked) {
        const {files, litter} = sorted(picked);
        const names = new Set(this.files.map(f => f.name));
        this.files = [...this.files, ...files.filter(f => !names.has(f.name))];
        this.litter += litter;
        if (this.files.length) knownInquiries().then(list => (this.offered = list));
    }

    #without(name) {
        this.files = this.files.filter(f => f.name !== name);
        if (!this.files.length) this.#forget();
    }

    #forget() {
        this.files = [];
        this.litter = 0;
        this.querySelector('.pick button').focus();
    }

    #send(event) {
        event.preventDefault();
        uploads.add(this.files, pairs(event.target));
        this.#forget();
    }

    render() {
        return html`<div class="pick">
                <button type="button" class="button" @click=${() => this.querySelector('#pick-files').click()}>${t('docs.add')}</button>
                <button type="button" class="plain" @click=${() => this.querySelector('#pick-folder').click()}>${t('docs.addFolder')}</button>
                <input id="pick-files" type="file" multiple hidden @change=${this.#picked}>
                <input id="pick-folder" type="file" webkitdirectory hidden @change=${this.#picked}>
                <p class="quiet">${t('docs.formats')}</p>
            </div>
            <p class="away" role="status">${this.files.length ? t('docs.ready', {n: this.files.length}) : nothing}</p>
            ${this.unreadable ? html`<p class="trouble" role="alert">${t('docs.unreadable')}</p>` : nothing}
            ${this.files.length ? this.#form() : nothing}
            ${this.over ? html`<div class="over" aria-hidden="true"><p>${t('docs.drop')}</p></div>` : nothing}`;
    }

    #form() {
        const total = this.files.reduce((sum, {file}) => sum + file.size, 0);
        const more = this.files.length - SHOWN;
        return html`<form class="sheet-form" aria-labelledby="ready" @submit=${this.#send}>
            <h2 id="ready">${t('docs.ready', {n: this.files.length})} <span class="quiet">${size(total)}</span></h2>
            <ul class="ready">${this.files.slice(0, SHOWN).map(({file, name}) => html`<li><span>${name}</span><span class="quiet">${size(file.size)}</span>
                <button type="button" class="plain" aria-label=${`${t('docs.takeOut')}：${name}`} @click=${() => this.#without(name)}>${t('docs.takeOut')}</button></li>`)}
                ${more > 0 ? html`<li class="quiet">${t('docs.more', {n: more})}</li>` : nothing}</ul>
            ${this.litter ? html`<p class="quiet">${t('docs.litter', {n: this.litter})}</p>` : nothing}
            ${descriptionFields({kind: 'COURSE_UNIT', locale: language()}, this.offered, 'new')}
            <p class="quiet">${t('docs.changeLater')}</p>
            <div class="row"><button type="submit" class="button">${t('docs.send')}</button>
                <button type="button" class="plain" @click=${this.#forget}>${t('docs.forget')}</button></div>
        </form>`;
    }
}

customElements.define('qw-add', Add);
