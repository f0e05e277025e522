/** Who is signed in on this page. */
import {get, post, remove, Problem} from './api.js';

let me = null;
let demo = false;

/** The signed-in account {@code {id, username, displayName, role, stage, class, school}}, or null. */
export const account = () => me;
export const isStudent = () => me?.role === 'STUDENT';
export const isAdmin = () => me?.role === 'ADMIN';
/** Whether the server said that it runs with demo accounts. */
export const isDemo = () => demo;

/** Asks the server who is signed in. Throws only when the server cannot be reached. */
export async function recall() {
    try {
        me = await get('/api/me');
        demo = me.demo === true;
    } catch (problem) {
        if (!(problem instanceof Problem) || problem.status !== 401) throw problem;
        me = null;
        demo = problem.body.demo === true;
    }
    return me;
}

export async function signIn(username, password) {
    await post('/api/session', {username, password});
    return recall();
}

export async function signOut() {
    await remove('/api/session').catch(() => {});
    me = null;
    for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith('qiwen.')) sessionStorage.removeItem(key);
    }
}

/** The session ended on the server; what the student had not sent stays on this device. */
export function forget() {
    me = null;
}

/** The name of a thing that the server gives either as a string or as {@code {name}} or {@code {displayName}}. */
export const nameOf = thing =>
    typeof thing === 'string' ? thing : (thing?.displayName ?? thing?.name ?? thing?.username ?? '');
