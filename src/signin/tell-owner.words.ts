import { catalogue, isolate, pluralize } from '../kit/catalogue.ts';

/** The mails to the owner of an account. */
export const tellOwnerWords = catalogue({
  en: {
    subject: (title: string, what: string) => `${title}: ${what}`,
    opening: (what: string, email: string, title: string, at: string) => `${what}: ${email} at ${title}, ${at}.`,
    notYou: 'If that was not you, change your password and tell your administrator at once.',
    codesLeft: (count: number) =>
      count === 0
        ? 'It was the last one: a new set was shown after it.'
        : pluralize('en', count, { one: '# is left.', other: '# are left.' }),
    notices: {
      authenticator_enrolled: {
        subject: 'An authenticator app was set up',
        body: 'Signing in asks for a code of the app from now on.',
      },
      second_factor_removed: {
        subject: 'Your authenticator app was removed',
        body: 'Signing in asks for the password alone from now on. The recovery codes no longer work.',
      },
      second_factor_reset: {
        subject: 'Your authenticator app was removed by an administrator',
        body: 'Your sessions ended, and signing in asks for the password alone. The recovery codes no longer work. Set up an app again under “Your account”.',
      },
      recovery_codes_made: {
        subject: 'New recovery codes were made',
        body: 'The codes from before no longer work.',
      },
      recovery_code_used: {
        subject: 'A recovery code was used to sign in',
        body: 'It stood in for your authenticator app, and does not work again.',
      },
      password_changed: {
        subject: 'Your password was changed',
        body: 'Your other sessions ended.',
      },
      codes_guessed: {
        subject: 'Somebody knows your password',
        body: 'The right password was entered, and then many wrong codes. If that was not you, sign in and change your password.',
      },
    },
  },
  de: {
    subject: (title, what) => `${title}: ${what}`,
    opening: (what, email, title, at) => `${what}: ${email} bei ${title}, ${at}.`,
    notYou: 'Wenn Sie das nicht waren, ändern Sie Ihr Passwort, und sagen Sie es sofort Ihrem Administrator.',
    codesLeft: (count) =>
      count === 0
        ? 'Es war der letzte: Danach wurden neue angezeigt.'
        : pluralize('de', count, { one: '# ist übrig.', other: '# sind übrig.' }),
    notices: {
      authenticator_enrolled: {
        subject: 'Eine Authenticator-App wurde eingerichtet',
        body: 'Die Anmeldung fragt von nun an nach einem Code der App.',
      },
      second_factor_removed: {
        subject: 'Ihre Authenticator-App wurde entfernt',
        body: 'Die Anmeldung fragt von nun an nur nach dem Passwort. Die Wiederherstellungscodes gelten nicht mehr.',
      },
      second_factor_reset: {
        subject: 'Ein Administrator hat Ihre Authenticator-App entfernt',
        body: 'Ihre Sitzungen sind beendet, und die Anmeldung fragt nur nach dem Passwort. Die Wiederherstellungscodes gelten nicht mehr. Richten Sie unter „Ihr Konto“ wieder eine App ein.',
      },
      recovery_codes_made: {
        subject: 'Neue Wiederherstellungscodes wurden erzeugt',
        body: 'Die früheren Codes gelten nicht mehr.',
      },
      recovery_code_used: {
        subject: 'Ein Wiederherstellungscode wurde zur Anmeldung benutzt',
        body: 'Er stand für Ihre Authenticator-App und gilt nicht noch einmal.',
      },
      password_changed: {
        subject: 'Ihr Passwort wurde geändert',
        body: 'Ihre anderen Sitzungen sind beendet.',
      },
      codes_guessed: {
        subject: 'Jemand kennt Ihr Passwort',
        body: 'Das richtige Passwort wurde eingegeben und danach viele falsche Codes. Wenn Sie das nicht waren, melden Sie sich an, und ändern Sie Ihr Passwort.',
      },
    },
  },
  ar: {
    subject: (title, what) => `${isolate(title)}: ${what}`,
    opening: (what, email, title, at) => `${what}: ${isolate(email)} في ${isolate(title)}، ${isolate(at)}.`,
    notYou: 'إذا لم تكن أنت فغيّر كلمة مرورك وأخبر المسؤول فورًا.',
    codesLeft: (count) =>
      pluralize('ar', count, {
        zero: 'كان هذا آخر رمز، وعُرضت بعده مجموعة جديدة.',
        one: 'بقي رمز واحد.',
        two: 'بقي رمزان.',
        few: 'بقيت # رموز.',
        many: 'بقي # رمزًا.',
        other: 'بقي # رمز.',
      }),
    notices: {
      authenticator_enrolled: {
        subject: 'تم إعداد تطبيق مصادقة',
        body: 'سيُطلب منك رمز من التطبيق عند تسجيل الدخول من الآن فصاعدًا.',
      },
      second_factor_removed: {
        subject: 'تمت إزالة تطبيق المصادقة',
        body: 'تكفي كلمة المرور وحدها لتسجيل الدخول من الآن فصاعدًا. رموز الاسترداد لم تعد صالحة.',
      },
      second_factor_reset: {
        subject: 'أزال أحد المسؤولين تطبيق المصادقة الخاص بك',
        body: 'انتهت جلساتك، وتكفي كلمة المرور وحدها لتسجيل الدخول. رموز الاسترداد لم تعد صالحة. أعدّ تطبيقًا من جديد في صفحة «حسابك».',
      },
      recovery_codes_made: {
        subject: 'تم إنشاء رموز استرداد جديدة',
        body: 'الرموز السابقة لم تعد صالحة.',
      },
      recovery_code_used: {
        subject: 'استُخدم رمز استرداد لتسجيل الدخول',
        body: 'حلّ الرمز محل تطبيق المصادقة، ولن يصلح مرة أخرى.',
      },
      password_changed: {
        subject: 'تم تغيير كلمة مرورك',
        body: 'انتهت جلساتك الأخرى.',
      },
      codes_guessed: {
        subject: 'هناك من يعرف كلمة مرورك',
        body: 'أُدخلت كلمة المرور الصحيحة ثم رموز خاطئة كثيرة. إذا لم تكن أنت فسجّل الدخول وغيّر كلمة مرورك.',
      },
    },
  },
});
