import { mapParts, withoutParts } from './change-parts.ts';
import type { MistakeKind, Variation } from './mistake-kind.ts';
import { inLowerHex, percentDecode, percentEncode } from './percent.ts';
import type { Recipe } from './recipe.ts';

const withKey = (recipe: Recipe, text: string, bytes?: Buffer): Recipe =>
  mapParts(recipe, (part) => (part.name === 'key' ? { ...part, text, ...(bytes && { bytes }) } : part));

const keyOf = ({ parts }: Recipe): string => parts.find(({ name }) => name === 'key')?.text ?? '';

/** Tries each spelling of the key that differs from the key. */
function spellings(spell: (key: string) => readonly (readonly [text: string, detail: string])[]) {
  return function* variations(recipe: Recipe): Generator<Variation> {
    const key = keyOf(recipe);
    for (const [text, detail] of spell(key)) {
      if (text !== key && text !== '') yield { recipe: withKey(recipe, text), detail };
    }
  };
}

const unquoted = (key: string): string => key.replace(/^(["'`])(.*)\1$/s, '$2');
/** What a program puts for a variable that is not there. */
const nothings = ['undefined', 'null', 'None', 'nil', 'NULL', '(null)', 'false', 'NaN'];

/**
 * More missing characters than this are not named: whoever is told that the first character of a key fits, then the
 * second, comes to know the key.
 */
const MOST_CUT = 2;

/** The digest was made with something that is nearly, or not at all, the key. */
export const keyMistakes: readonly MistakeKind[] = [
  {
    id: 'key_with_blank',
    axis: 'key',
    sentence: (what) => `The key was used with ${what}.`,
    fix: 'Cut blanks and line breaks off where the site reads its key.',
    variations: spellings((key) => [
      [`${key}\n`, 'a line break behind it'],
      [`${key}\r\n`, 'a line break behind it'],
      [`${key}\r`, 'a line break behind it'],
      [`${key} `, 'a blank behind it'],
      [` ${key}`, 'a blank before it'],
      [`\t${key}`, 'a tab before it'],
      [`${key}\t`, 'a tab behind it'],
      [`\ufeff${key}`, 'a byte order mark before it'],
      [`${key}\0`, 'a zero byte behind it'],
      [key.trim(), 'the blanks at its ends cut off'],
    ]),
  },
  {
    id: 'key_in_quotes',
    axis: 'key',
    sentence: (what) => `The key was used with ${what}.`,
    fix: 'Read the key without the quotes of the file it stands in.',
    variations: spellings((key) => [
      ...['"', "'", '`'].map((quote) => [quote + key + quote, 'quotes around it'] as const),
      [`<${key}>`, 'brackets around it'],
      [`{${key}}`, 'brackets around it'],
      [`${key};`, 'a semicolon behind it'],
      [`${key},`, 'a comma behind it'],
      [unquoted(key), 'its quotes cut off'],
    ]),
  },
  {
    id: 'key_decoded',
    axis: 'key',
    sentence: (what) => `The key was ${what} before it was used.`,
    fix: 'Use the key exactly as it is shown, as text.',
    *variations(recipe) {
      const key = keyOf(recipe);
      yield* spellings(() => [
        [percentDecode(key), 'percent-decoded'],
        [percentDecode(key.replaceAll('+', ' ')), 'percent-decoded'],
        [Buffer.from(key, 'base64').toString('hex'), 'decoded from base64'],
      ])(recipe);
      const isHex = /^(?:[0-9a-f]{2})+$/i.test(key);
      if (isHex) yield { recipe: withKey(recipe, key, Buffer.from(key, 'hex')), detail: 'read as hexadecimal bytes' };
      yield { recipe: withKey(recipe, key, Buffer.from(key, 'base64')), detail: 'decoded from base64' };
    },
  },
  {
    id: 'key_encoded',
    axis: 'key',
    sentence: (what) => `The key was ${what} before it was used.`,
    fix: 'Use the key exactly as it is shown, as text.',
    variations: spellings((key) => [
      [percentEncode(key), 'percent-encoded'],
      [inLowerHex(percentEncode(key)), 'percent-encoded'],
      [percentEncode(key).replaceAll('%20', '+'), 'percent-encoded'],
      [key.replaceAll(' ', '+'), 'percent-encoded'],
      [Buffer.from(key).toString('base64'), 'encoded in base64'],
      [Buffer.from(key).toString('hex'), 'encoded in hexadecimal'],
      [key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'), 'escaped for HTML'],
    ]),
  },
  {
    id: 'key_in_other_case',
    axis: 'key',
    sentence: (what) => `The key was used in ${what} letters.`,
    fix: 'Use the key exactly as it is shown: letter case counts.',
    variations: spellings((key) => [
      [key.toLowerCase(), 'lower-case'],
      [key.toUpperCase(), 'upper-case'],
    ]),
  },
  {
    id: 'key_cut',
    axis: 'key',
    sentence: (what) => `The key was used without ${what}.`,
    fix: 'Copy the whole key: use the copy button beside it.',
    variations: spellings((key) =>
      Array.from({ length: MOST_CUT }, (_, index) => index + 1).flatMap((count) => [
        [key.slice(0, -count), count === 1 ? 'its last character' : `its last ${count} characters`] as const,
        [key.slice(count), count === 1 ? 'its first character' : `its first ${count} characters`] as const,
      ]),
    ),
  },
  {
    id: 'not_the_key',
    axis: 'key',
    sentence: (what) => `${what} was used in place of the key.`,
    fix: 'Use the key itself. Whoever lost it makes a new one: it is shown when it is made.',
    *variations(recipe, { candidate: { key, connection } }) {
      const taken: readonly (readonly [string, string])[] = [
        [key.fingerprint, 'The fingerprint of the key'],
        [key.fingerprint.replaceAll('-', ''), 'The fingerprint of the key'],
        [key.name, 'The name of the key'],
        [key.id, 'The id of the key'],
        [connection.name, 'The name of the connection'],
        [connection.id, 'The id of the connection'],
      ];
      for (const [text, detail] of taken) {
        const recipeWith = withKey(recipe, text);
        yield { recipe: mapParts(recipeWith, (part) => (part.name === 'key' ? { name: 'key', text } : part)), detail };
      }
    },
  },
  {
    id: 'key_left_out',
    axis: 'key',
    sentence: (what) => `The digest was made without the key${what}.`,
    fix: 'Look where the site reads its key: the variable was empty when the link was made.',
    *variations(recipe) {
      yield { recipe: withoutParts(recipe, ['key']), detail: '' };
      for (const text of nothings) {
        const bare = mapParts(recipe, (part) => (part.name === 'key' ? { name: 'key', text } : part));
        yield { recipe: bare, detail: `: its place holds “${text}”` };
      }
    },
  },
];
