import { inFields } from './change-parts.ts';
import type { MistakeKind } from './mistake-kind.ts';
import type { Field, FieldName, ReceivedLink } from './received-link.ts';
import { type ValueName, valueNames } from './recipe.ts';

const hasPlus = (link: ReceivedLink, name: ValueName): boolean => link.known.get(name)?.raw.includes('+') ?? false;

/** What the link would say had it been put together well. */
export const readingMistakes: readonly MistakeKind[] = [
  {
    id: 'raw_plus',
    axis: 'reading',
    sentence: (fields) => `The link carries ${fields} with a raw “+”, which arrives as a blank.`,
    fix: 'Percent-encode every value: a plus sign is %2B.',
    option: 'raw_plus',
    *variations(recipe, { link }) {
      const names = valueNames.filter((name) => hasPlus(link, name));
      const addresses = names.filter((name) => name === 'email' || name === 'loginname');
      if (addresses.length === 0) return; // in a name “+” most often stands for a blank: that is another mistake
      const change = (text: string, name: ValueName) => link.known.get(name)?.asPlus ?? text;
      yield* inFields(recipe, addresses, change, 'link');
      if (names.length > addresses.length) yield* inFields(recipe, names, change, 'link');
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
