import { catalogue, isolate } from '../../kit/catalogue.ts';

/** An authenticator app: what it is, setting it up, removing it. */
export const appWords = catalogue({
  en: {
    title: 'Authenticator app',
    another: 'Another authenticator app',
    offDescription:
      'An app on your phone shows a code that you enter after your password. Any app for TOTP codes works.',
    setUp: 'Set up',
    pageTitle: 'Set up your authenticator app',
    pageLead: 'Scan this picture with the app, then enter the code that it shows.',
    picture: (portal: string) => `Adds ${portal} to your authenticator app`,
    key: 'Or type this key into the app',
    thisPhone: 'I am on the phone with the app',
    code: 'Code from the app',
    codeHint: '6 digits',
    name: 'Name of the app',
    nameHint: 'Such as the phone that it is on, to tell several apart.',
    confirm: 'Confirm',
    back: 'Back',
    problems: {
      wrong: (time: string) =>
        `That code is not right. Enter the one that the app shows now. If it is, compare clocks: ours says ${time}.`,
      gone: 'This took longer than 15 minutes, began in another browser, or the account changed meanwhile. Set it up once more.',
    },
  },
  de: {
    title: 'Authenticator-App',
    another: 'Noch eine Authenticator-App',
    offDescription:
      'Eine App auf Ihrem Telefon zeigt einen Code an, den Sie nach dem Passwort eingeben. Jede App für TOTP-Codes ist geeignet.',
    setUp: 'Einrichten',
    pageTitle: 'Ihre Authenticator-App einrichten',
    pageLead: 'Scannen Sie dieses Bild mit der App, und geben Sie dann den Code ein, den sie anzeigt.',
    picture: (portal) => `Fügt ${portal} Ihrer Authenticator-App hinzu`,
    key: 'Oder tippen Sie diesen Schlüssel in die App',
    thisPhone: 'Die App ist auf diesem Telefon',
    code: 'Code aus der App',
    codeHint: '6 Ziffern',
    name: 'Name der App',
    nameHint: 'Etwa das Telefon, auf dem sie ist, damit Sie mehrere unterscheiden.',
    confirm: 'Bestätigen',
    back: 'Zurück',
    problems: {
      wrong: (time) =>
        `Dieser Code stimmt nicht. Geben Sie den ein, den die App jetzt anzeigt. Ist er es, vergleichen Sie die Uhren: Unsere zeigt ${time}.`,
      gone: 'Das hat länger als 15 Minuten gedauert, in einem anderen Browser begonnen, oder das Konto hat sich inzwischen geändert. Beginnen Sie noch einmal.',
    },
  },
  ar: {
    title: 'تطبيق المصادقة',
    another: 'تطبيق مصادقة آخر',
    offDescription: 'يعرض تطبيق على هاتفك رمزًا تُدخله بعد كلمة المرور. يصلح لذلك أي تطبيق لرموز TOTP.',
    setUp: 'إعداد',
    pageTitle: 'إعداد تطبيق المصادقة',
    pageLead: 'امسح هذه الصورة بالتطبيق، ثم أدخل الرمز الذي يعرضه.',
    picture: (portal) => `يضيف ${isolate(portal)} إلى تطبيق المصادقة`,
    key: 'أو اكتب هذا المفتاح في التطبيق',
    thisPhone: 'التطبيق على هذا الهاتف',
    code: 'الرمز من التطبيق',
    codeHint: '6 أرقام',
    name: 'اسم التطبيق',
    nameHint: 'مثل الهاتف الذي هو عليه، لتمييزه عن غيره.',
    confirm: 'تأكيد',
    back: 'رجوع',
    problems: {
      wrong: (time) =>
        `هذا الرمز غير صحيح. أدخل الرمز الذي يعرضه التطبيق الآن. وإن كان هو نفسه فقارن الساعتين: ساعتنا تشير إلى ${isolate(time)}.`,
      gone: 'استغرق ذلك أكثر من 15 دقيقة، أو بدأ في متصفح آخر، أو تغيّر الحساب في هذه الأثناء. أعد الإعداد من جديد.',
    },
  },
});
