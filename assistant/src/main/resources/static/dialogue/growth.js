/** A student's own words side by side: at first, later, at the end; and ways of thinking with the words that show them. */
import {html, nothing, t} from '../page.js';
import {word} from '../i18n/i18n.js';

/** @param own as {@code GET /api/conversations/{id}/growth} tells it */
export function grown(own) {
    const first = [own.prediction, own.reason].filter(Boolean).join(' · ');
    const steps = [['card.first', first], ['card.own', own.summary], ['card.exit', own.exit?.answer]];
    return html`<dl class="steps" lang=${own.locale}>${steps.map(([key, said]) => html`<div><dt>${t(key)}</dt>
            <dd class=${said ? '' : 'quiet'}>${said || t('growth.none')}</dd></div>`)}</dl>
        ${own.exit?.reading ? html`<p class="quiet">${t('growth.reading')}${word('exit', own.exit.reading)}</p>` : nothing}
        ${own.practices.length ? html`<section class="practices"><h3 class="kind">${t('growth.practices')}</h3><dl>${own.practices.map(shown =>
            html`<div><dt>${word('practice', shown.practice)}</dt><dd lang=${own.locale}>“${shown.said}”<span class="quiet"> ${t('alerts.turn', {n: shown.turn})}</span></dd></div>`)}</dl></section>` : nothing}`;
}
