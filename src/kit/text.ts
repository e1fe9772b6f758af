/**
 * Lower case for ASCII letters only. Full Unicode folding makes strangers equal (`K`, U+212A, folds to `k`), which
 * would let one address open another's account.
 */
export const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** Control characters, and marks that turn the direction of text: nothing a name needs, and able to disguise one. */
export const hasControlCharacters = (text: string): boolean =>
  /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** Characters that are not shown, so that two texts look alike. */
export const hasInvisibleCharacters = (text: string): boolean => /\p{Default_Ignorable_Code_Point}/u.test(text);

/** Without the joiners and variation selectors that emoji and some scripts need between others. */
export const withoutJoiners = (text: string): string => text.replace(/\u200c|\u200d|[\ufe00-\ufe0f]/g, '');

/** Length as a person counts it: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;

/**
 * A code of digits that somebody typed or copied: without the blanks and marks of direction around and within it, and
 * with the digits of an Arabic or Persian keyboard (U+0660, U+06F0) as the ones that were sent.
 */
export const readCode = (text: string): string =>
  text
    .replace(/[\s\p{Pd}\p{Cf}]+/gu, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
