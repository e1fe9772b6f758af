import { catalogue, isolate, pluralize } from '../kit/catalogue.ts';

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
    notices: {
      password_reset: {
        subject: 'A new password was chosen after a recovery',
        body: 'All your sessions ended. What you have set up beside the password is asked for as before.',
      },
      account_recovered: {
        subject: 'Your account was recovered with an administrator’s help',
        body: 'There is a new password, and all your sessions ended. What was set up to sign in with before no longer works.',
      },
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
      email_changed: {
        subject: 'The email address of your account was changed',
        body: 'You sign in with the new one. The old one gets this mail, and may still object.',
      },
      notice_address_added: {
        subject: 'An address for notices was added',
        body: 'What happens to your account is told there as well.',
      },
      notice_address_removed: {
        subject: 'An address for notices was removed',
        body: 'What happens to your account is not told there any more.',
      },
      account_suspended: {
        subject: 'Your account was suspended',
        body: 'Somebody who reads your mails said that a change was not theirs: every session ended, and the password opens nothing. Choose a new one by “Forgotten password?” on the sign-in page.',
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
      password_distrusted: {
        subject: 'You have to choose a new password',
        body: 'Others may know the one you have. Your sessions ended, and at your next sign-in you choose another. Change it wherever else you use it.',
      },
      suspended: {
        subject: 'Your password is not taken in new browsers',
        body: 'Many wrong passwords were entered in browsers that you have not signed in with before. Where you have, your password works as ever, and signing in there ends this. So does a new password.',
      },
      disabled: {
        subject: 'A way to sign in was switched off',
        body: 'After many wrong tries in a row it is taken no more. Sign in another way and set it up anew, or ask your administrator.',
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
    notYou: 'Wenn Sie das nicht waren, sagen Sie es sofort Ihrem Administrator.',
    objectAt: (link) =>
      `Wenn Sie das nicht waren, öffnen Sie innerhalb einer Woche diese Seite, und sagen Sie es dort: ${link}`,
    factor: (name) => `Was: ${name}.`,
    codesLeft: (count) =>
      count === 0
        ? 'Es war der letzte: Danach wurden neue angezeigt.'
        : pluralize('de', count, { one: '# ist übrig.', other: '# sind übrig.' }),
    notices: {
      password_reset: {
        subject: 'Nach einer Wiederherstellung wurde ein neues Passwort gewählt',
        body: 'Alle Ihre Sitzungen sind beendet. Was Sie neben dem Passwort eingerichtet haben, wird weiter verlangt.',
      },
      account_recovered: {
        subject: 'Ihr Konto wurde mit Hilfe eines Administrators wiederhergestellt',
        body: 'Es gibt ein neues Passwort, und alle Ihre Sitzungen sind beendet. Was vorher zur Anmeldung eingerichtet war, gilt nicht mehr.',
      },
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
      email_changed: {
        subject: 'Die E-Mail-Adresse Ihres Kontos wurde geändert',
        body: 'Sie melden sich mit der neuen an. Die alte bekommt diese E-Mail und kann noch widersprechen.',
      },
      notice_address_added: {
        subject: 'Eine Adresse für Mitteilungen wurde hinzugefügt',
        body: 'Was mit Ihrem Konto geschieht, wird auch dort mitgeteilt.',
      },
      notice_address_removed: {
        subject: 'Eine Adresse für Mitteilungen wurde entfernt',
        body: 'Was mit Ihrem Konto geschieht, wird dort nicht mehr mitgeteilt.',
      },
      account_suspended: {
        subject: 'Ihr Konto wurde gesperrt',
        body: 'Jemand, der Ihre E-Mails liest, hat einer Änderung widersprochen: Alle Sitzungen sind beendet, und das Passwort öffnet nichts. Wählen Sie auf der Anmeldeseite unter „Passwort vergessen?“ ein neues.',
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
      password_distrusted: {
        subject: 'Sie müssen ein neues Passwort wählen',
        body: 'Andere könnten Ihr jetziges kennen. Ihre Sitzungen sind beendet, und bei der nächsten Anmeldung wählen Sie ein anderes. Ändern Sie es überall, wo Sie es sonst noch verwenden.',
      },
      suspended: {
        subject: 'Ihr Passwort gilt nicht in neuen Browsern',
        body: 'In Browsern, mit denen Sie sich noch nie angemeldet haben, wurden viele falsche Passwörter eingegeben. Wo Sie sich schon angemeldet haben, gilt Ihr Passwort wie immer; eine Anmeldung dort beendet dies. Ein neues Passwort beendet es auch.',
      },
      disabled: {
        subject: 'Ein Weg zur Anmeldung wurde abgeschaltet',
        body: 'Nach vielen falschen Versuchen hintereinander gilt er nicht mehr. Melden Sie sich auf einem anderen Weg an, und richten Sie ihn neu ein, oder fragen Sie Ihren Administrator.',
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
    notices: {
      password_reset: {
        subject: 'تم اختيار كلمة مرور جديدة بعد استعادة الحساب',
        body: 'انتهت جميع جلساتك. ما أعددته إلى جانب كلمة المرور يُطلب منك كما من قبل.',
      },
      account_recovered: {
        subject: 'تمت استعادة حسابك بمساعدة أحد المسؤولين',
        body: 'هناك كلمة مرور جديدة وانتهت جميع جلساتك. ما كان معدًّا لتسجيل الدخول من قبل لم يعد صالحًا.',
      },
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
      email_changed: {
        subject: 'تم تغيير عنوان البريد الإلكتروني لحسابك',
        body: 'ستسجّل الدخول بالعنوان الجديد. يصل هذا البريد إلى العنوان القديم أيضًا، ويمكنه الاعتراض.',
      },
      notice_address_added: {
        subject: 'تمت إضافة عنوان للإشعارات',
        body: 'سيُرسل إليه أيضًا ما يحدث لحسابك.',
      },
      notice_address_removed: {
        subject: 'تمت إزالة عنوان للإشعارات',
        body: 'لن يُرسل إليه بعد الآن ما يحدث لحسابك.',
      },
      account_suspended: {
        subject: 'تم إيقاف حسابك',
        body: 'اعترض شخص يقرأ بريدك على تغيير: انتهت كل الجلسات، ولم تعد كلمة المرور صالحة. اختر كلمة جديدة عبر «نسيت كلمة المرور؟» في صفحة تسجيل الدخول.',
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
      password_distrusted: {
        subject: 'عليك اختيار كلمة مرور جديدة',
        body: 'قد يعرف غيرك كلمة مرورك الحالية. انتهت جلساتك، وستختار كلمة أخرى عند تسجيل دخولك القادم. غيّرها في كل مكان آخر تستخدمها فيه.',
      },
      suspended: {
        subject: 'كلمة مرورك غير مقبولة في المتصفحات الجديدة',
        body: 'أُدخلت كلمات مرور خاطئة كثيرة في متصفحات لم تسجّل الدخول منها من قبل. في المتصفحات التي سجّلت الدخول منها تعمل كلمة مرورك كالمعتاد، وتسجيل الدخول منها ينهي هذا التعليق، وكذلك تعيين كلمة مرور جديدة.',
      },
      disabled: {
        subject: 'أُوقفت إحدى طرق تسجيل الدخول',
        body: 'بعد محاولات خاطئة كثيرة متتالية لم تعد مقبولة. سجّل الدخول بطريقة أخرى وأعدّها من جديد، أو راجع المسؤول.',
      },
      codes_guessed: {
        subject: 'هناك من يعرف كلمة مرورك',
        body: 'أُدخلت كلمة المرور الصحيحة ثم رموز خاطئة كثيرة. إذا لم تكن أنت فسجّل الدخول وغيّر كلمة مرورك.',
      },
    },
  },
});
