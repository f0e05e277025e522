/** Beside the text: what the claim check found, each sentence a step to where it stands. */
import {html, nothing, t} from '../page.js';
import {idOf} from './paths.js';
import {documentPath} from '../documents/words.js';
import {reasonOf, urgentFirst} from './claims.js';

/** Supported sentences are many and need nothing; so many are shown at once. */
const SHOWN = 4;

function go(claim) {
    const field = document.getElementById(idOf(claim.path));
    if (!field) {
        document.getElementById(`h-${claim.section}`)?.focus();
        return;
    }
    field.focus();
    field.setSelectionRange(claim.start, claim.end);
    field.scrollIntoView({block: 'center'});
}

function one(desk, claim) {
    const source = desk.plan.citations?.find(c => c.number === claim.citation);
    return html`<li class=${claim.verdict.toLowerCase()}>
        <button type="button" class="claim" @click=${() => go(claim)}><span class="away">${t(`claim.${claim.verdict}`)}：</span>${claim.sentence}</button>
        <p class="quiet">${reasonOf(claim)}</p>
        ${claim.quote ? html`<blockquote>${claim.quote} ${source ? html`<a class="cite" href=${documentPath(source.document, source.passage)}>${source.title}</a>` : nothing}</blockquote>` : nothing}</li>`;
}

export function evidence(desk) {
    const {claims} = desk;
    const count = (verdict, n) => html`<li class=${verdict.toLowerCase()}>${t(`claim.${verdict}`)} <strong>${n}</strong></li>`;
    const list = claims ? urgentFirst(claims.items.filter(c => desk.marksOf(c.path, desk.at(c.path) ?? '').includes(c))) : [];
    const urgent = list.filter(c => c.verdict !== 'SUPPORTED');
    const fine = list.filter(c => c.verdict === 'SUPPORTED');
    return html`<div class="box checked"><h2 class="kind">${t('plan.claims')}</h2>
        ${claims ? html`<div role="status"><ul class="verdicts">${count('SUPPORTED', claims.supported)}${count('UNSUPPORTED', claims.unsupported)}${count('CONTRADICTED', claims.contradicted)}</ul></div>
            ${urgent.length ? html`<ul class="claims">${urgent.map(c => one(desk, c))}</ul>` : html`<p class="quiet">${t(list.length ? 'plan.claimsFine' : 'plan.claimsNone')}</p>`}
            ${fine.length ? html`<details><summary>${t('plan.claimsSupported', {n: fine.length})}</summary><ul class="claims">${fine.slice(0, desk.allClaims ? undefined : SHOWN).map(c => one(desk, c))}</ul>
                ${!desk.allClaims && fine.length > SHOWN ? html`<button type="button" class="plain" @click=${() => ((desk.allClaims = true), desk.tell())}>${t('docs.more', {n: fine.length - SHOWN})}</button>` : nothing}</details>` : nothing}`
        : html`<p class="quiet" role="status">${t(desk.claimsWrong ? 'plan.claimsWrong' : 'plan.claimsWait')}</p>`}
    </div>`;
}
