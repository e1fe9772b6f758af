import { foldPassword } from './blocklist/fold-password.ts';

/** Words that a guesser puts beside a name, and our own. */
const fillers = [
  'sallyport',
  'support',
  'portal',
  'helpdesk',
  'password',
  'passwort',
  'welcome',
  'willkommen',
  'login',
];

/** Whether nothing is left but digits, blanks and marks once all that names its owner is taken away. */
export function namesOwner(password: string, context: readonly string[]): boolean {
  const words = wordsOf(context);
  const folded = foldPassword(password);
  const withoutWords = takeAway(folded, words);
  return withoutWords !== folded && !/[\p{L}\p{M}\p{S}]/u.test(takeAway(withoutWords, fillers));
}

/** The longest first, so that no part is left of a whole. */
const takeAway = (text: string, words: readonly string[]): string =>
  words.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.split(word).join(' '), text);

/** Each text as it is, without its blanks and marks, and each of its parts; a single letter is nobody’s name. */
function wordsOf(context: readonly string[]): readonly string[] {
  const whole = context.map((text) => foldPassword(text.trim()));
  const parts = whole.flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u));
  const joined = whole.map((text) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ''));
  return [...new Set([...whole, ...parts, ...joined])].filter((word) => [...word].length > 1 && /\p{L}/u.test(word));
}
