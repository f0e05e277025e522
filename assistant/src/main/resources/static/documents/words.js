/** What documents are called and measured in, in the reader's language. */
import {t} from '../page.js';
import {language, word} from '../i18n/i18n.js';
import {Problem} from '../api.js';

export const KINDS = ['COURSE_UNIT', 'STORY', 'EXERCISE', 'POLICY'];
export const STAGES = ['PRIMARY_LOWER', 'PRIMARY_MIDDLE', 'PRIMARY_UPPER', 'JUNIOR', 'SENIOR'];
/** Subjects as the inquiries name them, which is what search compares, and the keys of their words. */
const SUBJECTS = {物质科学: 'MATTER', 生命科学: 'LIFE', 地球与宇宙科学: 'EARTH', 技术与工程: 'ENGINEERING', 信息科技: 'COMPUTING', 数学: 'MATHEMATICS'};
export const DISCIPLINES = Object.keys(SUBJECTS);

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** Bytes for people: 31 KB, 4.6 MB. */
export function size(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${new Intl.NumberFormat(language(), {maximumFractionDigits: value < 10 && unit > 1 ? 1 : 0}).format(value)} ${UNITS[unit]}`;
}

/** Stages in one phrase; a long row of neighbours as its ends. */
export function stages(list) {
    const own = STAGES.filter(stage => list?.includes(stage));
    if (own.length === STAGES.length || !own.length) return t('docs.allStages');
    return own.map(stage => word('stage', stage)).join(language() === 'en' ? ', ' : '、');
}

/** How many passages, in words. */
export const passages = n => t(n === 1 ? 'docs.onePassage' : 'docs.passages', {n});

export const discipline = name => (SUBJECTS[name] ? word('discipline', SUBJECTS[name]) : (name ?? ''));

/** The language of a document, in words. */
export const tongue = locale => ({'zh-CN': t('docs.chinese'), en: t('docs.english')})[locale] ?? locale;

/** Where in a document: page, or slide for presentations. */
export function place(page, file) {
    if (!page) return '';
    return t(/\.(pptx?|odp)$/i.test(file ?? '') ? 'docs.slide' : 'talk.page', {page});
}

export const documentPath = (id, passage, query) =>
    `#/documents/${encodeURIComponent(id)}${passage ? `/${passage}` : ''}${query ? `?${new URLSearchParams({q: query})}` : ''}`;

/** The reader's half of what the server says in both languages, Chinese first; null when it speaks one only. */
function half(text) {
    const [, chinese, english] = /^([^]*?\p{Script=Han}[^]*?[。！？]) (\S[^]*)$/u.exec(text ?? '') ?? [];
    return (language() === 'en' ? english : chinese) ?? null;
}

/** What went wrong with a change to documents: most sentences of the pages speak of a dialogue. */
export function sentence(problem) {
    if (!(problem instanceof Problem)) return t('trouble.500');
    const own = {400: 'docs.invalid', 409: 'docs.conflict', 413: 'docs.tooLarge', 415: 'docs.wrongType', 507: 'docs.full'}[problem.status];
    return half(problem.body.detail) ?? (own ? t(own) : problem.sentence);
}

/** Why a file was skipped and what to do; the server's own words for what this page does not know. */
export function why({reason, message}) {
    const key = `skipped.${reason}`;
    const text = t(key);
    return text === key ? (half(message) ?? message ?? t('skipped.OTHER')) : text;
}
