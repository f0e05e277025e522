/** The work of the server on documents, watched while somebody looks; a lost line is taken up again by itself. */
import {get, open, post, Problem} from '../api.js';
import {events, pause} from '../sse.js';

/** Jobs followed live at once: a browser has six connections to a server, and the pages need theirs. The rest is asked for. */
const LIVE = 2;
/** How often the list of jobs is asked for, in ms: while some run, and while none does. */
const BEAT = {busy: 4_000, idle: 30_000};
/** Waits before a broken stream is opened again, in ms; the last one again and again. */
const WAITS = [400, 1_000, 2_000, 4_000, 8_000, 15_000];

export const ended = job => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(job.state);

class Jobs extends EventTarget {
    #items = null;
    #streams = new Map();
    #stop = null;
    #lookers = 0;
    /** 'lost', 'healed' or null: how the line is. */
    line = null;

    /** The latest jobs, newest first; null until the server has told. */
    get items() {
        return this.#items;
    }

    look() {
        if (this.#lookers++ === 0) {
            this.#stop = new AbortController();
            this.#watch(this.#stop.signal);
        }
    }

    leave() {
        if (--this.#lookers > 0) return;
        this.#stop.abort();
        this.#streams.clear();
        this.#items = null;
        this.line = null;
    }

    /** A job of which only the id is known yet. */
    async follow(id) {
        const job = await get(`/api/jobs/${id}`).catch(() => null);
        if (job) this.#take(job);
    }

    /** Tells the server to {@code pause|resume|cancel|retry}. Throws {@link Problem}. */
    async tell(job, verb) {
        const told = await post(`/api/jobs/${job.id}/${verb}`);
        this.#take(told?.id ? told : await get(`/api/jobs/${job.id}`));
    }

    async #watch(signal) {
        for (;;) {
            try {
                const {items} = await get('/api/jobs');
                if (signal.aborted) return;
                this.#items = items;
                this.#heard();
                this.#followSome(signal);
            } catch (problem) {
                if (signal.aborted || [401, 403].includes(problem.status)) return;
                this.#lost();
            }
            const busy = this.line === 'lost' || (this.#items ?? []).some(job => !ended(job));
            await pause(busy ? BEAT.busy : BEAT.idle, signal).catch(() => {});
            if (signal.aborted) return;
        }
    }

    #followSome(signal) {
        for (const job of this.#items.filter(j => !ended(j)).slice(0, LIVE)) {
            if (!this.#streams.has(job.id) && this.#streams.size < LIVE) this.#stream(job.id, signal);
        }
    }

    /** Listens to one job until its end, however often the line breaks. */
    async #stream(id, signal) {
        let last = null;
        let failures = 0;
        this.#streams.set(id, true);
        while (!signal.aborted) {
            try {
                const response = await open('GET', `/api/jobs/${id}`, {
                    accept: 'text/event-stream', signal, headers: last === null ? {} : {'Last-Event-ID': last},
                });
                for await (const event of events(response.body)) {
                    if (signal.aborted) return;
                    failures = 0;
                    last = event.id ?? last;
                    if (event.data?.id === id && this.#take(event.data)) return;
                }
                // ended without the job's end: the server went away, or another node goes on
                throw new Problem(0);
            } catch (problem) {
                if (signal.aborted) return;
                if ([401, 403, 404].includes(problem.status)) break;
                if (failures > 0) this.#lost();
                await pause(WAITS[Math.min(failures++, WAITS.length - 1)], signal).catch(() => {});
            }
        }
        this.#streams.delete(id);
    }

    /** Puts what was heard of a job in its place; gives whether the job has ended. */
    #take(job) {
        const known = (this.#items ?? []).some(other => other.id === job.id);
        this.#items = known ? this.#items.map(other => (other.id === job.id ? job : other)) : [job, ...(this.#items ?? [])];
        if (ended(job)) this.#streams.delete(job.id);
        this.#heard();
        if (!known && this.#stop && !ended(job)) this.#followSome(this.#stop.signal);
        return ended(job);
    }

    #heard() {
        if (this.line === 'lost') this.line = 'healed';
        this.dispatchEvent(new Event('change'));
    }

    #lost() {
        if (this.line === 'lost') return;
        this.line = 'lost';
        this.dispatchEvent(new Event('change'));
    }
}

export const jobs = new Jobs();
