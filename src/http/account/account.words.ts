import { catalogue, isolate, pluralize } from '../../kit/catalogue.ts';

/** What the pages of one's own account say. */
export const accountWords = catalogue({
  en: {
    title: 'Your account',
    lead: (email: string) => `Signed in as ${email}`,
    console: 'Console',
    workspace: 'Workspace',
    portal: 'Portal',
    back: 'Back to your account',
    cancel: 'Cancel',
    alone: {
      title: 'Your sign-in rests on a password alone',
      text: 'You administer this portal. With an authenticator app, somebody who learns your password still stays out.',
    },
    company: {
      title: 'Signing in',
      text: 'Your company manages how you sign in: you come here through its site, and there is no password to keep here.',
    },
    done: {
      'questions-set': 'Your personal questions were saved.',
      'questions-removed': 'Your personal questions were removed.',
      'questions-known': 'Both answers were right.',
      password: 'Your password was changed. Your other sessions ended.',
      removed: 'It was removed.',
      'codes-saved': 'Your recovery codes are ready. The ones from before no longer work.',
      'set-up': 'It is set up, and proves from now on that it is you.',
    },
    others: (count: number) =>
      pluralize('en', count, {
        one: 'You are signed in in # other browser.',
        other: 'You are signed in in # other browsers.',
      }),
    rooms: {
      sessions: {
        title: 'Sessions and devices',
        description: 'Where you are signed in, and how to end it.',
        open: 'Open',
      },
      addresses: {
        title: 'Addresses',
        description: 'With what you sign in, and who hears of what happens to your account.',
        open: 'Open',
      },
      history: { title: 'History', description: 'When somebody signed in, and what was changed.', open: 'Open' },
      data: { title: 'Your data', description: 'Take a copy of it, or delete your account.', open: 'Open' },
    },
    password: {
      title: 'Password',
      description: 'The first thing you are asked for when you sign in.',
      change: 'Change password',
      pageTitle: 'Change your password',
      pageLead: 'Your other sessions end, and we mail you that it changed.',
      username: 'Email address',
      field: 'New password',
      submit: 'Save',
    },
  },
  de: {
    title: 'Ihr Konto',
    lead: (email) => `Angemeldet als ${email}`,
    console: 'Konsole',
    workspace: 'Arbeitsplatz',
    portal: 'Zum Portal',
    back: 'Zurück zu Ihrem Konto',
    cancel: 'Abbrechen',
    alone: {
      title: 'Ihre Anmeldung hängt allein an einem Passwort',
      text: 'Sie verwalten dieses Portal. Mit einer Authenticator-App bleibt draußen, wer Ihr Passwort erfährt.',
    },
    company: {
      title: 'Anmeldung',
      text: 'Ihre Firma regelt, wie Sie sich anmelden: Sie kommen über deren Website, und hier gibt es kein Passwort.',
    },
    done: {
      'questions-set': 'Ihre persönlichen Fragen sind gespeichert.',
      'questions-removed': 'Ihre persönlichen Fragen sind entfernt.',
      'questions-known': 'Beide Antworten stimmten.',
      password: 'Ihr Passwort wurde geändert. Ihre anderen Sitzungen sind beendet.',
      removed: 'Es wurde entfernt.',
      'codes-saved': 'Ihre Wiederherstellungscodes sind bereit. Die früheren gelten nicht mehr.',
      'set-up': 'Es ist eingerichtet und beweist von nun an, dass Sie es sind.',
    },
    others: (count) =>
      pluralize('de', count, {
        one: 'Sie sind in # anderen Browser angemeldet.',
        other: 'Sie sind in # anderen Browsern angemeldet.',
      }),
    rooms: {
      sessions: {
        title: 'Sitzungen und Geräte',
        description: 'Wo Sie angemeldet sind, und wie Sie es beenden.',
        open: 'Öffnen',
      },
      addresses: {
        title: 'Adressen',
        description: 'Womit Sie sich anmelden, und wer erfährt, was mit Ihrem Konto geschieht.',
        open: 'Öffnen',
      },
      history: {
        title: 'Verlauf',
        description: 'Wann sich jemand angemeldet hat, und was geändert wurde.',
        open: 'Öffnen',
      },
      data: {
        title: 'Ihre Daten',
        description: 'Nehmen Sie eine Kopie mit, oder löschen Sie Ihr Konto.',
        open: 'Öffnen',
      },
    },
    password: {
      title: 'Passwort',
      description: 'Das Erste, wonach Sie bei der Anmeldung gefragt werden.',
      change: 'Passwort ändern',
      pageTitle: 'Ihr Passwort ändern',
      pageLead: 'Ihre anderen Sitzungen enden, und wir teilen Ihnen die Änderung per E-Mail mit.',
      username: 'E-Mail-Adresse',
      field: 'Neues Passwort',
      submit: 'Speichern',
    },
  },
  ar: {
    title: 'حسابك',
    lead: (email) => `مسجّل الدخول باسم ${isolate(email)}`,
    console: 'لوحة الإدارة',
    workspace: 'مساحة العمل',
    portal: 'البوابة',
    back: 'العودة إلى حسابك',
    cancel: 'إلغاء',
    alone: {
      title: 'يعتمد تسجيل دخولك على كلمة المرور وحدها',
      text: 'أنت تدير هذه البوابة. مع تطبيق المصادقة يبقى في الخارج كل من يعرف كلمة مرورك.',
    },
    company: {
      title: 'تسجيل الدخول',
      text: 'شركتك هي التي تحدد طريقة تسجيل دخولك: تأتي إلى هنا عبر موقعها، ولا توجد كلمة مرور تُحفظ هنا.',
    },
    done: {
      'questions-set': 'تم حفظ أسئلتك الشخصية.',
      'questions-removed': 'تمت إزالة أسئلتك الشخصية.',
      'questions-known': 'كانت الإجابتان صحيحتين.',
      password: 'تم تغيير كلمة مرورك، وانتهت جلساتك الأخرى.',
      removed: 'تمت الإزالة.',
      'codes-saved': 'رموز الاسترداد جاهزة. الرموز السابقة لم تعد صالحة.',
      'set-up': 'تم الإعداد، وسيُثبت من الآن فصاعدًا أنك أنت.',
    },
    others: (count) =>
      pluralize('ar', count, {
        zero: 'لم تسجّل الدخول في متصفح آخر.',
        one: 'أنت مسجّل الدخول في متصفح آخر واحد.',
        two: 'أنت مسجّل الدخول في متصفحين آخرين.',
        few: 'أنت مسجّل الدخول في # متصفحات أخرى.',
        many: 'أنت مسجّل الدخول في # متصفحًا آخر.',
        other: 'أنت مسجّل الدخول في # متصفح آخر.',
      }),
    rooms: {
      sessions: { title: 'الجلسات والأجهزة', description: 'أين سجّلت الدخول، وكيف تُنهي ذلك.', open: 'فتح' },
      addresses: {
        title: 'العناوين',
        description: 'بماذا تسجّل الدخول، ومن يعلم بما يحدث لحسابك.',
        open: 'فتح',
      },
      history: { title: 'السجل', description: 'متى سجّل أحد الدخول، وما الذي تغيّر.', open: 'فتح' },
      data: { title: 'بياناتك', description: 'خذ نسخة منها، أو احذف حسابك.', open: 'فتح' },
    },
    password: {
      title: 'كلمة المرور',
      description: 'أول ما تُسأل عنه عند تسجيل الدخول.',
      change: 'تغيير كلمة المرور',
      pageTitle: 'تغيير كلمة مرورك',
      pageLead: 'ستنتهي جلساتك الأخرى، وسنخبرك بالتغيير عبر البريد الإلكتروني.',
      username: 'البريد الإلكتروني',
      field: 'كلمة المرور الجديدة',
      submit: 'حفظ',
    },
  },
});
