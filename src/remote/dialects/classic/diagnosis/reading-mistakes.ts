import { inFields } from './change-parts.ts';
import type { MistakeKind } from './mistake-kind.ts';
import type { Field, FieldName, ReceivedLink } from './received-link.ts';
import { type ValueName, valueNames } from './recipe.ts';

/** The values that came with a raw `+`. */
const namesWithPlus = ({ known }: ReceivedLink): readonly ValueName[] =>
  valueNames.filter((name) => known.get(name)?.raw.includes('+'));

const isAddress = (name: ValueName): boolean => name === 'email' || name === 'loginname';

const asPlusIn =
  ({ known }: ReceivedLink) =>
  (text: string, name: ValueName): string =>
    known.get(name)?.asPlus ?? text;

const rawPlus = {
  id: 'raw_plus',
  axis: 'reading',
  sentence: (fields: string) => `The link carries ${fields} with a raw “+”, which arrives as a blank.`,
  fix: 'Percent-encode every value: a plus sign is %2B.',
} as const;

/** What the link would say had it been put together well. */
export const readingMistakes: readonly MistakeKind[] = [
  {
    ...rawPlus,
    option: 'raw_plus', // which takes every “+” of the link as itself, or none
    *variations(recipe, { link, candidate }) {
      const names = namesWithPlus(link);
      // in a name “+” most often stands for a blank: that is another mistake, unless the connection takes it so
      if (!names.some(isAddress) && !candidate.connection.options.raw_plus) return;
      const [all] = inFields(recipe, names, asPlusIn(link), 'link');
      if (all) yield all;
    },
  },
  {
    ...rawPlus,
    *variations(recipe, { link }) {
      const names = namesWithPlus(link);
      const addresses = names.filter(isAddress);
      if (addresses.length === 0) return;
      yield* inFields(recipe, addresses, asPlusIn(link), 'link');
      if (names.length > addresses.length) yield* inFields(recipe, names, asPlusIn(link), 'link');
    },
  },
  {
    id: 'raw_ampersand',
    axis: 'reading',
    sentence: (field) => `The link carries ${field} with a raw “&”, which ends the value.`,
    fix: 'Percent-encode every value: an ampersand is %26.',
    *variations(recipe, { link }) {
      for (const name of valueNames) {
        const rest = restOf(link, name);
        if (rest !== '') yield* inFields(recipe, [name], (text) => text + rest, 'link');
      }
    },
  },
];

/** What came after a value and is no parameter: the rest of it, had its `&` been encoded. */
function restOf({ fields, known }: ReceivedLink, name: FieldName): string {
  const field = known.get(name);
  if (!field) return '';
  const after = fields.slice(fields.indexOf(field) + 1);
  const end = after.findIndex((one) => one.name !== undefined || one.hasValue);
  return (end < 0 ? after : after.slice(0, end)).map(({ sentAs }: Field) => `&${sentAs.replaceAll('+', ' ')}`).join('');
}
