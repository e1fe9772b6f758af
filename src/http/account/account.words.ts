import { catalogue, isolate } from '../../kit/catalogue.ts';

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
      password: 'Your password was changed. Your other sessions ended.',
      removed: 'The authenticator app and its recovery codes were removed. Your password alone lets you in.',
      'codes-saved': 'Your recovery codes are ready. The ones from before no longer work.',
      'set-up': 'It is set up, and proves from now on that it is you.',
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
      password: 'Ihr Passwort wurde geändert. Ihre anderen Sitzungen sind beendet.',
      removed:
        'Die Authenticator-App und ihre Wiederherstellungscodes wurden entfernt. Ihr Passwort allein genügt nun.',
      'codes-saved': 'Ihre Wiederherstellungscodes sind bereit. Die früheren gelten nicht mehr.',
      'set-up': 'Es ist eingerichtet und beweist von nun an, dass Sie es sind.',
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
      password: 'تم تغيير كلمة مرورك، وانتهت جلساتك الأخرى.',
      removed: 'تمت إزالة تطبيق المصادقة ورموز الاسترداد الخاصة به. كلمة المرور وحدها تكفي الآن للدخول.',
      'codes-saved': 'رموز الاسترداد جاهزة. الرموز السابقة لم تعد صالحة.',
      'set-up': 'تم الإعداد، وسيُثبت من الآن فصاعدًا أنك أنت.',
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
