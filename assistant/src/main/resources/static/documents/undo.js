/** One line at the foot of the page that says what was done and takes it back. */
import {html, nothing, Part, t} from '../page.js';

class Undo extends Part {
    static properties = {said: {}, take: {}, keys: {}};

    constructor() {
        super();
        this.said = null;
        this.take = null;
        this.keys = null;
    }

    #close() {
        this.dispatchEvent(new Event('closed'));
    }

    render() {
        return html`<div role="status" class="undo ${this.said ? '' : 'away'}">${this.said ? html`<p>${this.said}</p>
            ${this.take ? html`<button type="button" class="plain" aria-keyshortcuts=${this.keys ?? nothing} @click=${this.take}>${t('docs.undo')}${this.keys ? html` <kbd aria-hidden="true">${this.keys}</kbd>` : nothing}</button>` : nothing}
            <button type="button" class="plain quiet" @click=${this.#close}>${t('docs.close')}</button>` : nothing}</div>`;
    }
}

customElements.define('qw-undo', Undo);
