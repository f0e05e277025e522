/** The HTTP interface of the server: JSON in and out, problems as exceptions, the CSRF token echoed. */
import {t} from './i18n/i18n.js';

/** An answer that is not a success; {@code status} 0 means that no answer came at all. */
export class Problem extends Error {
    constructor(status, body = {}) {
        super(body.detail || body.title || `HTTP ${status}`);
        this.status = status;
        this.body = body;
    }

    /** What happened, for the reader of the page: the server's words when it has some, else ours. */
    get sentence() {
        if (this.status === 0) return t('trouble.network');
        if (this.status >= 500) return t('trouble.500');
        if (this.body.type?.endsWith(':not-ready')) return t('trouble.not-ready');
        const known = {401: 'trouble.401', 403: 'trouble.403', 404: 'trouble.404', 409: 'trouble.409', 429: 'trouble.429'};
        return known[this.status] ? t(known[this.status]) : this.body.detail || this.body.title || t('trouble.500');
    }

    /** Whether trying the same again may help. */
    get passing() {
        return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
    }
}

const cookie = name =>
    document.cookie.split('; ').find(c => c.startsWith(name + '='))?.slice(name.length + 1);

/** The token that changing requests echo; fetched first when the browser has none yet. */
export async function csrfToken() {
    if (!cookie('XSRF-TOKEN')) {
        await fetch('/api/me', {headers: {Accept: 'application/json'}}).catch(() => {});
    }
    const token = cookie('XSRF-TOKEN');
    return token ? decodeURIComponent(token) : null;
}

/** Tells the frame that the session ended. */
export const signedOut = () => window.dispatchEvent(new Event('qw-signed-out'));

/** Sends a request and gives back the raw response of a success. Throws {@link Problem} for everything else. */
export async function open(method, path, {body, accept = 'application/json', signal, headers = {}} = {}) {
    const token = method === 'GET' ? null : await csrfToken();
    let response;
    try {
        response = await fetch(path, {
            method,
            signal,
            // a change that was just made reaches the server when the page is left
            keepalive: method === 'PATCH',
            credentials: 'same-origin',
            headers: {
                Accept: `${accept}, application/problem+json`,
                ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
                ...(token ? {'X-XSRF-TOKEN': token} : {}),
                ...headers,
            },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
    } catch (failure) {
        if (signal?.aborted) throw failure;
        throw new Problem(0);
    }
    if (response.ok) return response;
    const problem = new Problem(response.status, await response.json().catch(() => ({})));
    if (response.status === 401 && path !== '/api/me' && path !== '/api/session') {
        signedOut();
    }
    throw problem;
}

async function json(method, path, body) {
    const response = await open(method, path, {body});
    if (response.status === 204) return null;
    try {
        return await response.json();
    } catch {
        throw new Problem(0);
    }
}

export const get = path => json('GET', path);
export const post = (path, body) => json('POST', path, body);
export const put = (path, body) => json('PUT', path, body);
export const patch = (path, body) => json('PATCH', path, body);
export const remove = path => json('DELETE', path);
