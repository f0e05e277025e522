/** What the pages of plans say, in the reader's language. */
import {t} from '../page.js';
import {language, moreWords} from '../i18n/i18n.js';
import {Problem} from '../api.js';

/** The texts that only these pages need. */
export const planWords = () => moreWords(fetched);

const fetched = language => (language === 'en' ? import('../i18n/plans-en.js') : import('../i18n/plans-zh-CN.js'));

/** Problems that have words of their own on these pages, by the end of their type. */
const KNOWN = {'too-little-material': 'planTrouble.tooLittle', stale: 'planTrouble.stale', 'not-ready': 'planTrouble.notReady', 'no-model': 'planTrouble.noModel', invalid: 'planTrouble.invalid'};

/** What went wrong and what to do. */
export function explain(problem) {
    if (!(problem instanceof Problem)) return t('trouble.500');
    const known = KNOWN[problem.body.type?.split(':').at(-1)];
    if (known) return t(known);
    if (problem.status === 412) return t('planTrouble.stale');
    return problem.sentence;
}

/** Whether a plan would only need more material. */
export const needsMaterial = problem => problem instanceof Problem && problem.body.type?.endsWith(':too-little-material') === true;

/** The separator of a list in the reader's language. */
export const comma = () => (language() === 'en' ? ', ' : '、');
