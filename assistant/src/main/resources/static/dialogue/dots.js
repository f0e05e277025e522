/** Ideas as dots: empty, half, full, dashed when told. Their text is never here. */
import {html, nothing, t} from '../page.js';
import {svg} from 'lit';

const SHAPES = {
    NONE: svg`<circle cx="8" cy="8" r="6.5"/>`,
    PARTIAL: svg`<circle cx="8" cy="8" r="6.5"/><path d="M8 1.5a6.5 6.5 0 0 0 0 13z"/>`,
    REACHED: svg`<circle class="full" cx="8" cy="8" r="6.5"/>`,
    TOLD: svg`<circle class="told" cx="8" cy="8" r="6.5"/>`,
};

export const count = dots => ({
    total: dots.length,
    reached: dots.filter(d => d === 'REACHED').length,
    half: dots.filter(d => d === 'PARTIAL').length,
});

/** The row of dots; its words are for those who cannot see it. */
export function dots(list) {
    if (!list?.length) return nothing;
    return html`<span class="dots" role="img" aria-label=${t('dots.label', count(list))}>${list.map(
        dot => html`<svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[dot] ?? SHAPES.NONE}</svg>`)}</span>`;
}

/** The same in words: 1 个半，共 4 个. */
export function inWords(list) {
    const n = count(list);
    if (n.half > 0 && n.reached === 0) return t('dots.onlyHalf', n);
    if (n.half > 1) return t('dots.halves', n);
    if (n.half === 1) return t('dots.half', n);
    return n.reached === 0 ? t('dots.none', n) : t('dots.some', n);
}
