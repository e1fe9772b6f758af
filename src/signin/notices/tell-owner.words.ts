import { catalogue, isolate, pluralize } from '../../kit/catalogue.ts';

/** The mails to the owner of an account. */
export const tellOwnerWords = catalogue({
  en: {
    subject: (title: string, what: string) => `${title}: ${what}`,
    opening: (what: string, email: string, title: string, at: string) => `${what}: ${email} at ${title}, ${at}.`,
    notYou: 'If that was not you, tell your administrator at once.',
    objectAt: (link: string) => `If that was not you, open this page and say so, within a week: ${link}`,
    factor: (name: string) => `What: ${name}.`,
    codesLeft: (count: number) =>
      count === 0
        ? 'It was the last one: a new set was shown after it.'
        : pluralize('en', count, { one: '# is left.', other: '# are left.' }),
  },
  de: {
    subject: (title, what) => `${title}: ${what}`,
    opening: (what, email, title, at) => `${what}: ${email} bei ${title}, ${at}.`,
    notYou: 'Wenn Sie das nicht waren, sagen Sie es sofort Ihrem Administrator.',
    objectAt: (link) =>
      `Wenn Sie das nicht waren, öffnen Sie innerhalb einer Woche diese Seite, und sagen Sie es dort: ${link}`,
    factor: (name) => `Was: ${name}.`,
    codesLeft: (count) =>
      count === 0
        ? 'Es war der letzte: Danach wurden neue angezeigt.'
        : pluralize('de', count, { one: '# ist übrig.', other: '# sind übrig.' }),
  },
  ar: {
    subject: (title, what) => `${isolate(title)}: ${what}`,
    opening: (what, email, title, at) => `${what}: ${isolate(email)} في ${isolate(title)}، ${isolate(at)}.`,
    notYou: 'إذا لم تكن أنت فأخبر المسؤول فورًا.',
    objectAt: (link) => `إذا لم تكن أنت فافتح هذه الصفحة خلال أسبوع وأبلغ عن ذلك: ${isolate(link)}`,
    factor: (name) => `الوسيلة: ${name}.`,
    codesLeft: (count) =>
      pluralize('ar', count, {
        zero: 'كان هذا آخر رمز، وعُرضت بعده مجموعة جديدة.',
        one: 'بقي رمز واحد.',
        two: 'بقي رمزان.',
        few: 'بقيت # رموز.',
        many: 'بقي # رمزًا.',
        other: 'بقي # رمز.',
      }),
  },
});
