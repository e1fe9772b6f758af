/**
 * What two ways to write the same answer have in common: letter case, blanks, punctuation and the forms of one character
 * make no difference. Through upper case, so that `ß` and `SS` are one.
 */
export const normalizeAnswer = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, ' ')
    .replace(/[\p{P}\p{Cf}\p{Cc}]/gu, (mark) => (/\s/u.test(mark) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim();
