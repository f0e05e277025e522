/** What is known about a document beyond its line, and what can be done with it. Fires {@code changed}, {@code deleted}. */
import {html, nothing, Part, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {patch, remove} from '../api.js';
import {nameOf} from '../session.js';
import {descriptionFields, knownInquiries, values} from './description.js';
import {sentence, tongue} from './words.js';

class About extends Part {
    static properties = {item: {}, editing: {state: true}, problem: {state: true}, busy: {state: true}, offered: {state: true}};

    constructor() {
        super();
        this.item = null;
        this.editing = false;
        this.problem = null;
        this.busy = false;
        this.offered = [];
    }

    connectedCallback() {
        super.connectedCallback();
        knownInquiries().then(list => (this.offered = list));
    }

    #fire(name, detail) {
        this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true}));
    }

    async #edit() {
        this.editing = true;
        this.problem = null;
        await this.updateComplete;
        this.querySelector('form input').focus();
    }

    async #leave() {
        this.editing = false;
        await this.updateComplete;
        this.querySelector('.edit')?.focus();
    }

    async #save(event) {
        event.preventDefault();
        const {title, ...rest} = values(event.target);
        // a title is pinned only by who changes it
        const said = title === (this.item.title ?? '') ? rest : {...rest, title};
        await this.#work(async () => {
            const {job} = await patch(`/api/documents/${encodeURIComponent(this.item.id)}`, said);
            this.#fire('changed', {document: {...this.item, ...said, title: said.title || this.item.title, state: 'QUEUED'}, job});
            await this.#leave();
        });
    }

    #delete() {
        return this.#work(async () => {
            await remove(`/api/documents/${encodeURIComponent(this.item.id)}`);
            this.#fire('deleted', this.item);
        });
    }

    async #work(work) {
        if (this.busy) return;
        this.busy = true;
        this.problem = null;
        try {
            await work();
        } catch (problem) {
            this.problem = sentence(problem);
        }
        this.busy = false;
    }

    render() {
        return html`${this.editing ? this.#form(this.item) : this.#known(this.item)}
            ${this.problem ? html`<p class="wrong" role="alert">${this.problem}</p>` : nothing}`;
    }

    #known(d) {
        const may = d.changeable;
        const facts = [['docs.file', d.name], ['docs.language', tongue(d.locale)], ['docs.inquiry', this.offered.find(i => i.id === d.inquiry)?.title ?? d.inquiry], ['docs.licence', d.licence]].filter(([, fact]) => fact);
        return html`<dl>${facts.map(([key, fact]) => html`<div><dt>${t(key)}</dt><dd>${fact}</dd></div>`)}</dl>
            ${d.bundled ? html`<p class="quiet">${t('docs.bundledNote')}</p>` : may ? nothing : html`<p class="quiet">${t('docs.notYours', {name: nameOf(d.owner)})}</p>`}
            <div class="row">
                ${d.bundled ? nothing : html`<a class="plain" href=${`/api/documents/${encodeURIComponent(d.id)}/file`} download=${d.name}>${t('docs.download')}</a>`}
                ${may ? html`<button type="button" class="plain edit" @click=${this.#edit}>${t('docs.edit')}</button>
                    <button type="button" class="plain danger" ?disabled=${this.busy} @click=${this.#delete}>${t('docs.delete')}</button>` : nothing}
            </div>`;
    }

    #form(d) {
        return html`<form aria-label=${t('docs.edit')} @submit=${this.#save}>
            <div class="field"><label for=${`t-${d.id}`}>${t('docs.title')}</label><input id=${`t-${d.id}`} name="title" maxlength="200" .value=${d.title ?? ''} aria-describedby=${`n-${d.id}`}>
                <p class="quiet" id=${`n-${d.id}`}>${t('docs.titleNote')}</p></div>
            ${descriptionFields(d, this.offered, `e-${d.id}`)}
            <div class="field"><label for=${`l-${d.id}`}>${t('docs.licence')}</label><input id=${`l-${d.id}`} name="licence" maxlength="200" .value=${d.licence ?? ''}></div>
            <div class="row"><button type="submit" class="button" ?disabled=${this.busy}>${t(this.busy ? 'docs.saving' : 'docs.save')}</button>
                <button type="button" class="plain" @click=${this.#leave}>${t('docs.leave')}</button></div>
        </form>`;
    }
}

customElements.define('qw-about', About);
