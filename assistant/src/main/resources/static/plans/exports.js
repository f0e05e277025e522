/** The plan as files. What is not saved yet is saved first. */
import {html, Part, t} from '../page.js';
import {open} from '../api.js';
import {explain} from './words.js';

const PARTS = {plan: ['docx', 'pdf', 'md', 'pptx'], outline: ['docx', 'pdf'], worksheet: ['docx', 'pdf'], home: ['docx', 'pdf']};
const NAMES = {docx: 'Word', pdf: 'PDF', md: 'Markdown', pptx: 'PPT'};

class Exports extends Part {
    static properties = {desk: {}, busy: {state: true}, wrong: {state: true}};

    constructor() {
        super();
        this.busy = null;
        this.wrong = null;
    }

    async #fetch(part, format) {
        const {desk} = this;
        this.busy = `${part}.${format}`;
        this.wrong = null;
        try {
            await desk.save();
            const answer = await open('GET', `${desk.address}/export?format=${format}&part=${part}`, {accept: '*/*'});
            const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(await answer.blob()), download: this.#name(answer, part, format)});
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
        } catch (problem) {
            this.wrong = explain(problem);
        }
        this.busy = null;
    }

    #name(answer, part, format) {
        const said = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
        return said ? decodeURIComponent(said) : `${this.desk.plan.head.title}-${t(`exportPart.${part}`)}.${format}`;
    }

    render() {
        return html`<ul class="exports">${Object.entries(PARTS).map(([part, formats]) => html`<li><span>${t(`exportPart.${part}`)}</span>
                <div class="row">${formats.map(format => html`<button type="button" class="plain" ?disabled=${this.busy !== null} aria-label=${`${t(`exportPart.${part}`)} ${NAMES[format]}`} @click=${() => this.#fetch(part, format)}>${NAMES[format]}</button>`)}</div></li>`)}</ul>
            <p class="quiet" role="status">${this.busy ? t('plan.exporting') : t('plan.exportLabel')}</p>
            ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : ''}`;
    }
}

customElements.define('qw-exports', Exports);
