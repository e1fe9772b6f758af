/**
 * Lower case for ASCII letters only. Full Unicode folding makes strangers equal (`K`, U+212A, folds to `k`), which
 * would let one address open another's account.
 */
export const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** C0, C1, and the marks that turn the direction of text: nothing a name needs, and able to disguise one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
export const hasControlCharacters = (text: string): boolean => /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text);

/** Length as a person counts it: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;
