import { catalogue, isolate } from '../kit/catalogue.ts';

/** “Confirm it is you”. */
export const confirmWords = catalogue({
  en: {
    title: 'Confirm it is you',
    lead: {
      '/console': 'What comes next can let people in or keep them out. You are asked again after 10 minutes.',
      '/account': 'What comes next changes how you sign in. You are asked again after 10 minutes.',
    },
    username: 'Signed in as',
    password: 'Password',
    code: 'Code from your authenticator app',
    codeHint: 'Lost your phone? Sign out, and sign in with a recovery code.',
    confirm: 'Confirm',
    cancel: 'Cancel',
    problems: {
      password: {
        not_accepted: 'The password is not right. Try again.',
        deactivated: 'This account is switched off.',
        too_many: 'Too many attempts. Wait 5 minutes, then try again.',
        busy: 'The server is busy. Try again in a moment.',
      },
      password_and_code: {
        not_accepted: 'The password or the code is not right. Each code works once: enter the one shown now.',
        deactivated: 'This account is switched off.',
        too_many: 'Too many attempts. Wait an hour, then try again.',
        busy: 'The server is busy. Try again in a moment.',
      },
    },
    none: {
      lead: (email: string) =>
        `${email} has no password here: you came in through your company’s site, which cannot confirm it.`,
      advice: 'Use safe access with an account of yours that has a password, such as the one that claimed this server.',
      safeAccess: 'Open safe access',
      back: { '/console': 'Back to the console', '/account': 'Back to your account' },
    },
  },
  de: {
    title: 'Bestätigen Sie, dass Sie es sind',
    lead: {
      '/console':
        'Was jetzt kommt, kann Menschen einlassen oder aussperren. Nach 10 Minuten werden Sie wieder gefragt.',
      '/account': 'Was jetzt kommt, ändert, wie Sie sich anmelden. Nach 10 Minuten werden Sie wieder gefragt.',
    },
    username: 'Angemeldet als',
    password: 'Passwort',
    code: 'Code aus Ihrer Authenticator-App',
    codeHint: 'Telefon verloren? Melden Sie sich ab und mit einem Wiederherstellungscode wieder an.',
    confirm: 'Bestätigen',
    cancel: 'Abbrechen',
    problems: {
      password: {
        not_accepted: 'Das Passwort stimmt nicht. Versuchen Sie es noch einmal.',
        deactivated: 'Dieses Konto ist abgeschaltet.',
        too_many: 'Zu viele Versuche. Warten Sie 5 Minuten, und versuchen Sie es dann noch einmal.',
        busy: 'Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.',
      },
      password_and_code: {
        not_accepted: 'Passwort oder Code stimmt nicht. Jeder Code gilt einmal: Geben Sie den jetzigen ein.',
        deactivated: 'Dieses Konto ist abgeschaltet.',
        too_many: 'Zu viele Versuche. Warten Sie eine Stunde, und versuchen Sie es dann noch einmal.',
        busy: 'Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.',
      },
    },
    none: {
      lead: (email) =>
        `${email} hat hier kein Passwort: Sie sind über die Website Ihrer Firma gekommen, die das nicht bestätigen kann.`,
      advice:
        'Benutzen Sie den sicheren Zugang mit einem Konto, das ein Passwort hat, etwa dem, das diesen Server übernommen hat.',
      safeAccess: 'Sicheren Zugang öffnen',
      back: { '/console': 'Zurück zur Konsole', '/account': 'Zurück zu Ihrem Konto' },
    },
  },
  ar: {
    title: 'أكّد هويتك',
    lead: {
      '/console': 'الخطوة التالية قد تُدخل أشخاصًا أو تمنعهم. ستُسأل مرة أخرى بعد 10 دقائق.',
      '/account': 'الخطوة التالية تغيّر طريقة تسجيل دخولك. ستُسأل مرة أخرى بعد 10 دقائق.',
    },
    username: 'مسجّل الدخول باسم',
    password: 'كلمة المرور',
    code: 'الرمز من تطبيق المصادقة',
    codeHint: 'هل فقدت هاتفك؟ سجّل الخروج ثم سجّل الدخول برمز استرداد.',
    confirm: 'تأكيد',
    cancel: 'إلغاء',
    problems: {
      password: {
        not_accepted: 'كلمة المرور غير صحيحة. حاول مرة أخرى.',
        deactivated: 'هذا الحساب موقوف.',
        too_many: 'محاولات كثيرة. انتظر 5 دقائق ثم حاول مرة أخرى.',
        busy: 'الخادم مشغول. حاول مرة أخرى بعد قليل.',
      },
      password_and_code: {
        not_accepted: 'كلمة المرور أو الرمز غير صحيح. كل رمز يصلح مرة واحدة: أدخل الرمز المعروض الآن.',
        deactivated: 'هذا الحساب موقوف.',
        too_many: 'محاولات كثيرة. انتظر ساعة ثم حاول مرة أخرى.',
        busy: 'الخادم مشغول. حاول مرة أخرى بعد قليل.',
      },
    },
    none: {
      lead: (email) => `ليست لدى ${isolate(email)} كلمة مرور هنا: لقد أتيت عبر موقع شركتك، وهو لا يستطيع تأكيد ذلك.`,
      advice: 'استخدم الوصول الآمن بحساب لك فيه كلمة مرور، مثل الحساب الذي تسلّم هذا الخادم.',
      safeAccess: 'فتح الوصول الآمن',
      back: { '/console': 'العودة إلى لوحة الإدارة', '/account': 'العودة إلى حسابك' },
    },
  },
});

export type ConfirmWords = (typeof confirmWords)['en'];
