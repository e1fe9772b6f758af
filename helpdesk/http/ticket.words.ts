import { catalogue, formatNumber, pluralize } from '../../src/kit/catalogue.ts';
import type { Language } from '../../src/kit/language.ts';
import { LONGEST_SUBJECT, LONGEST_TEXT } from '../tickets/check-draft.ts';

const arabicLength = (length: number): string =>
  pluralize('ar', length, {
    zero: '# أحرف',
    one: 'حرف واحد',
    two: 'حرفين',
    few: '# أحرف',
    many: '# حرفًا',
    other: '# حرف',
  });

const subjectLength = (language: Language): string => formatNumber(language, LONGEST_SUBJECT);
const textLength = (language: Language): string => formatNumber(language, LONGEST_TEXT);

/** What becomes of a ticket, as its customer reads it. */
export const ticketWords = catalogue({
  en: {
    status: { open: 'Open', pending: 'Awaiting your reply', solved: 'Solved' },
    subject: 'Subject',
    number: 'Number',
    state: 'State',
    lastChange: 'Last change',
    problems: {
      no_subject: 'Say in a few words what it is about',
      long_subject: `Shorten the subject to ${subjectLength('en')} characters`,
      no_text: 'Write something first',
      long_text: `Shorten the text to ${textLength('en')} characters`,
    },
    done: {
      opened: 'We have your ticket. You will find our answer here.',
      replied: 'Your reply was sent.',
      solved: 'The ticket is solved. A reply opens it again.',
    },
  },
  de: {
    status: { open: 'Offen', pending: 'Wartet auf Ihre Antwort', solved: 'Gelöst' },
    subject: 'Betreff',
    number: 'Nummer',
    state: 'Stand',
    lastChange: 'Letzte Änderung',
    problems: {
      no_subject: 'Sagen Sie in wenigen Worten, worum es geht',
      long_subject: `Kürzen Sie den Betreff auf ${subjectLength('de')} Zeichen`,
      no_text: 'Schreiben Sie zuerst etwas',
      long_text: `Kürzen Sie den Text auf ${textLength('de')} Zeichen`,
    },
    done: {
      opened: 'Ihre Anfrage ist bei uns. Unsere Antwort finden Sie hier.',
      replied: 'Ihre Antwort wurde gesendet.',
      solved: 'Die Anfrage ist gelöst. Eine Antwort öffnet sie wieder.',
    },
  },
  ar: {
    status: { open: 'مفتوحة', pending: 'بانتظار ردك', solved: 'محلولة' },
    subject: 'الموضوع',
    number: 'الرقم',
    state: 'الحالة',
    lastChange: 'آخر تغيير',
    problems: {
      no_subject: 'اذكر الموضوع في بضع كلمات',
      long_subject: `اختصر الموضوع إلى ${arabicLength(LONGEST_SUBJECT)}`,
      no_text: 'اكتب شيئًا أولًا',
      long_text: `اختصر النص إلى ${arabicLength(LONGEST_TEXT)}`,
    },
    done: {
      opened: 'وصلتنا تذكرتك. ستجد ردنا هنا.',
      replied: 'تم إرسال ردك.',
      solved: 'تم حل التذكرة. أي رد يفتحها من جديد.',
    },
  },
});
