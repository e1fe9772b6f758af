import { type Language, localeOf } from './language.ts';

/** The same words in every language. */
export type Catalogue<Words> = Readonly<Record<Language, Words>>;

/** English says which words there are: one that a translation lacks, or has beyond them, does not compile. */
export const catalogue = <Words>(words: {
  readonly en: Words;
  readonly de: NoInfer<Words>;
  readonly ar: NoInfer<Words>;
}): Catalogue<Words> => words;

/** The forms that CLDR gives each language. */
interface PluralForms {
  readonly en: 'one' | 'other';
  readonly de: 'one' | 'other';
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
}

/** The form that fits the count; `#` in it stands for the count as the language writes it. */
export function pluralize<L extends Language>(
  language: L,
  count: number,
  forms: Readonly<Record<PluralForms[L], string>>,
): string {
  const form = new Intl.PluralRules(language).select(count) as PluralForms[L];
  return forms[form].replace('#', formatNumber(language, count));
}

export const formatNumber = (language: Language, value: number): string =>
  new Intl.NumberFormat(localeOf(language)).format(value);

/** Keeps a name that may run the other way from turning the text around it (Unicode UAX #9: FSI, PDI). For text; pages have `<bdi>`. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
