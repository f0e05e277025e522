/** The frame of all pages: top bar, the page that the address names, sign-in when nobody is signed in. */
import {html, nothing, Page, t, trouble} from './page.js';
import {language, startLanguage, switchLanguage, word} from './i18n/i18n.js';
import {account, forget, isAdmin, isStudent, nameOf, recall, signOut} from './session.js';
import {Problem} from './api.js';
import './pages/sign-in.js';

/** Address (after #) → module and element; {@code for} names who may see it. Modules load when first needed. */
const ROUTES = [
    {at: /^\/explore$/, load: () => import('./pages/explore.js'), show: () => html`<qw-explore></qw-explore>`},
    {at: /^\/talk\/([\w-]+)$/, load: () => import('./pages/talk.js'), show: id => html`<qw-talk .conversation=${id}></qw-talk>`},
    {at: /^\/growth$/, for: 'student', load: () => import('./pages/growth.js'), show: () => html`<qw-growth></qw-growth>`},
    {at: /^\/read(?:\/([\w-]+))?$/, for: 'staff', load: () => import('./pages/read.js'), show: id => html`<qw-read .conversation=${id ?? null}></qw-read>`},
    {at: /^\/documents(?:\?(.*))?$/, for: 'staff', load: () => import('./pages/documents.js'), show: asked => html`<qw-documents .asked=${asked ?? ''}></qw-documents>`},
    {at: /^\/documents\/([^/?]+)(?:\/([\w-]+))?(?:\?(.*))?$/, for: 'staff', load: () => import('./pages/document.js'), show: (id, passage, asked) => html`<qw-document .document=${decodeURIComponent(id)} .passage=${passage ?? null} .asked=${asked ?? ''}></qw-document>`},
    {at: /^\/plans$/, for: 'staff', load: () => import('./pages/plans.js'), show: () => html`<qw-plans></qw-plans>`},
    {at: /^\/plans\/new(?:\?(.*))?$/, for: 'staff', load: () => import('./pages/new-plan.js'), show: asked => html`<qw-new-plan .asked=${asked ?? ''}></qw-new-plan>`},
    {at: /^\/plans\/([^/?]+)$/, for: 'staff', load: () => import('./pages/plan.js'), show: id => html`<qw-plan .plan=${decodeURIComponent(id)}></qw-plan>`},
    {at: /^\/classes(?:\/([^/?]+))?(?:\?(.*))?$/, for: 'staff', load: () => import('./pages/classes.js'), show: (id, asked) => html`<qw-classes .chosen=${id ? decodeURIComponent(id) : null} .asked=${asked ?? ''}></qw-classes>`},
    {at: /^\/school$/, for: 'admin', load: () => import('./pages/school.js'), show: () => html`<qw-school></qw-school>`},
    {at: /^\/alerts$/, for: 'staff', load: () => import('./pages/alerts.js'), show: () => html`<qw-alerts></qw-alerts>`},
];

const mayOpen = route =>
    !route.for || (route.for === 'admin' ? isAdmin() : (route.for === 'student') === isStudent());

const address = () => location.hash.replace(/^#/, '') || '/';

class App extends Page {
    static properties = {ready: {state: true}, route: {state: true}, expired: {state: true}};

    constructor() {
        super();
        this.ready = false;
        this.expired = false;
        this.route = null;
    }

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener('hashchange', () => this.#go());
        window.addEventListener('qw-signed-out', () => {
            if (!account()) return;
            forget();
            this.expired = true;
            this.requestUpdate();
        });
        this.#start();
    }

    async #start() {
        this.trouble = null;
        await this.attempt(recall);
        this.ready = true;
        if (!this.trouble) await this.#go();
    }

    async #go() {
        if (!account()) {
            this.requestUpdate();
            return;
        }
        const home = isStudent() ? '/explore' : '/read';
        const path = address();
        const found = ROUTES.find(r => r.at.test(path));
        const mine = found && mayOpen(found);
        if (!mine) {
            location.replace('#' + home);
            return;
        }
        const modules = await this.attempt(() => found.load().catch(() => Promise.reject(new Problem(0))));
        if (!modules || address() !== path) return;
        const changed = this.route?.path !== path;
        this.route = {path, view: found.show(...path.match(found.at).slice(1))};
        if (changed) window.scrollTo(0, 0);
    }

    async #signedIn() {
        this.expired = false;
        await this.#go();
        this.requestUpdate();
    }

    async #signOut() {
        await signOut();
        this.expired = false;
        this.route = null;
        location.hash = '';
        this.requestUpdate();
    }

    #nav() {
        const links = isStudent()
            ? [['/explore', 'nav.explore'], ['/growth', 'nav.growth']]
            : [['/plans', 'nav.plans'], ['/classes', 'nav.classes'], ['/read', 'nav.read'], ['/documents', 'nav.documents'], ['/alerts', 'nav.alerts'], ...(isAdmin() ? [['/school', 'nav.school']] : []), ['/explore', 'nav.explore']];
        const here = path => {
            const at = this.route?.path ?? '';
            return at.startsWith(path) || (path === '/explore' && at.startsWith('/talk')) ? 'page' : nothing;
        };
        return html`<nav aria-label=${t('app.menu')}>
            ${links.map(([path, key]) => html`<a href=${'#' + path} aria-current=${here(path)}>${t(key)}</a>`)}
        </nav>`;
    }

    #content() {
        if (!this.ready) return html`<p class="page waiting" role="status">${t('app.wait')}</p>`;
        if (this.trouble) return html`<div class="page">${trouble(this.trouble.sentence, () => this.#start())}</div>`;
        if (!account()) return html`<qw-sign-in .expired=${this.expired} @signed-in=${this.#signedIn}></qw-sign-in>`;
        return this.route?.view ?? nothing;
    }

    render() {
        const me = account();
        const name = me && [...new Set([nameOf(me), nameOf(me.class) || word('role', me.role)])].filter(Boolean).join(' · ');
        return html`
            <a class="skip" href="#main" @click=${this.#skip}>${t('app.skip')}</a>
            <header class="bar">
                <a class="word" href="#/" lang="zh-CN" aria-label=${t('app.name')}>启问</a>
                ${me ? this.#nav() : nothing}
                <div class="who">
                    ${me ? html`<span class="name">${name}</span>` : nothing}
                    <button type="button" class="plain" lang=${language() === 'en' ? 'zh-CN' : 'en'} @click=${switchLanguage}>${t('app.language')}</button>
                    ${me ? html`<button type="button" class="plain" @click=${this.#signOut}>${t('app.signOut')}</button>` : nothing}
                </div>
            </header>
            <main id="main" tabindex="-1">${this.#content()}</main>`;
    }

    #skip(event) {
        event.preventDefault();
        this.querySelector('#main').focus();
    }

    updated() {
        // the page inside names the document; a dialogue on a phone has the whole height
        this.classList.toggle('in-talk', this.route?.path.startsWith('/talk') === true && account() !== null);
    }
}

await startLanguage();
customElements.define('qw-app', App);
