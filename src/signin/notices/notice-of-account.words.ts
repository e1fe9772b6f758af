import { catalogue } from '../../kit/catalogue.ts';

/** What the owner of an account is mailed of its password, its addresses, and the account as a whole. */
export const noticeOfAccount = catalogue({
  en: {
    password_reset: {
      subject: 'A new password was chosen after a recovery',
      body: 'All your sessions ended. What you have set up beside the password is asked for as before.',
    },
    account_recovered: {
      subject: 'Your account was recovered with an administrator’s help',
      body: 'There is a new password, and all your sessions ended. What was set up to sign in with before no longer works.',
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
    codes_guessed: {
      subject: 'Somebody knows your password',
      body: 'The right password was entered, and then many wrong codes. If that was not you, sign in and change your password.',
    },
  },
  de: {
    password_reset: {
      subject: 'Nach einer Wiederherstellung wurde ein neues Passwort gewählt',
      body: 'Alle Ihre Sitzungen sind beendet. Was Sie neben dem Passwort eingerichtet haben, wird weiter verlangt.',
    },
    account_recovered: {
      subject: 'Ihr Konto wurde mit Hilfe eines Administrators wiederhergestellt',
      body: 'Es gibt ein neues Passwort, und alle Ihre Sitzungen sind beendet. Was vorher zur Anmeldung eingerichtet war, gilt nicht mehr.',
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
    codes_guessed: {
      subject: 'Jemand kennt Ihr Passwort',
      body: 'Das richtige Passwort wurde eingegeben und danach viele falsche Codes. Wenn Sie das nicht waren, melden Sie sich an, und ändern Sie Ihr Passwort.',
    },
  },
  ar: {
    password_reset: {
      subject: 'تم اختيار كلمة مرور جديدة بعد استعادة الحساب',
      body: 'انتهت جميع جلساتك. ما أعددته إلى جانب كلمة المرور يُطلب منك كما من قبل.',
    },
    account_recovered: {
      subject: 'تمت استعادة حسابك بمساعدة أحد المسؤولين',
      body: 'هناك كلمة مرور جديدة وانتهت جميع جلساتك. ما كان معدًّا لتسجيل الدخول من قبل لم يعد صالحًا.',
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
    codes_guessed: {
      subject: 'هناك من يعرف كلمة مرورك',
      body: 'أُدخلت كلمة المرور الصحيحة ثم رموز خاطئة كثيرة. إذا لم تكن أنت فسجّل الدخول وغيّر كلمة مرورك.',
    },
  },
});
