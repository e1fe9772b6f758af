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
