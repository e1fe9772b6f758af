/** The languages of pages and mails. */
export type Language = 'en' | 'de' | 'ar';

/** Each with its own name, in the order in which they are offered. */
export const languages: Readonly<Record<Language, { readonly name: string; readonly dir: 'ltr' | 'rtl' }>> = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
};

const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text);

/** The first that is ours of BCP 47 tags such as `de-AT`, looked up by their primary subtag (RFC 4647 section 3.4). */
export function findLanguage(tags: readonly string[]): Language | undefined {
  return tags.map((tag) => tag.trim().toLowerCase().split('-', 1)[0] ?? '').find(isLanguage);
}

/** The tags of an `Accept-Language` header, most wanted first (RFC 9110 sections 12.4.2 and 12.5.4). */
export function readAcceptLanguage(header: string): readonly string[] {
  return header
    .split(',')
    .map((range) => {
      const [tag = '', quality] = range.split(/;\s*q=/i);
      return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** What `Intl` takes. Digits are those of codes, references and ticket numbers in every language, so that they can be compared. */
export const localeOf = (language: string): string => `${language}-u-nu-latn`;
