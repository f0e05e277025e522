/** Interface language: Chinese or English, remembered on this device. Texts of inquiries keep their own locale. */
import zh from './zh-CN.js';

const KEY = 'qiwen.language';
const dictionaries = {'zh-CN': zh};
/** Texts that only some pages need: what fetches them for a language, and for which languages they are here. */
const more = new Map();
let current = 'zh-CN';

/** Loads the remembered language, or English when that is what the browser asks for, and Chinese otherwise. */
export async function startLanguage() {
    const kept = localStorage.getItem(KEY);
    await useLanguage(kept ?? (navigator.language?.startsWith('en') ? 'en' : 'zh-CN'));
}

/** Fetches the texts of a language unless they are here already. */
export async function loadWords(language) {
    if (language === 'en' && !dictionaries.en) {
        dictionaries.en = (await import('./en.js')).default;
    }
    await Promise.all([...more].map(([fetched, here]) => add(fetched, here, language)));
}

async function add(fetched, here, language) {
    if (here.has(language) || !dictionaries[language]) return;
    here.add(language);
    Object.assign(dictionaries[language], (await fetched(language)).default);
}

/** Adds the texts of some pages: {@code fetched} gives the module of a language. Resolves when the page can be drawn. */
export async function moreWords(fetched) {
    if (!more.has(fetched)) more.set(fetched, new Set());
    await add(fetched, more.get(fetched), current);
}

export async function useLanguage(language) {
    await loadWords(language);
    current = dictionaries[language] ? language : 'zh-CN';
    document.documentElement.lang = current;
    window.dispatchEvent(new Event('qw-language'));
}

export async function switchLanguage() {
    const next = current === 'en' ? 'zh-CN' : 'en';
    localStorage.setItem(KEY, next);
    await useLanguage(next);
}

export const language = () => current;

/** The text of {@code key} with {@code {name}} places filled in; the key itself when nobody wrote the text. */
export function t(key, values = {}) {
    const text = dictionaries[current][key] ?? zh[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** What a quick reply says to the tutor: in the language of the conversation, whatever language the page has. */
export const phrase = (key, locale) => (dictionaries[locale] ?? zh)[key] ?? zh[key];

/** A word of a closed list (a move, a level, a phase), or the word itself when the list is older than the server. */
export function word(list, value) {
    const key = `${list}.${value}`;
    const text = t(key);
    return text === key ? String(value ?? '') : text;
}

/** A day and time near now in few words: 今天 14:05, 11月3日. */
export function when(instant) {
    if (!instant) return '';
    const time = new Date(instant);
    const today = time.toDateString() === new Date().toDateString();
    const clock = new Intl.DateTimeFormat(current, {hour: '2-digit', minute: '2-digit', hour12: false}).format(time);
    return today
        ? t('time.today', {clock})
        : new Intl.DateTimeFormat(current, {month: 'short', day: 'numeric'}).format(time) + ' ' + clock;
}
