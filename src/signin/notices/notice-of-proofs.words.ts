import { catalogue } from '../../kit/catalogue.ts';

/** What the owner of an account is mailed of the other ways to prove who one is. */
export const noticeOfProofs = catalogue({
  en: {
    questions_set: {
      subject: 'Personal questions were chosen',
      body: 'The answers from before no longer count.',
    },
    questions_removed: {
      subject: 'Your personal questions were removed',
      body: 'Nobody is asked for the answers any more.',
    },
    authenticator_enrolled: {
      subject: 'A new way to sign in was set up',
      body: 'It proves from now on that it is you who signs in.',
    },
    authenticator_removed: {
      subject: 'A way to sign in was removed',
      body: 'It proves nothing from now on.',
    },
    second_factor_removed: {
      subject: 'Your second step of signing in was removed',
      body: 'Signing in asks for the password alone from now on. The recovery codes no longer work.',
    },
    second_factor_reset: {
      subject: 'Your second step of signing in was removed by an administrator',
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
    disabled: {
      subject: 'A way to sign in was switched off',
      body: 'After many wrong tries in a row it is taken no more. Sign in another way and set it up anew, or ask your administrator.',
    },
  },
  de: {
    questions_set: {
      subject: 'Persönliche Fragen wurden gewählt',
      body: 'Die früheren Antworten gelten nicht mehr.',
    },
    questions_removed: {
      subject: 'Ihre persönlichen Fragen wurden entfernt',
      body: 'Nach den Antworten wird nicht mehr gefragt.',
    },
    authenticator_enrolled: {
      subject: 'Eine neue Art der Anmeldung wurde eingerichtet',
      body: 'Sie beweist von nun an, dass Sie es sind.',
    },
    authenticator_removed: {
      subject: 'Eine Art der Anmeldung wurde entfernt',
      body: 'Sie beweist von nun an nichts mehr.',
    },
    second_factor_removed: {
      subject: 'Der zweite Schritt Ihrer Anmeldung wurde entfernt',
      body: 'Die Anmeldung fragt von nun an nur nach dem Passwort. Die Wiederherstellungscodes gelten nicht mehr.',
    },
    second_factor_reset: {
      subject: 'Ein Administrator hat den zweiten Schritt Ihrer Anmeldung entfernt',
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
    disabled: {
      subject: 'Ein Weg zur Anmeldung wurde abgeschaltet',
      body: 'Nach vielen falschen Versuchen hintereinander gilt er nicht mehr. Melden Sie sich auf einem anderen Weg an, und richten Sie ihn neu ein, oder fragen Sie Ihren Administrator.',
    },
  },
  ar: {
    questions_set: {
      subject: 'تم اختيار أسئلة شخصية',
      body: 'الإجابات السابقة لم تعد صالحة.',
    },
    questions_removed: {
      subject: 'تمت إزالة أسئلتك الشخصية',
      body: 'لن يُسأل أحد عن إجاباتها بعد الآن.',
    },
    authenticator_enrolled: {
      subject: 'تم إعداد وسيلة جديدة لتسجيل الدخول',
      body: 'ستُثبت من الآن فصاعدًا أنك أنت من يسجّل الدخول.',
    },
    authenticator_removed: {
      subject: 'تمت إزالة وسيلة لتسجيل الدخول',
      body: 'لم تعد تُثبت شيئًا من الآن فصاعدًا.',
    },
    second_factor_removed: {
      subject: 'تمت إزالة الخطوة الثانية لتسجيل دخولك',
      body: 'تكفي كلمة المرور وحدها لتسجيل الدخول من الآن فصاعدًا. رموز الاسترداد لم تعد صالحة.',
    },
    second_factor_reset: {
      subject: 'أزال أحد المسؤولين الخطوة الثانية لتسجيل دخولك',
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
    disabled: {
      subject: 'أُوقفت إحدى طرق تسجيل الدخول',
      body: 'بعد محاولات خاطئة كثيرة متتالية لم تعد مقبولة. سجّل الدخول بطريقة أخرى وأعدّها من جديد، أو راجع المسؤول.',
    },
  },
});
