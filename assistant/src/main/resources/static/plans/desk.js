/** One open plan: what it holds now, what the server holds, and the way back. Tells by the event {@code change}. */
import {get, open, Problem} from '../api.js';
import {idOf, read, same, write} from './paths.js';
import {SECTIONS} from './sections.js';
import {standing} from './claims.js';

/** Wait after the last letter before a change is saved, in ms. */
const SAVE = 1_200;
/** Wait before saving is tried again when the server was not there, in ms. */
const AGAIN = 8_000;
/** Letters typed in one field within this time are one step back, in ms. */
const BREATH = 1_000;
/** Steps back that are kept. */
const STEPS = 200;

export class Desk extends EventTarget {
    /** Edited now; null until it is loaded. */
    plan = null;
    version = 0;
    /** SAVED, WAITING, SAVING, KEPT (not on the server yet) or CLASH. */
    state = 'SAVED';
    problem = null;
    /** What the other window stored, while both changed the same sections: {@code {plan, version, updated, sections}}. */
    clash = null;
    /** Sections of another window that were put in silently. */
    joined = [];
    /** The claim check of the stored version, or null. */
    claims = null;
    /** Where the cursor is in a text with checked sentences. */
    here = null;
    locked = false;
    /** Whether a model is wording the plan now. */
    polishing = false;
    #stored = null;
    #past = [];
    #future = [];
    #touched = {};
    #timer = null;
    #saving = null;

    constructor(id) {
        super();
        this.id = id;
        this.address = `/api/lesson-plans/${encodeURIComponent(id)}`;
    }

