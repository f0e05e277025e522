/** A document in the list: one line, and on request what else is known and can be done. */
import {html, nothing, Part, t} from '../page.js';
import {when, word} from '../i18n/i18n.js';
import {nameOf} from '../session.js';
import {discipline, documentPath, passages, size, stages, why} from './words.js';
import './about.js';

class Entry extends Part {
    static properties = {item: {}, open: {state: true}};

    constructor() {
        super();
        this.item = null;
        this.open = false;
    }

    render() {
        const d = this.item;
        const there = d.state === 'INGESTED' || d.passages > 0;
        return html`<div class="entry ${this.open ? 'open' : ''}">
            <div class="head">
                <p class="title" lang=${d.locale}>${there ? html`<a href=${documentPath(d.id)}>${d.title || d.name}</a>` : html`<span>${d.title || d.name}</span>`}</p>
                <p class="quiet about">${[d.bundled ? t('docs.bundled') : null, word('docKind', d.kind), stages(d.stages), discipline(d.discipline)].filter(Boolean).join(' · ')}</p>
                <p class="quiet numbers">${there ? passages(d.passages) : ''}${there && d.bytes ? ' · ' : ''}${d.bytes ? size(d.bytes) : ''}</p>
                <p class="quiet from">${[d.bundled ? null : d.mine ? t('docs.mine') : nameOf(d.owner), when(d.uploaded)].filter(Boolean).join(' · ')}</p>
                ${d.state === 'INGESTED' ? nothing : html`<p class="state ${d.state.toLowerCase()}">${d.state === 'FAILED' ? why(d) : word('docState', d.state)}</p>`}
                <button type="button" class="plain toggle" aria-expanded=${this.open ? 'true' : 'false'} aria-label=${`${t(this.open ? 'docs.less' : 'docs.details')}：${d.title || d.name}`}
                    @click=${() => (this.open = !this.open)}>${t(this.open ? 'docs.less' : 'docs.details')}</button>
            </div>
            ${this.open ? html`<qw-about class="inside" .item=${d}></qw-about>` : nothing}
        </div>`;
    }
}

customElements.define('qw-entry', Entry);
