/** What is on its way: uploads by bytes, the server's jobs by file and passage, and what was skipped and why. */
import {html, nothing, Part, t} from '../page.js';
import {when, word} from '../i18n/i18n.js';
import {account} from '../session.js';
import {ended, jobs} from './jobs.js';
import {uploads} from './uploads.js';
import {sentence, size, why} from './words.js';

/** So many skipped files are listed before the rest is asked for. */
const SHOWN = 5;
/** A finished job is shown for so long, in ms, unless it is put away: longer when there is something to read. */
const RECENT = {clean: 10 * 60_000, report: 24 * 60 * 60_000};

/** How many files were skipped; the server lists the first of them only. */
const failed = job => job.failed ?? job.skipped.length;

class Work extends Part {
    static properties = {putAway: {state: true}, problem: {state: true}, all: {state: true}};

    constructor() {
        super();
        this.putAway = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
        this.problem = null;
        this.all = new Set();
    }

    #redraw = () => this.requestUpdate();
    #accepted = event => jobs.follow(event.detail);

    connectedCallback() {
        super.connectedCallback();
        uploads.addEventListener('change', this.#redraw);
        uploads.addEventListener('accepted', this.#accepted);
        jobs.addEventListener('change', this.#redraw);
        jobs.look();
    }

    disconnectedCallback() {
        uploads.removeEventListener('change', this.#redraw);
        uploads.removeEventListener('accepted', this.#accepted);
        jobs.removeEventListener('change', this.#redraw);
        jobs.leave();
        super.disconnectedCallback();
    }

    get #key() {
        return `qiwen.put-away.${account()?.id}`;
    }

    get #shown() {
        return (jobs.items ?? []).filter(job => !ended(job)
            || (!this.putAway.includes(job.id) && Date.now() - new Date(job.finished ?? job.created) < (job.state === 'SUCCEEDED' && !failed(job) ? RECENT.clean : RECENT.report)));
    }

    #away(job) {
        const known = new Set((jobs.items ?? []).map(j => j.id));
        this.putAway = [...this.putAway.filter(id => known.has(id)), job.id];
        localStorage.setItem(this.#key, JSON.stringify(this.putAway));
    }

    async #tell(job, verb) {
        this.problem = null;
        try {
            await jobs.tell(job, verb);
        } catch (problem) {
            this.problem = {id: job.id, text: sentence(problem)};
        }
    }

    render() {
        const shown = this.#shown;
        return html`${uploads.list.length || shown.length ? html`<section class="work" aria-labelledby="work">
                <h2 id="work" class="kind">${t('docs.work')}</h2>
                <ul>${uploads.list.map(upload => this.#upload(upload))}${shown.map(job => this.#job(job))}</ul>
                <p class="line" role="status">${jobs.line ? t(`docs.${jobs.line}`) : nothing}</p>
            </section>` : nothing}
            <p class="away" role="status">${shown.length ? this.#said(shown[0]) : nothing}</p>`;
    }

    #upload(upload) {
        const n = upload.count;
        if (upload.state === 'REFUSED') {
            return html`<li class="job"><p class="what">${t('docs.refused', {n: upload.refused.length})}</p>${this.#reasons(upload.id, upload.refused, upload.refused.length)}
                <div class="row"><button type="button" class="plain" @click=${() => uploads.drop(upload)}>${t('docs.putAway')}</button></div></li>`;
        }
        if (upload.state === 'KEPT') {
            return html`<li class="job kept" role="alert">
                <p class="what">${t('docs.kept', {n: upload.queue.flat().length})}</p>
                <p class="quiet">${sentence(upload.problem)} ${t('docs.keptHere')}</p>
                <div class="row"><button type="button" class="button second" @click=${() => uploads.retry(upload)}>${t('docs.sendAgain')}</button>
                    <button type="button" class="plain" @click=${() => uploads.drop(upload)}>${t('docs.forget')}</button></div>
            </li>`;
        }
        const whole = upload.sent >= upload.bytes;
        return html`<li class="job">
            <p class="what">${t(whole ? 'docs.arriving' : 'docs.sending', {n})}</p>
            <progress aria-label=${t('docs.sending', {n})} max=${Math.max(upload.bytes, 1)} .value=${upload.sent}></progress>
            <p class="quiet">${t('docs.sent', {sent: size(upload.sent), total: size(upload.bytes)})}</p>
            ${upload.lost ? html`<p class="line" role="status">${t('docs.lostSending')}</p>` : nothing}
            <div class="row"><button type="button" class="plain" @click=${() => uploads.drop(upload)}>${t('docs.stopSending')}</button></div>
        </li>`;
    }

    /** The state of a job in one sentence. */
    #said(job) {
        const bad = failed(job);
        const same = job.unchanged ?? 0;
        const values = {n: job.total, good: job.done - bad - same, same, bad, left: job.total - job.done, passages: job.passages};
        if (!ended(job) && !job.sealed && job.done === job.total) return t('docs.awaited', values);
        if (!ended(job)) return t({QUEUED: 'docs.queued', PAUSED: 'docs.paused'}[job.state] ?? 'docs.running', values);
        if (job.state === 'CANCELLED') return t('docs.cancelled', values);
        if (job.state === 'FAILED') return t('docs.failed', values);
        return t(bad ? 'docs.partly' : 'docs.finished', values) + (same ? t('docs.same', values) : '');
    }

    #job(job) {
        const done = ended(job);
        const button = (verb, look, key, label = nothing) =>
            html`<button type="button" class=${look} aria-label=${label} @click=${() => this.#tell(job, verb)}>${t(key, {n: job.retryable})}</button>`;
        return html`<li class="job ${job.state.toLowerCase()}">
            <p class="what">${this.#said(job)}${job.brokenOff ? ` ${t('docs.brokenOff')}` : nothing} <span class="quiet">${[word('jobKind', job.kind), when(done ? job.finished : job.created)].filter(Boolean).join(' · ')}</span></p>
            ${done ? nothing : html`<progress aria-label=${t('docs.progress')} max=${Math.max(job.total, 1)} .value=${job.done}></progress>
                <p class="quiet counts">${[t('docs.counts', job), t('docs.passagesSoFar', {n: job.passages}), job.state === 'RUNNING' && job.current?.length ? t('docs.reading', {file: job.current[0]}) : null].filter(Boolean).join(' · ')}</p>`}
            ${job.skipped.length ? this.#reasons(job.id, job.skipped, failed(job)) : nothing}
            ${this.problem?.id === job.id ? html`<p class="wrong" role="alert">${this.problem.text}</p>` : nothing}
            <div class="row">
                ${done ? nothing : job.state === 'PAUSED' ? button('resume', 'button second', 'docs.resume') : button('pause', 'button second', 'docs.pause')}
                ${done ? nothing : button('cancel', 'plain', 'docs.cancel')}
                ${done && job.retryable ? button('retry', 'button second', job.state === 'SUCCEEDED' ? 'docs.retrySkipped' : 'docs.retryAll') : nothing}
                ${done ? html`<button type="button" class="plain" @click=${() => this.#away(job)}>${t('docs.putAway')}</button>` : nothing}
            </div>
        </li>`;
    }

    /** Files that were left out and why, the first of them until more is asked for. */
    #reasons(id, list, total) {
        const open = this.all.has(id);
        const shown = open ? list : list.slice(0, SHOWN);
        const more = total - shown.length;
        return html`<div class="skipped"><p class="kind">${t('docs.skipped')}</p>
            <ul>${shown.map(s => html`<li><strong>${s.file}</strong><span>${why(s)}</span></li>`)}</ul>
            ${more < 1 ? nothing : open ? html`<p class="quiet">${t('docs.more', {n: more})}</p>`
                : html`<button type="button" class="plain" @click=${() => (this.all = new Set(this.all).add(id))}>${t('docs.more', {n: more})}</button>`}
        </div>`;
    }
}

customElements.define('qw-work', Work);