    get #drawer() {
        return `qiwen.plan.${this.id}`;
    }

    /** Throws {@link Problem}. What was typed here and had not reached the server is put back. */
    async load() {
        const shown = await get(this.address);
        Object.assign(this, {plan: shown.plan, version: shown.version, updated: shown.updated, state: 'SAVED'});
        this.#stored = shown.plan;
        const kept = JSON.parse(sessionStorage.getItem(this.#drawer) ?? 'null');
        if (kept) {
            Object.assign(this, {plan: kept.plan});
            this.#stored = kept.stored;
            if (kept.version === shown.version) this.#later();
            else this.#meet(shown);
        }
        this.tell();
    }

    tell() {
        this.dispatchEvent(new Event('change'));
    }

    at(path) {
        return path ? read(this.plan, path) : this.plan;
    }

    /** Puts {@code value} at {@code path}; quick changes of the same {@code field} are one step back. */
    edit(path, value, field = path) {
        if (this.locked) return;
        const now = Date.now();
        const goesOn = this.#touched.field === field && now - this.#touched.time < BREATH && this.#past.length;
        if (!goesOn) this.#past = [...this.#past.slice(1 - STEPS), {plan: this.plan, field}];
        this.#touched = {field, time: now};
        this.#future = [];
        this.#become(write(this.plan, path, value));
    }

    #become(plan) {
        this.plan = plan;
        sessionStorage.setItem(this.#drawer, JSON.stringify({version: this.version, stored: this.#stored, plan}));
        if (this.state !== 'CLASH') this.#later();
        this.tell();
    }

    get canUndo() {
        return this.#past.length > 0;
    }

    get canRedo() {
        return this.#future.length > 0;
    }

    undo() {
        this.#step(this.#past, this.#future);
    }

    redo() {
        this.#step(this.#future, this.#past);
    }

    #step(from, to) {
        const step = from.pop();
        if (!step || this.locked) return;
        to.push({plan: this.plan, field: step.field});
        this.#touched = {};
        this.#become(step.plan);
        this.shown = step.field;
    }

    /** After the next drawing the cursor stands in the control of {@code path}. */
    stand(path, caret = null) {
        this.next = {id: idOf(path), caret};
    }

    lookAt(path, caret) {
        this.here = {path, caret};
        this.tell();
    }

    marksOf(path, text) {
        return this.claims ? standing(this.claims.items, path, text) : [];
    }

    #later(wait = SAVE) {
        this.state = this.state === 'KEPT' ? 'KEPT' : 'WAITING';
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.save(), wait);
    }

    /** Saves what is not saved yet; resolves when the server has it, or with false when it has not. */
    async save() {
        clearTimeout(this.#timer);
        while (this.#saving) await this.#saving;
        if (this.state === 'CLASH') return false;
        if (same(this.plan, this.#stored)) {
            this.#kept();
            return true;
        }
        this.#saving = this.#send();
        try {
            return await this.#saving;
        } finally {
            this.#saving = null;
        }
    }

    async #send() {
        const sent = this.plan;
        this.state = 'SAVING';
        this.tell();
        try {
            const answer = await open('PUT', this.address, {body: sent, headers: {'If-Match': `"${this.version}"`, 'X-Qiwen-Autosave': 'true'}});
            const shown = await answer.json();
            Object.assign(this, {version: shown.version, updated: shown.updated, problem: null});
            this.#stored = sent;
            if (this.plan === sent) this.#kept();
            else this.#become(this.plan);
            this.dispatchEvent(new Event('saved'));
            return true;
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            if (problem.status === 412) {
                await this.#meetOther();
                return false;
            }
            this.problem = problem;
            this.state = 'KEPT';
            if (problem.passing) this.#later(AGAIN);
            this.tell();
            return false;
        }
    }

    #kept() {
        this.state = 'SAVED';
        sessionStorage.removeItem(this.#drawer);
        this.tell();
    }

    async #meetOther() {
        try {
            this.#meet(await get(this.address));
        } catch (problem) {
            Object.assign(this, {problem, state: 'KEPT'});
            this.#later(AGAIN);
        }
        this.tell();
    }

    /** Somebody saved meanwhile: sections that only one side changed are joined, the others are asked about. */
    #meet(shown) {
        const mine = this.#changed(this.plan);
        const theirs = this.#changed(shown.plan);
        const both = mine.filter(s => theirs.includes(s) && !same(this.plan[s], shown.plan[s]));
        if (both.length) {
            Object.assign(this, {clash: {...shown, sections: both}, state: 'CLASH'});
            return;
        }
        this.joined = theirs.filter(s => !mine.includes(s));
        this.#join(shown, mine);
    }

    #changed(plan) {
        return SECTIONS.filter(s => !same(plan[s], this.#stored[s]));
    }

    /** Goes on from what they stored with {@code mine} put in; a step back leaves alone what only they changed. */
    #join(shown, mine) {
        const ours = this.#changed(this.plan);
        const theirs = Object.fromEntries(this.#changed(shown.plan).filter(s => !ours.includes(s)).map(s => [s, shown.plan[s]]));
        const onTheirs = step => ({...step, plan: {...step.plan, ...theirs}});
        if (mine.length < ours.length) this.#past.push({plan: this.plan, field: `/${ours[0]}`});
        this.#past = this.#past.map(onTheirs);
        this.#future = this.#future.map(onTheirs);
        this.#touched = {};
        this.version = shown.version;
        this.#stored = shown.plan;
        Object.assign(this, {clash: null, state: 'WAITING'});
        this.#become({...shown.plan, ...Object.fromEntries(mine.map(s => [s, this.plan[s]]))});
    }

    /** Ends a clash. What is given up stays one step back, and theirs among the versions too. */
    settle(keepMine) {
        const {sections, ...shown} = this.clash;
        const mine = this.#changed(this.plan).filter(s => keepMine || !sections.includes(s));
        this.joined = [];
        this.#join(shown, mine);
    }

    /** Takes over what the server has stored by itself: a rewritten section, a version brought back. */
    take({plan, version, updated}, field) {
        this.#past.push({plan: this.plan, field});
        this.#future = [];
        this.#touched = {};
        Object.assign(this, {plan, version, updated: updated ?? new Date().toISOString()});
        this.#stored = plan;
        this.#kept();
        this.dispatchEvent(new Event('saved'));
    }

    leave() {
        if (this.state === 'WAITING') this.save();
        clearTimeout(this.#timer);
    }
}
