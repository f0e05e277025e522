/** Authored drawings, put on the page as parsed elements: only what is on these lists gets in. */
import {html, nothing, t} from '../page.js';

const SVG = 'http://www.w3.org/2000/svg';
const ELEMENTS = new Set(['svg', 'g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon', 'text', 'tspan',
    'title', 'desc', 'defs', 'marker', 'clipPath', 'linearGradient', 'radialGradient', 'stop', 'symbol', 'use', 'pattern']);
const ATTRIBUTES = new Set(['viewBox', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'dx', 'dy', 'points',
    'width', 'height', 'transform', 'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-linecap',
    'stroke-linejoin', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-size', 'font-weight', 'font-style',
    'text-anchor', 'dominant-baseline', 'id', 'href', 'marker-start', 'marker-mid', 'marker-end', 'markerWidth',
    'markerHeight', 'refX', 'refY', 'orient', 'markerUnits', 'clip-path', 'gradientUnits', 'gradientTransform', 'offset',
    'stop-color', 'stop-opacity', 'preserveAspectRatio', 'patternUnits', 'patternTransform', 'rotate', 'letter-spacing']);
const INSIDE = /^(#[\w-]+|url\(#[\w-]+\))$/;
const POINTS = new Set(['href', 'clip-path', 'marker-start', 'marker-mid', 'marker-end']);

/** The drawing with everything taken out that is not on the lists, or null when it is no drawing. */
export function clean(source, prefix) {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const root = parsed.documentElement;
    if (root.nodeName !== 'svg' || parsed.querySelector('parsererror')) return null;
    const copy = pick(root, prefix);
    copy?.setAttribute('aria-hidden', 'true');
    copy?.setAttribute('focusable', 'false');
    return copy;
}

function pick(node, prefix) {
    if (node.namespaceURI !== SVG || !ELEMENTS.has(node.localName)) return null;
    const copy = document.createElementNS(SVG, node.localName);
    for (const {localName, value} of node.attributes) {
        if (!ATTRIBUTES.has(localName)) continue;
        const inner = POINTS.has(localName) || value.includes('url(');
        if (inner && !INSIDE.test(value.trim())) continue;
        copy.setAttribute(localName, localName === 'id' ? prefix + value : inner ? value.replace('#', '#' + prefix) : value);
    }
    for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
        else if (child.nodeType === Node.ELEMENT_NODE) {
            const kept = pick(child, prefix);
            if (kept) copy.append(kept);
        }
    }
    return copy;
}

const drawn = new Map();
let used = 0;

/** A figure {@code {id, svg, alt, caption}} with its words. */
export function figure({id, svg, alt, caption}, place) {
    const key = `${place}/${id}`;
    if (!drawn.has(key)) drawn.set(key, clean(svg, `f${++used}-`));
    const picture = drawn.get(key);
    return html`<figure class="figure">
        ${picture ? html`<div class="plate" role="img" aria-label=${alt}>${picture}</div>` : html`<p class="quiet">${t('figure.bad')} ${alt}</p>`}
        ${caption ? html`<figcaption>${caption}</figcaption>` : nothing}
    </figure>`;
}
