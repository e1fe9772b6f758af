import { catalogue, pluralize } from '../kit/catalogue.ts';
import { HOUR, MINUTE, type Millis, SECOND } from '../kit/clock.ts';

/** So long that it is over by then: whole seconds up to a minute, whole minutes up to an hour, whole hours after that. */
function rounded(wait: Millis): { readonly unit: 'seconds' | 'minutes' | 'hours'; readonly count: number } {
  if (wait <= MINUTE) return { unit: 'seconds', count: Math.max(1, Math.ceil(wait / SECOND)) };
  if (wait <= HOUR) return { unit: 'minutes', count: Math.ceil(wait / MINUTE) };
  return { unit: 'hours', count: Math.ceil(wait / HOUR) };
}

const units = {
  en: {
    seconds: { one: '# second', other: '# seconds' },
    minutes: { one: '# minute', other: '# minutes' },
    hours: { one: '# hour', other: '# hours' },
  },
  de: {
    seconds: { one: '# Sekunde', other: '# Sekunden' },
    minutes: { one: '# Minute', other: '# Minuten' },
    hours: { one: '# Stunde', other: '# Stunden' },
  },
  ar: {
    seconds: {
      zero: '# ثانية',
      one: 'ثانية واحدة',
      two: 'ثانيتين',
      few: '# ثوانٍ',
      many: '# ثانية',
      other: '# ثانية',
    },
    minutes: {
      zero: '# دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتين',
      few: '# دقائق',
      many: '# دقيقة',
      other: '# دقيقة',
    },
    hours: {
      zero: '# ساعة',
      one: 'ساعة واحدة',
      two: 'ساعتين',
      few: '# ساعات',
      many: '# ساعة',
      other: '# ساعة',
    },
  },
} as const;

const lasting = {
  en(wait: Millis) {
    const { unit, count } = rounded(wait);
    return pluralize('en', count, units.en[unit]);
  },
  de(wait: Millis) {
    const { unit, count } = rounded(wait);
    return pluralize('de', count, units.de[unit]);
  },
  ar(wait: Millis) {
    const { unit, count } = rounded(wait);
    return pluralize('ar', count, units.ar[unit]);
  },
};

/** Why the next try is not looked at yet, the same for names that are known and names that are not. */
export const waitWords = catalogue({
  en: {
    tooMany: (wait: Millis) => `Too many tries. Wait ${lasting.en(wait)}, then try again.`,
    suspended:
      'Too many wrong tries were made in browsers that are new here. Use a browser in which you have signed in before, or another way.',
    working: 'Your browser is working on a puzzle, which takes the place of the wait.',
    worked: 'Your browser has done its work: you can try again now.',
  },
  de: {
    tooMany: (wait) => `Zu viele Versuche. Warten Sie ${lasting.de(wait)}, und versuchen Sie es dann noch einmal.`,
    suspended:
      'In Browsern, die hier neu sind, gab es zu viele falsche Versuche. Nehmen Sie einen Browser, in dem Sie sich schon angemeldet haben, oder einen anderen Weg.',
    working: 'Ihr Browser arbeitet an einer Aufgabe, die das Warten ersetzt.',
    worked: 'Ihr Browser ist fertig: Sie können es jetzt noch einmal versuchen.',
  },
  ar: {
    tooMany: (wait) => `محاولات كثيرة. انتظر ${lasting.ar(wait)} ثم حاول مرة أخرى.`,
    suspended: 'جرت محاولات خاطئة كثيرة من متصفحات جديدة هنا. استخدم متصفحًا سجّلت الدخول منه من قبل، أو طريقة أخرى.',
    working: 'يعمل متصفحك على مسألة تغني عن الانتظار.',
    worked: 'أنهى متصفحك عمله: يمكنك المحاولة مرة أخرى الآن.',
  },
});
