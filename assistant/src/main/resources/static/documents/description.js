/** The fields that say what a document is: the same before it is handed in and later. */
import {html, nothing, t} from '../page.js';
import {word} from '../i18n/i18n.js';
import {get} from '../api.js';
import {DISCIPLINES, KINDS, STAGES, discipline, tongue} from './words.js';

let inquiries = null;

/** Inquiries that a document can belong to, asked for once; without an answer the choice is left out. */
export function knownInquiries() {
    inquiries ??= Promise.all(['zh-CN', 'en'].map(locale => get(`/api/inquiries?locale=${locale}`).then(list => list.items)))
        .then(lists => [...new Map(lists.flat().reverse().map(i => [i.id, i])).values()].reverse())
        .catch(() => {
            inquiries = null;
            return [];
        });
    return inquiries;
}

const option = (value, chosen, text) => html`<option value=${value} ?selected=${value === (chosen ?? '')}>${text}</option>`;

/** The fields, filled with {@code values}; {@code prefix} keeps ids apart. */
export function descriptionFields(values, offered, prefix) {
    const disciplines = [...new Set([...DISCIPLINES, values.discipline].filter(Boolean))];
    return html`<div class="fields">
        <div class="field"><label for="${prefix}-kind">${t('docs.kind')}</label>
            <select id="${prefix}-kind" name="kind">${KINDS.map(kind => option(kind, values.kind, word('docKind', kind)))}</select></div>
        <div class="field"><label for="${prefix}-discipline">${t('docs.discipline')}</label>
            <select id="${prefix}-discipline" name="discipline">${option('', values.discipline, t('docs.anyDiscipline'))}
                ${disciplines.map(name => option(name, values.discipline, discipline(name)))}</select></div>
        <div class="field"><label for="${prefix}-locale">${t('docs.language')}</label>
            <select id="${prefix}-locale" name="locale">${['zh-CN', 'en'].map(locale => option(locale, values.locale, tongue(locale)))}</select></div>
        ${offered.length ? html`<div class="field"><label for="${prefix}-inquiry">${t('docs.inquiry')}</label>
            <select id="${prefix}-inquiry" name="inquiry">${option('', values.inquiry, t('docs.noInquiry'))}
                ${offered.map(i => option(i.id, values.inquiry, i.title))}</select></div>` : nothing}
    </div>
    <fieldset class="stages"><legend>${t('docs.stages')} <span class="quiet">${t('docs.stagesNote')}</span></legend>
        ${STAGES.map(stage => html`<label class="check"><input type="checkbox" name="stages" value=${stage} ?checked=${values.stages?.includes(stage)}>${word('stage', stage)}</label>`)}
    </fieldset>`;
}

/** What a form with these fields says: stages as a list, the rest as text; what is left open is empty. */
export function values(form) {
    const data = new FormData(form);
    const {stages, ...said} = Object.fromEntries([...data].map(([field, value]) => [field, value.trim()]));
    return {...said, stages: data.getAll('stages')};
}

/** The same as pairs for a multipart request, without what is left open. */
export const pairs = form => Object.entries(values(form)).map(([field, value]) => [field, String(value)]).filter(([, value]) => value);
