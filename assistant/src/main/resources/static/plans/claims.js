/** What the claim check says, laid onto the texts that are being edited. */
import {t} from '../page.js';

/** Those of {@code claims} that still stand in {@code text} at {@code path}; a sentence that was changed has no verdict until the next check. */
export const standing = (claims, path, text) =>
    claims.filter(claim => claim.path === path && text.slice(claim.start, claim.end) === claim.sentence).sort((a, b) => a.start - b.start);

export const claimAt = (marks, caret) => marks.find(mark => mark.start <= caret && caret <= mark.end) ?? null;

/** Why a sentence has its verdict, and what to do. */
export const reasonOf = claim => t(`claimWhy.${claim.verdict}`, {differs: claim.differs});

/** All verdicts on one text, as a screen reader says them after it. */
export const spoken = marks => marks.map(mark => `${t(`claim.${mark.verdict}`)}：${mark.sentence} ${reasonOf(mark)}`).join(' ');

const ORDER = ['CONTRADICTED', 'UNSUPPORTED', 'SUPPORTED'];

/** What needs the teacher first. */
export const urgentFirst = claims => [...claims].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
