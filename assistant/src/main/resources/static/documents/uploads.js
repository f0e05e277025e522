/**
 * Uploads under way. Files go out in portions of one job, so that a lost line costs a portion and not a folder. They go on
 * while other pages of the program are open.
 */
import {csrfToken, post, Problem, signedOut} from '../api.js';
import {pause} from '../sse.js';
import {account} from '../session.js';

/** A portion ends with this many files or bytes: some seconds on a school's line. */
const PORTION = {files: 200, bytes: 32 * 2 ** 20};
/** Waits before a portion that did not arrive is sent again, in ms; about a minute in all, then somebody is asked. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A request without any progress for so long is taken for lost, in ms. */
const SILENCE = 90_000;
/** Endings that the server surely takes: such a file ends an upload, because the job waits for its last portion. */
const SURE = /\.(pdf|docx?|pptx?|xlsx?|html?|epub|md|txt|zip)$/i;

/** A file that says what others in its folder are; it goes with every portion. */
const isLabels = ({name}) => /(^|\/)labels\.yaml$/.test(name);

class Uploads extends EventTarget {
    #all = [];
    #next = 1;

    /** Those of who is signed in: {@code {id, count, bytes, sent, state: SENDING|KEPT|REFUSED, lost, problem, refused}}. */
    get list() {
        return this.#all.filter(upload => upload.owner === account()?.id);
    }

    /**
     * Sends files {@code [{file, name}]} with what is known about them, as pairs. Fires {@code change} as it goes on and
     * {@code accepted} with the job when the server has the first portion.
     */
    add(files, description) {
        const labels = files.filter(isLabels);
        files = files.filter(file => !isLabels(file));
        const upload = {
            id: this.#next++, owner: account()?.id, count: files.length, description, labels, queue: portions(files), job: null,
            bytes: bytesOf(files), arrived: 0, sent: 0, state: 'SENDING', lost: false, problem: null, refused: [], stop: new AbortController(),
        };
        this.#all = [...this.#all, upload];
        this.#send(upload);
    }

    retry(upload) {
        Object.assign(upload, {state: 'SENDING', problem: null});
        this.#send(upload);
    }

    /** Stops an upload, or lets go of one that did not arrive. What the server has read by then stays. */
    drop(upload) {
        this.#all = this.#all.filter(other => other !== upload);
        upload.stop.abort();
        if (upload.job && upload.queue.length) post(`/api/jobs/${upload.job}/cancel`).catch(() => {});
        this.#changed();
    }

    async #send(upload) {
        const {signal} = upload.stop;
        for (let failures = 0; upload.queue.length; ) {
            this.#changed();
            const [portion] = upload.queue;
            try {
                const {job} = await this.#post(upload, portion);
                upload.arrived += bytesOf(portion);
                failures = 0;
                upload.queue.shift();
                if (!upload.job) {
                    upload.job = job;
                    this.dispatchEvent(new CustomEvent('accepted', {detail: job}));
                }
            } catch (problem) {
                if (signal.aborted) return;
                if (upload.job && problem.status === 409) {
                    // the job was cancelled meanwhile
                    upload.queue = [];
                } else if (problem.status === 413 && portion.length > 1) {
                    const half = Math.ceil(portion.length / 2);
                    upload.queue.splice(0, 1, portion.slice(0, half), portion.slice(half));
                } else if (problem.status === 413 || problem.status === 415) {
                    const reason = problem.status === 413 ? 'TOO_LARGE' : 'UNSUPPORTED';
                    upload.refused.push(...portion.map(({name}) => ({file: name, reason})));
                    upload.queue.shift();
                } else if (problem.passing && failures < WAITS.length) {
                    upload.lost = true;
                    this.#changed();
                    await pause(WAITS[failures++], signal).catch(() => {});
                    if (signal.aborted) return;
                } else {
                    Object.assign(upload, {state: 'KEPT', lost: false, problem});
                    this.#changed();
                    return;
                }
            }
        }
        if (upload.refused.length) upload.state = 'REFUSED';
        else this.#all = this.#all.filter(other => other !== upload);
        this.#changed();
    }

    async #post(upload, portion) {
        const token = await csrfToken();
        const form = new FormData();
        for (const [field, value] of upload.description) form.append(field, value);
        if (upload.job) form.append('job', upload.job);
        if (upload.queue.length > 1) form.append('more', 'true');
        for (const {file, name} of [...upload.labels, ...portion]) form.append('files', file, name);
        const bytes = bytesOf(portion);
        const {signal} = upload.stop;
        return new Promise((arrived, failed) => {
            // fetch cannot tell how much of a body has gone out
            const request = new XMLHttpRequest();
            let silence;
            const heard = () => {
                clearTimeout(silence);
                silence = setTimeout(() => request.abort(), SILENCE);
            };
            const abort = () => request.abort();
            const end = settle => {
                clearTimeout(silence);
                signal.removeEventListener('abort', abort);
                settle();
            };
            request.open('POST', '/api/documents');
            request.setRequestHeader('Accept', 'application/json, application/problem+json');
            if (token) request.setRequestHeader('X-XSRF-TOKEN', token);
            request.upload.onprogress = event => {
                heard();
                upload.lost = false;
                upload.sent = upload.arrived + Math.round(bytes * (event.total ? event.loaded / event.total : 0));
                this.#changed();
            };
            request.onload = () => end(() => {
                const body = parsed(request.responseText);
                if (request.status === 202 && body.job) return arrived(body);
                if (request.status === 401) signedOut();
                return failed(new Problem(request.status, body));
            });
            request.onerror = request.onabort = () => end(() => failed(new Problem(0)));
            signal.addEventListener('abort', abort);
            heard();
            request.send(form);
        });
    }

    #changed() {
        const busy = this.#all.some(upload => upload.state !== 'REFUSED');
        window[busy ? 'addEventListener' : 'removeEventListener']('beforeunload', askFirst);
        this.dispatchEvent(new Event('change'));
    }
}

/** Leaving the program would lose what is not sent yet: the browser asks. */
const askFirst = event => event.preventDefault();

const bytesOf = files => files.reduce((sum, {file}) => sum + file.size, 0);

/** Files in portions; when there are several, the last one is a small file that is sure to be taken. */
function portions(files) {
    const total = bytesOf(files);
    if (files.length <= PORTION.files && total <= PORTION.bytes) return [files];
    const last = files.filter(({name, file}) => SURE.test(name) && file.size > 0).sort((a, b) => a.file.size - b.file.size)[0];
    const all = [];
    let room = {files: 0, bytes: 0};
    for (const picked of files) {
        if (picked === last) continue;
        if (room.files < 1 || room.bytes < picked.file.size) {
            all.push([]);
            room = {...PORTION};
        }
        all.at(-1).push(picked);
        room.files--;
        room.bytes -= picked.file.size;
    }
    if (last) all.push([last]);
    return all;
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return {};
    }
}

export const uploads = new Uploads();
