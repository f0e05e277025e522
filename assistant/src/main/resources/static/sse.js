/** A tutor's turn as a stream of events that survives a broken line. */
import {open, Problem} from './api.js';

/** Longest silence before a stream counts as broken, in ms: the server gives a sign of life every 10 s. */
const SILENCE = 25_000;
/** Waits between attempts to get the line back, in ms; about a minute in all. Each is made up to a quarter longer at random, so that a class does not come back at once. */
const WAITS = [400, 1_000, 2_000, 4_000, 8_000, 8_000, 15_000, 20_000];
/** A message that the server never answered is tried this often before the student is asked. */
const FIRST_TRIES = 3;

/**
 * Splits a response body into its events {@code {id, event, data}}; {@code data} is parsed JSON. A comment, which is a sign
 * of life, is the event {@code alive}; the server's word how soon to come back is {@code retry} with the ms as data.
 */
export async function* events(body, silence = SILENCE) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    let event = {};
    try {
        for (;;) {
            const {value, done} = await within(silence, reader.read());
            if (done) return;
            const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
            rest = lines.pop();
            for (const line of lines) {
                if (line === '') {
                    if (event.data !== undefined) {
                        yield {id: event.id, event: event.event ?? 'message', data: JSON.parse(event.data)};
                    } else {
                        yield event.retry === undefined ? {event: 'alive'} : {event: 'retry', data: event.retry};
                    }
                    event = {};
                    continue;
                }
                const [, field, content] = /^([^:]*):? ?(.*)$/.exec(line);
                if (field === 'data') {
                    event.data = event.data === undefined ? content : event.data + '\n' + content;
                } else if (field === 'id' || field === 'event') {
                    event[field] = content;
                } else if (field === 'retry' && /^\d+$/.test(content)) {
                    event.retry = Number(content);
                }
            }
        }
    } finally {
        reader.cancel().catch(() => {});
    }
}

/**
 * Sends a student's message and hands each event of the answer to {@code onEvent} once, in order, however often the
 * line breaks. {@code onLine} is told 'lost' and 'healed', but not of a server that said it was leaving and whose line comes
 * back at the first attempt. With {@code message} null it listens to a turn that is
 * already running. Ends after the last event; throws {@link Problem} when the message was refused or the line is gone.
 */
export async function follow({conversation, turn, message, after = null, onEvent, onLine, signal}) {
    let accepted = message === null;
    let last = after;
    let failures = 0;
    let noticed = false;
    let comeBack = null;
    const heard = () => {
        if (noticed) onLine('healed');
        noticed = false;
        failures = 0;
    };
    for (;;) {
        try {
            const response = accepted
                ? await open('GET', `/api/conversations/${conversation}/turns/${turn}/events`, {
                      accept: 'text/event-stream',
                      signal,
                      headers: last === null ? {} : {'Last-Event-ID': String(last)},
                  })
                : await open('POST', `/api/conversations/${conversation}/turns`, {
                      accept: 'text/event-stream',
                      signal,
                      body: message,
                  });
            accepted = true;
            for await (const event of events(response.body)) {
                heard();
                if (event.event === 'retry') comeBack = Math.min(event.data, SILENCE);
                if (event.event === 'retry' || event.event === 'alive') continue;
                const id = Number(event.id);
                if (last !== null && Number.isFinite(id) && id <= last) continue;
                if (Number.isFinite(id)) last = id;
                onEvent(event);
                if (event.event === 'done' || event.event === 'problem') return;
            }
            throw new Problem(0);
        } catch (failure) {
            if (signal?.aborted) throw failure;
            if (failure instanceof Problem && !failure.passing) throw failure;
            failures++;
            if (failures >= (accepted ? WAITS.length : FIRST_TRIES)) {
                throw failure instanceof Problem ? failure : new Problem(0);
            }
            const expected = comeBack !== null && failures === 1;
            if (!expected) {
                onLine('lost');
                noticed = true;
            }
            const wait = expected ? comeBack : WAITS[failures - 1];
            comeBack = null;
            await pause(wait * (1 + Math.random() / 4), signal);
        }
    }
}

function within(ms, promise) {
    let timer;
    const silence = new Promise((_, reject) => (timer = setTimeout(() => reject(new Problem(0)), ms)));
    return Promise.race([promise, silence]).finally(() => clearTimeout(timer));
}

/** Waits, but no longer than until the network is back, the page is looked at again or the signal says stop. */
export function pause(ms, signal) {
    return new Promise((resolve, reject) => {
        const end = settle => () => {
            clearTimeout(timer);
            window.removeEventListener('online', online);
            document.removeEventListener('visibilitychange', seen);
            settle();
        };
        const online = end(resolve);
        const seen = () => document.visibilityState === 'visible' && online();
        const timer = setTimeout(end(resolve), ms);
        window.addEventListener('online', online, {once: true});
        document.addEventListener('visibilitychange', seen);
        signal?.addEventListener('abort', end(() => reject(signal.reason)), {once: true});
    });
}
