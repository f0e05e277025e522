/** Signing in, and the notice that this is a program and that the teacher can read. */
import {html, nothing, Page, t} from '../page.js';
import {isDemo, signIn} from '../session.js';
import {Problem} from '../api.js';

class SignIn extends Page {
    static properties = {expired: {}, busy: {state: true}, open: {state: true}, wrong: {state: true}};

    constructor() {
        super();
        this.expired = false;
        this.busy = false;
        this.open = false;
        this.wrong = false;
    }

    get titleKey() {
        return 'signIn.title';
    }

    async #submit(event) {
        event.preventDefault();
        if (this.busy) return;
        const form = new FormData(event.target);
        this.busy = true;
        this.wrong = false;
        const me = await this.attempt(async () => {
            try {
                return await signIn(form.get('username').trim(), form.get('password'));
            } catch (problem) {
                if (!(problem instanceof Problem) || problem.status !== 401) throw problem;
                this.wrong = true;
                return null;
            }
        });
        this.busy = false;
        if (me) this.dispatchEvent(new CustomEvent('signed-in', {bubbles: true}));
    }

    render() {
        return html`<div class="sign-in">
            <section class="hello">
                <p class="big" lang="zh-CN" aria-hidden="true">启问</p>
                <p class="lead">${t('signIn.lead')}</p>
                <div class="notice"><p>${t('signIn.notice1')}</p><p>${t('signIn.notice2')}</p></div>
            </section>
            <form method="post" @submit=${this.#submit}>
                <h1>${t('signIn.title')}</h1>
                ${this.expired ? html`<p class="quiet" role="status">${t('signIn.expired')}</p>` : nothing}
                <div class="field">
                    <label for="username">${t('signIn.username')}</label>
                    <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required
                        aria-describedby=${this.wrong ? 'wrong' : nothing} aria-invalid=${this.wrong ? 'true' : nothing}>
                </div>
                <div class="field">
                    <label for="password">${t('signIn.password')}</label>
                    <input id="password" name="password" type=${this.open ? 'text' : 'password'} autocomplete="current-password" required
                        aria-describedby=${this.wrong ? 'wrong' : nothing} aria-invalid=${this.wrong ? 'true' : nothing}>
                </div>
                <label class="check"><input type="checkbox" .checked=${this.open} @change=${e => (this.open = e.target.checked)}>${t('signIn.show')}</label>
                <div role="alert" id="wrong" class=${this.wrong ? 'wrong' : 'still'}>${this.wrong ? t('signIn.wrong') : nothing}</div>
                ${this.troubleBox()}
                <button class="button" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'signIn.going' : 'signIn.go')}</button>
                ${isDemo() ? html`<p class="quiet demo">${t('signIn.demo')}</p>` : nothing}
            </form>
        </div>`;
    }
}

customElements.define('qw-sign-in', SignIn);
