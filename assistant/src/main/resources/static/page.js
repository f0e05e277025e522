/** What every part of the pages shares: plain DOM under one style sheet, and a fresh look when the language changes. */
import {LitElement, html, nothing} from 'lit';
import {t} from './i18n/i18n.js';
import {Problem} from './api.js';

export {html, nothing, t};

export class Part extends LitElement {
    #redraw = () => this.requestUpdate();

    /** Light DOM: labels, headings and print styles work across parts. */
    createRenderRoot() {
        return this;
    }

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener('qw-language', this.#redraw);
    }

    disconnectedCallback() {
        window.removeEventListener('qw-language', this.#redraw);
        super.disconnectedCallback();
    }
}

/** A whole page: sets the title of the document and shows what went wrong in one way. */
export class Page extends Part {
    static properties = {trouble: {state: true}};

    /** Key of the page's title. */
    get titleKey() {
        return 'app.name';
    }

    get titleText() {
        return t(this.titleKey);
    }

    updated() {
        const app = t('app.name');
        document.title = this.titleText === app ? app : `${this.titleText} · ${app}`;
    }

    /** Runs a piece of work and keeps its problem for {@link #troubleBox}. */
    async attempt(work) {
        this.trouble = null;
        try {
            return await work();
        } catch (problem) {
            this.trouble = problem instanceof Problem ? problem : new Problem(500);
            if (!(problem instanceof Problem)) console.error(problem);
            return undefined;
        }
    }

    troubleBox(again) {
        return this.trouble ? trouble(this.trouble.sentence, again) : nothing;
    }
}

export function trouble(sentence, again) {
    return html`<div class="trouble" role="alert">
        <strong>${t('trouble.title')}</strong><p>${sentence}</p>
        ${again ? html`<div class="row"><button type="button" class="button second" @click=${again}>${t('trouble.retry')}</button></div>` : nothing}
    </div>`;
}

/** Adds a style sheet that only some pages need; resolves when it is there, or cannot be had. */
export function stylesheet(href) {
    if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
    return new Promise(resolve => {
        const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href});
        link.onload = link.onerror = () => resolve();
        document.head.append(link);
    });
}
