/** The process: steps with what the teacher and the pupils do, what pupils may say, and minutes that must add up. */
import {html, nothing, t} from '../page.js';
import {byArrow, adder, control, nameOf, rowTools} from './fields.js';

const STEP = {phase: '', minutes: 5, teacher: [], keyQuestion: '', followUps: [], transition: '', students: [], exchanges: [], intent: '', assessment: '', resources: []};
const ANSWERS = ['RIGHT', 'PARTIAL', 'MISCONCEPTION', 'STUCK'];

/** How the minutes of the steps stand to those of the lesson. */
export function minutes({steps, minutes: all}) {
    const sum = steps.reduce((total, step) => total + (step.minutes || 0), 0);
    return {sum, all, off: sum - all};
}

function total(lesson) {
    const {sum, all, off} = minutes(lesson);
    const key = off === 0 ? 'plan.minutesFit' : off < 0 ? 'plan.minutesLeft' : 'plan.minutesOver';
    return html`<p class="sum ${off ? 'off' : ''}" role="status">${t(key, {sum, all, off: Math.abs(off)})}</p>`;
}

function cell(desk, path, at, kind, label) {
    return html`<div class="cell at-${at}"><p class="kind" aria-hidden="true">${nameOf(at)}</p>${control(desk, `${path}/${at}`, {at, kind}, `${nameOf(at)}，${label}`)}</div>`;
}

function exchanges(desk, path, step, label) {
    const at = `${path}/exchanges`;
    return html`<div class="exchanges"><p class="kind">${t('planField.exchanges')}</p>
        <ul>${step.exchanges.map((_, i) => html`<li @keydown=${byArrow(desk, at, i)}>
            ${control(desk, `${at}/${i}/kind`, {kind: 'choice', words: 'answer', values: ANSWERS}, t('planField.answerKind'))}
            ${control(desk, `${at}/${i}/pupil`, {kind: 'text'}, `${t('planField.pupil')} ${i + 1}，${label}`)}
            <span class="arrow" aria-hidden="true">→</span>
            ${control(desk, `${at}/${i}/teacher`, {kind: 'text'}, `${t('planField.reply')} ${i + 1}，${label}`)}
            ${rowTools(desk, at, i, t('planField.exchanges'))}</li>`)}</ul>
        ${adder(desk, at, {kind: 'PARTIAL', pupil: '', teacher: ''}, 'plan.addExchange', '/pupil')}</div>`;
}

function one(desk, path, step, i) {
    const label = step.phase || t('plan.step', {n: i + 1});
    return html`<li class="step" @keydown=${byArrow(desk, path.replace(/\/\d+$/, ''), i)}>
        <div class="step-head">
            ${control(desk, `${path}/phase`, {kind: 'line'}, `${t('planField.phase')} ${i + 1}`)}
            <span class="for">${control(desk, `${path}/minutes`, {kind: 'number', min: 0, max: 120}, `${t('planField.minutes')}，${label}`)} ${t('plan.min')}</span>
            ${rowTools(desk, path.replace(/\/\d+$/, ''), i, t('planField.phase'))}
        </div>
        <div class="pair">
            <div>${cell(desk, path, 'keyQuestion', 'text', label)}${cell(desk, path, 'teacher', 'list', label)}${cell(desk, path, 'followUps', 'list', label)}</div>
            <div>${cell(desk, path, 'students', 'list', label)}${cell(desk, path, 'intent', 'text', label)}${cell(desk, path, 'assessment', 'text', label)}${cell(desk, path, 'resources', 'list', label)}</div>
        </div>
        ${exchanges(desk, path, step, label)}
        ${cell(desk, path, 'transition', 'text', label)}
    </li>`;
}

export function process(desk) {
    const lessons = desk.at('/process');
    return lessons.map((lesson, n) => html`<div class="lesson">
        ${lessons.length > 1 ? html`<div class="lesson-head">${control(desk, `/process/${n}/title`, {kind: 'line'}, t('plan.lesson', {n: lesson.number}))}</div>` : nothing}
        ${total(lesson)}
        <ol class="steps-of">${lesson.steps.map((step, i) => one(desk, `/process/${n}/steps/${i}`, step, i))}</ol>
        ${adder(desk, `/process/${n}/steps`, STEP, 'plan.addStep', '/phase')}
    </div>`);
}
