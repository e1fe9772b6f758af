/**
 * Lower case for ASCII letters only. Full Unicode folding makes strangers equal (`K`, U+212A, folds to `k`), which
 * would let one address open another's account.
 */
export const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** Control and format characters but the joiners that emoji and some scripts need: nothing a name wants, and able to disguise one. */
export const hasControlCharacters = (text: string): boolean =>
  /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** Length as a person counts it: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;
