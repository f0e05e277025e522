/** One section of the plan: its heading, what can be done with it, and its fields. */
import {html, nothing, t} from '../page.js';
import {named} from './fields.js';
import {FIELDS, isEmpty} from './sections.js';
import {citations, materials, refusals, rubric, standards} from './own-views.js';
import {process} from './process.js';
import {worksheet} from './sheet.js';
import './rewrite.js';

const OWN = {materials, standards, rubric, citations, process, worksheet};

const fields = (desk, section) => FIELDS[section].map(field => named(desk, `/${section}`, field));

function inside(desk, section) {
    if (OWN[section]) return OWN[section](desk);
    if (section === 'risks') return [fields(desk, section), refusals(desk)];
    return fields(desk, section);
}

/** Prints one section by itself. */
function print(event) {
    const section = event.target.closest('section');
    const page = section.closest('.plan');
    page.classList.add('print-one');
    section.classList.add('printed');
    window.addEventListener('afterprint', () => (page.classList.remove('print-one'), section.classList.remove('printed')), {once: true});
    window.print();
}

/** Sections that are reckoned or found are not rewritten, and the reflection is the teacher's own. */
const FIXED = ['citations', 'reflection', 'standards'];

export function sectionView(desk, section) {
    if (section === 'project' && isEmpty(desk.plan.project) && desk.plan.head?.lessons < 2) return nothing;
    if (section === 'citations' && !desk.plan.citations?.length) return nothing;
    return html`<section id="section-${section}" aria-labelledby="h-${section}" class=${`s-${section}`}>
        <header><h2 id="h-${section}" tabindex="-1">${t(`section.${section}`)}</h2>
            ${desk.locked ? nothing : html`<div class="row no-print">
                ${['risks', 'worksheet', 'outline', 'home'].includes(section) ? html`<button type="button" class="plain" aria-label=${`${t('plan.print')}：${t(`section.${section}`)}`} @click=${print}>${t('plan.print')}</button>` : nothing}
                ${FIXED.includes(section) ? nothing : html`<button type="button" class="plain" aria-expanded=${desk.rewriting === section ? 'true' : 'false'} aria-label=${`${t('plan.rewrite')}：${t(`section.${section}`)}`}
                    @click=${() => ((desk.rewriting = desk.rewriting === section ? null : section), desk.tell())}>${t('plan.rewrite')}</button>`}
            </div>`}</header>
        ${desk.rewriting === section ? html`<qw-rewrite .desk=${desk} .section=${section}></qw-rewrite>` : nothing}
        ${inside(desk, section)}
    </section>`;
}
