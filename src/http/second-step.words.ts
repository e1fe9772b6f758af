import { catalogue } from '../kit/catalogue.ts';

/** What the second step of signing in says. */
export const secondStepWords = catalogue({
  en: {
    startOver: 'Start over',
    totp: {
      lead: 'Your password is right. Now enter the code that your authenticator app shows.',
      label: 'Code from your authenticator app',
      hint: '6 digits',
      other: 'Use a recovery code',
    },
    recovery_code: {
      lead: 'Your password is right. Now enter one of the recovery codes you saved. Each works once.',
      label: 'Recovery code',
      hint: 'Four groups of four, such as 7k3f-92ab-c0de-x4tm',
      other: 'Use your authenticator app',
    },
    goOn: 'Continue',
    problems: {
      totp: {
        wrong: 'That code is not right. Each works once, for 30 seconds: enter the one shown now.',
        too_many: 'Too many wrong codes. Wait an hour and start over, or use a recovery code.',
      },
      recovery_code: {
        wrong: 'That code is not right. A recovery code works once.',
        too_many: 'Too many wrong codes. Wait an hour and start over, or use your authenticator app.',
      },
    },
    gone: {
      title: 'Start the sign-in again',
      lead: 'It took longer than 10 minutes, was finished already, or began in another browser.',
      again: 'Sign in',
    },
  },
  de: {
    startOver: 'Von vorn',
    totp: {
      lead: 'Ihr Passwort stimmt. Geben Sie nun den Code ein, den Ihre Authenticator-App anzeigt.',
      label: 'Code aus Ihrer Authenticator-App',
      hint: '6 Ziffern',
      other: 'Wiederherstellungscode benutzen',
    },
    recovery_code: {
      lead: 'Ihr Passwort stimmt. Geben Sie nun einen Ihrer Wiederherstellungscodes ein. Jeder gilt einmal.',
      label: 'Wiederherstellungscode',
      hint: 'Vier Gruppen zu vier Zeichen, zum Beispiel 7k3f-92ab-c0de-x4tm',
      other: 'Authenticator-App benutzen',
    },
    goOn: 'Weiter',
    problems: {
      totp: {
        wrong: 'Dieser Code stimmt nicht. Jeder gilt einmal und 30 Sekunden lang: Geben Sie den jetzigen ein.',
        too_many:
          'Zu viele falsche Codes. Warten Sie eine Stunde, und beginnen Sie von vorn, oder benutzen Sie einen Wiederherstellungscode.',
      },
      recovery_code: {
        wrong: 'Dieser Code stimmt nicht. Ein Wiederherstellungscode gilt einmal.',
        too_many:
          'Zu viele falsche Codes. Warten Sie eine Stunde, und beginnen Sie von vorn, oder benutzen Sie Ihre Authenticator-App.',
      },
    },
    gone: {
      title: 'Beginnen Sie die Anmeldung noch einmal',
      lead: 'Sie hat länger als 10 Minuten gedauert, ist schon beendet oder begann in einem anderen Browser.',
      again: 'Anmelden',
    },
  },
  ar: {
    startOver: 'البدء من جديد',
    totp: {
      lead: 'كلمة المرور صحيحة. أدخل الآن الرمز الذي يعرضه تطبيق المصادقة.',
      label: 'الرمز من تطبيق المصادقة',
      hint: '6 أرقام',
      other: 'استخدام رمز استرداد',
    },
    recovery_code: {
      lead: 'كلمة المرور صحيحة. أدخل الآن أحد رموز الاسترداد التي حفظتها. كل رمز يصلح مرة واحدة.',
      label: 'رمز الاسترداد',
      hint: 'أربع مجموعات من أربعة أحرف، مثل \u20687k3f-92ab-c0de-x4tm\u2069',
      other: 'استخدام تطبيق المصادقة',
    },
    goOn: 'متابعة',
    problems: {
      totp: {
        wrong: 'هذا الرمز غير صحيح. كل رمز يصلح مرة واحدة لمدة 30 ثانية: أدخل الرمز المعروض الآن.',
        too_many: 'رموز خاطئة كثيرة. انتظر ساعة وابدأ من جديد، أو استخدم رمز استرداد.',
      },
      recovery_code: {
        wrong: 'هذا الرمز غير صحيح. رمز الاسترداد يصلح مرة واحدة.',
        too_many: 'رموز خاطئة كثيرة. انتظر ساعة وابدأ من جديد، أو استخدم تطبيق المصادقة.',
      },
    },
    gone: {
      title: 'ابدأ تسجيل الدخول من جديد',
      lead: 'استغرق الأمر أكثر من 10 دقائق، أو اكتمل من قبل، أو بدأ في متصفح آخر.',
      again: 'تسجيل الدخول',
    },
  },
});
