import { inFields, textNames, type Wrong } from './change-parts.ts';
import type { MistakeKind, Variation } from './mistake-kind.ts';
import { formEncode, inLowerHex, percentDecode, percentEncode, percentEncodeAll } from './percent.ts';
import { type Recipe, type ValueName, valueNames } from './recipe.ts';

type Change = (text: string, name: ValueName) => string;

/** Tries each way of changing the values. */
function ways(names: readonly ValueName[], changes: readonly Change[], wrong: Wrong = 'digest') {
  return function* variations(recipe: Recipe): Generator<Variation> {
    for (const change of changes) yield* inFields(recipe, names, change, wrong);
  };
}

const encodings: readonly Change[] = [percentEncode, percentEncodeAll, formEncode];
const partly: Change = (text) => encodeURI(text.toWellFormed());

const escapes: readonly (readonly [character: string, entities: readonly string[]])[] = [
  ['&', ['&amp;']],
  ['<', ['&lt;']],
  ['>', ['&gt;']],
  ['"', ['&quot;', '&#34;']],
  ["'", ['&#39;', '&#039;', '&#x27;', '&apos;']],
];
const escapeWith =
  (style: number, marks: readonly string[]): Change =>
  (text) =>
    text.replace(/[&<>"']/g, (mark) => {
      const entities = escapes.find(([character]) => character === mark)?.[1] ?? [];
      return marks.includes(mark) ? (entities[Math.min(style, entities.length - 1)] ?? mark) : mark;
    });
const numeric: Change = (text) => text.replace(/\P{ASCII}/gu, (mark) => `&#${mark.codePointAt(0)};`);
const unescapeHtml: Change = (text) =>
  escapes
    .flatMap(([mark, entities]) => entities.map((entity) => [mark, entity] as const))
    .toReversed() // & last, so that nothing is unescaped twice
    .reduce((plain, [mark, entity]) => plain.replaceAll(entity, mark), text)
    .replace(/&#([0-9]{2,6});/g, (_entity, code) => String.fromCodePoint(Number(code)));

const utf8AsLatin1: Change = (text) => Buffer.from(text).toString('latin1');
const latin1AsUtf8: Change = (text) => {
  const read = Buffer.from(text, 'latin1').toString();
  return /[\u0100-\uffff\ufffd]/.test(text) || read.includes('\ufffd') ? text : read;
};

const styles = [0, 1, 2, 3] as const;
const ends = [' ', '\n', '\r\n', '\t'] as const;
const upper: Change = (text) => text.toUpperCase();
const lower: Change = (text) => text.toLowerCase();
const capitalized: Change = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const forms = ['NFD', 'NFC', 'NFKC'] as const;

/** Values that were not the same when they were signed and when they were sent. */
export const valueMistakes: readonly MistakeKind[] = [
  {
    id: 'double_encoding',
    axis: 'values',
    sentence: (fields) => `The link carries ${fields} percent-encoded twice (%2540 for @).`,
    fix: 'Encode each value once, when the query is put together. A library that builds queries does it by itself.',
    variations: ways(valueNames, [percentDecode, (text) => percentDecode(percentDecode(text))], 'link'),
  },
  {
    id: 'plus_for_blank',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} with “+” in place of blanks.`,
    fix: 'Make the digest over the value with its blanks, and encode it for the link afterwards.',
    variations: ways(textNames, [(text) => text.replaceAll(' ', '+')]),
  },
  {
    id: 'encoded_values_hashed',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} percent-encoded, not as it is.`,
    fix: 'Make the digest over the plain values first, and encode them for the link afterwards.',
    variations: (recipe, { link }) => {
      const asSent: Change = (text, name) => link.known.get(name)?.raw ?? text;
      return ways(valueNames, [
        asSent,
        ...encodings,
        ...encodings.map(
          (encode): Change =>
            (text, name) =>
              inLowerHex(encode(text, name)),
        ),
        partly,
      ])(recipe);
    },
  },
  {
    id: 'blank_at_end_of_link',
    axis: 'values',
    sentence: (fields) => `The link carries ${fields} with a blank at an end, and the digest does not cover it.`,
    fix: 'Trim each value once, before it is signed and sent.',
    variations: ways(valueNames, [(text) => text.trim(), (text) => text.trimEnd(), (text) => text.trimStart()], 'link'),
  },
  {
    id: 'blanks_left_out',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} without blanks, the link has them.`,
    fix: 'Sign exactly the value that is sent.',
    variations: ways(textNames, [(text) => text.replaceAll(' ', '')]),
  },
  {
    id: 'letter_case',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} in other letter case than the link carries.`,
    fix: 'Change the letter case before both, or not at all: sign exactly the value that is sent.',
    variations: ways(valueNames, [lower, upper, capitalized]),
  },
  {
    id: 'blank_at_end',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} with a blank or line break at an end that the link has not.`,
    fix: 'Trim each value once, before it is signed and sent.',
    variations: ways(valueNames, [
      ...ends.map(
        (end): Change =>
          (text) =>
            text + end,
      ),
      (text) => ` ${text}`,
    ]),
  },
  {
    id: 'html_escaped',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} escaped for HTML (&amp; for &).`,
    fix: 'Escape for HTML only when a page is written, never before signing.',
    variations: ways(valueNames, [
      ...styles.map((style) => escapeWith(style, ['&', '<', '>', '"', "'"])),
      escapeWith(0, ['&', '<', '>', '"']),
      escapeWith(0, ['&', '<', '>']),
      numeric,
    ]),
  },
  {
    id: 'html_escaped_in_link',
    axis: 'values',
    sentence: (fields) => `The link carries ${fields} escaped for HTML (&amp; for &), the digest covers it plain.`,
    fix: 'Send the plain value, percent-encoded.',
    variations: ways(valueNames, [unescapeHtml], 'link'),
  },
  {
    id: 'backslashes',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} with its quotes escaped, as for a database.`,
    fix: 'Escape for the database in the query only: sign the plain value.',
    variations: ways(textNames, [
      (text) => text.replace(/["'\\]/g, '\\$&'),
      (text) => text.replaceAll("'", "''"),
      (text) => text.replace(/["'\\/]/g, '\\$&'),
    ]),
  },
  {
    id: 'other_normal_form',
    axis: 'values',
    sentence: (fields) =>
      `The digest covers ${fields} in another Unicode form (é as one character, or as e and an accent).`,
    fix: 'Bring each value into one form, best NFC, before it is signed and sent.',
    variations: ways(
      textNames,
      forms.map((form) => (text) => text.normalize(form)),
    ),
  },
  {
    id: 'accents_left_out',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} without its accents.`,
    fix: 'Sign exactly the value that is sent, as UTF-8.',
    variations: ways(textNames, [(text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '')]),
  },
  {
    id: 'utf8_twice',
    axis: 'values',
    sentence: (fields) => `The digest covers ${fields} turned into UTF-8 twice (Ã© for é).`,
    fix: 'The value is UTF-8 already: leave out the second conversion, such as utf8_encode().',
    variations: ways(textNames, [utf8AsLatin1]),
  },
  {
    id: 'utf8_twice_in_link',
    axis: 'values',
    sentence: (fields) => `The link carries ${fields} turned into UTF-8 twice (Ã© for é).`,
    fix: 'The value is UTF-8 already: leave out the second conversion when the link is made.',
    variations: ways(textNames, [latin1AsUtf8], 'link'),
  },
];
