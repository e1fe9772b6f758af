import { withoutParts } from './change-parts.ts';
import type { MistakeKind, Variation } from './mistake-kind.ts';
import { inLowerHex, percentEncode } from './percent.ts';
import type { Charset, Recipe } from './recipe.ts';

const charsets: readonly (readonly [Charset, string])[] = [
  ['latin1', 'Latin-1 bytes'],
  ['cp1252', 'Windows-1252 bytes'],
  ['ascii', 'ASCII bytes, “?” for each other letter,'],
  ['ascii-without', 'ASCII bytes, all other letters left out,'],
];
const wide: readonly (readonly [Charset, string])[] = [
  ['utf16le', 'UTF-16 bytes'],
  ['utf16be', 'UTF-16 bytes'],
  ['utf8-bom', 'UTF-8 with a byte order mark'],
];

const finishes: readonly (readonly [(text: string) => string, string])[] = [
  [(text) => `${text}\n`, 'a line break behind it'],
  [(text) => `${text}\r\n`, 'a line break behind it'],
  [(text) => `${text} `, 'a blank behind it'],
  [(text) => `"${text}"`, 'quotes around it'],
  [(text) => `${text}\0`, 'a zero byte behind it'],
];

/** What was done to the whole text, and how the digest was made of it. */
export const digestMistakes: readonly MistakeKind[] = [
  {
    id: 'other_bytes',
    axis: 'bytes',
    sentence: (charset) => `The digest was made over ${charset} instead of UTF-8.`,
    fix: 'Turn the text into UTF-8 bytes before the digest is made.',
    *variations(recipe) {
      const hasMore = recipe.parts.some(({ text }) => /\P{ASCII}/u.test(text));
      for (const [charset, detail] of hasMore ? [...charsets, ...wide] : wide) {
        yield { recipe: { ...recipe, charset }, detail };
      }
    },
  },
  {
    id: 'whole_text_in_other_case',
    axis: 'text',
    sentence: (what) => `The whole signed text was turned into ${what} letters, the key too.`,
    fix: 'Leave the letter case of the signed text as it is.',
    *variations(recipe) {
      yield { recipe: { ...recipe, finish: (text) => text.toLowerCase() }, detail: 'lower-case' };
      yield { recipe: { ...recipe, finish: (text) => text.toUpperCase() }, detail: 'upper-case' };
    },
  },
  {
    id: 'whole_text_with_more',
    axis: 'text',
    sentence: (what) => `The signed text has ${what}.`,
    fix: 'Sign nothing but the values, key and ts: with a shell, printf %s instead of echo.',
    *variations(recipe) {
      for (const [finish, detail] of finishes) yield { recipe: { ...recipe, finish }, detail };
    },
  },
  {
    id: 'whole_text_encoded',
    axis: 'text',
    sentence: () => 'The whole signed text was percent-encoded, the key too.',
    fix: 'Make the digest over the plain text.',
    *variations(recipe) {
      const asForm = (text: string) => percentEncode(text).replaceAll('%20', '+');
      for (const finish of [percentEncode, (text: string) => inLowerHex(percentEncode(text)), asForm]) {
        yield { recipe: { ...recipe, finish } };
      }
    },
  },
  {
    id: 'hmac',
    axis: 'hash',
    sentence: () => 'The digest is an HMAC with the key, not a plain digest over values, key and ts.',
    fix: 'Join operation, values, key and ts to one text, and make the plain MD5 of it.',
    *variations(recipe) {
      const key = recipe.parts.find(({ name }) => name === 'key')?.text;
      if (key === undefined) return;
      const without = withoutParts(recipe, ['key']);
      for (const signed of [without, withoutParts(without, ['ts']), recipe]) yield { recipe: { ...signed, hmac: key } };
    },
  },
  {
    id: 'hashed_twice',
    axis: 'hash',
    sentence: () => 'The digest was hashed once more.',
    fix: 'Make the MD5 once, over the joined text.',
    *variations(recipe): Generator<Variation> {
      yield { recipe: { ...recipe, rounds: 2 } satisfies Recipe };
    },
  },
];
