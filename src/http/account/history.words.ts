import type { RecordedEvent } from '../../audit/list-events.ts';
import type { FactorName } from '../../factors/assurance.ts';
import { catalogue, isolate } from '../../kit/catalogue.ts';
import type { Language } from '../../kit/language.ts';
import { factorWords } from '../../signin/factor.words.ts';

type Data = RecordedEvent['data'];

const isFactor = (name: string): name is FactorName => Object.hasOwn(factorWords.en, name);

/** The factors that an event names, such as “password, passkey”. */
const named = (language: Language, names: Data[string] | undefined): string =>
  String(names ?? '')
    .split(', ')
    .map((name) => (isFactor(name) ? factorWords[language][name] : name))
    .join(', ');

/** What happened to an account, for its owner. What is not here is not shown: it is of the house, not of the person. */
export const historyWords = catalogue({
  en: {
    title: 'History',
    lead: 'When somebody signed in to your account, and what was changed. Something you do not know? Change your password and sign out everywhere else.',
    when: 'When',
    what: 'What',
    from: 'From',
    none: 'Nothing has happened yet.',
    byOther: 'by an administrator',
    events: {
      'session.started': ({ by }: Data) => `Signed in: ${named('en', by)}`,
      'session.ended': () => 'A session ended',
      'session.reconfirmed': ({ by }: Data) => `Confirmed who you are: ${named('en', by)}`,
      'sign-in.refused': () => 'A try to sign in was refused',
      'sign-in.suspended': () => 'Too many wrong tries: new browsers have to wait',
      'account.suspended': () => 'The account was shut by the link of a mail',
      'password.set': () => 'The password was set',
      'password.disabled': () => 'The password was switched off',
      'authenticator.enrolled': ({ factor }: Data) => `Set up: ${named('en', factor)}`,
      'authenticator.removed': ({ factor }: Data) => `Removed: ${named('en', factor)}`,
      'authenticator.disabled': ({ factor }: Data) => `Switched off: ${named('en', factor)}`,
      'recovery-codes.made': () => 'New recovery codes were made',
      'recovery-codes.used': () => 'A recovery code was used',
      'personal-questions.set': () => 'Personal questions were chosen',
      'personal-questions.removed': () => 'Personal questions were removed',
      'personal-questions.disabled': () => 'Personal questions were switched off',
      'device.remembered': () => 'A browser was remembered',
      'device.forgotten': () => 'A browser was forgotten',
      'address.verified': () => 'The email address was proved',
      'address.changed': () => 'The email address was changed',
      'notice-address.added': () => 'An address for notices was added',
      'notice-address.removed': () => 'An address for notices was removed',
      'person.created': () => 'The account was made',
      'person.changed': () => 'Your name or place was changed',
      'person.deactivated': () => 'The account was switched off',
      'person.reactivated': () => 'The account was switched on again',
    },
  },
  de: {
    title: 'Verlauf',
    lead: 'Wann sich jemand in Ihrem Konto angemeldet hat, und was geändert wurde. Etwas, das Sie nicht kennen? Ändern Sie Ihr Passwort, und melden Sie sich überall sonst ab.',
    when: 'Wann',
    what: 'Was',
    from: 'Von',
    none: 'Es ist noch nichts geschehen.',
    byOther: 'von einem Administrator',
    events: {
      'session.started': ({ by }) => `Angemeldet: ${named('de', by)}`,
      'session.ended': () => 'Eine Sitzung wurde beendet',
      'session.reconfirmed': ({ by }) => `Bestätigt, dass Sie es sind: ${named('de', by)}`,
      'sign-in.refused': () => 'Ein Anmeldeversuch wurde abgelehnt',
      'sign-in.suspended': () => 'Zu viele falsche Versuche: Neue Browser müssen warten',
      'account.suspended': () => 'Das Konto wurde über den Link einer E-Mail gesperrt',
      'password.set': () => 'Das Passwort wurde gesetzt',
      'password.disabled': () => 'Das Passwort wurde abgeschaltet',
      'authenticator.enrolled': ({ factor }) => `Eingerichtet: ${named('de', factor)}`,
      'authenticator.removed': ({ factor }) => `Entfernt: ${named('de', factor)}`,
      'authenticator.disabled': ({ factor }) => `Abgeschaltet: ${named('de', factor)}`,
      'recovery-codes.made': () => 'Neue Wiederherstellungscodes wurden erzeugt',
      'recovery-codes.used': () => 'Ein Wiederherstellungscode wurde benutzt',
      'personal-questions.set': () => 'Persönliche Fragen wurden gewählt',
      'personal-questions.removed': () => 'Persönliche Fragen wurden entfernt',
      'personal-questions.disabled': () => 'Persönliche Fragen wurden abgeschaltet',
      'device.remembered': () => 'Ein Browser wurde gemerkt',
      'device.forgotten': () => 'Ein Browser wurde vergessen',
      'address.verified': () => 'Die E-Mail-Adresse wurde nachgewiesen',
      'address.changed': () => 'Die E-Mail-Adresse wurde geändert',
      'notice-address.added': () => 'Eine Adresse für Mitteilungen wurde hinzugefügt',
      'notice-address.removed': () => 'Eine Adresse für Mitteilungen wurde entfernt',
      'person.created': () => 'Das Konto wurde angelegt',
      'person.changed': () => 'Ihr Name oder Ihre Stellung wurde geändert',
      'person.deactivated': () => 'Das Konto wurde abgeschaltet',
      'person.reactivated': () => 'Das Konto wurde wieder eingeschaltet',
    },
  },
  ar: {
    title: 'السجل',
    lead: 'متى سجّل أحد الدخول إلى حسابك، وما الذي تغيّر. هل هناك ما لا تعرفه؟ غيّر كلمة مرورك وسجّل الخروج من كل مكان آخر.',
    when: 'متى',
    what: 'ماذا',
    from: 'من',
    none: 'لم يحدث شيء بعد.',
    byOther: 'بواسطة مسؤول',
    events: {
      'session.started': ({ by }) => `تسجيل دخول: ${isolate(named('ar', by))}`,
      'session.ended': () => 'انتهت جلسة',
      'session.reconfirmed': ({ by }) => `تأكيد أنك أنت: ${isolate(named('ar', by))}`,
      'sign-in.refused': () => 'رُفضت محاولة تسجيل دخول',
      'sign-in.suspended': () => 'محاولات خاطئة كثيرة: على المتصفحات الجديدة الانتظار',
      'account.suspended': () => 'أُغلق الحساب عبر رابط في بريد',
      'password.set': () => 'تم تعيين كلمة المرور',
      'password.disabled': () => 'تم إيقاف كلمة المرور',
      'authenticator.enrolled': ({ factor }) => `تم إعداد: ${isolate(named('ar', factor))}`,
      'authenticator.removed': ({ factor }) => `تمت إزالة: ${isolate(named('ar', factor))}`,
      'authenticator.disabled': ({ factor }) => `تم إيقاف: ${isolate(named('ar', factor))}`,
      'recovery-codes.made': () => 'تم إنشاء رموز استرداد جديدة',
      'recovery-codes.used': () => 'استُخدم رمز استرداد',
      'personal-questions.set': () => 'تم اختيار الأسئلة الشخصية',
      'personal-questions.removed': () => 'تمت إزالة الأسئلة الشخصية',
      'personal-questions.disabled': () => 'تم إيقاف الأسئلة الشخصية',
      'device.remembered': () => 'تم حفظ متصفح',
      'device.forgotten': () => 'تم نسيان متصفح',
      'address.verified': () => 'ثبت عنوان البريد الإلكتروني',
      'address.changed': () => 'تم تغيير عنوان البريد الإلكتروني',
      'notice-address.added': () => 'تمت إضافة عنوان للإشعارات',
      'notice-address.removed': () => 'تمت إزالة عنوان للإشعارات',
      'person.created': () => 'تم إنشاء الحساب',
      'person.changed': () => 'تم تغيير اسمك أو موقعك',
      'person.deactivated': () => 'تم إيقاف الحساب',
      'person.reactivated': () => 'أُعيد تشغيل الحساب',
    },
  },
});

export type OwnEvent = keyof (typeof historyWords)['en']['events'];

export const ownEvents = Object.keys(historyWords.en.events) as readonly OwnEvent[];
