import { catalogue, isolate, pluralize } from '../../kit/catalogue.ts';

/** Codes that stand in for an authenticator app. */
export const recoveryCodeWords = catalogue({
  en: {
    title: 'Recovery codes',
    description: 'Each lets you in once, when you do not have your phone. Making new ones ends the old ones.',
    left: (count: number) => pluralize('en', count, { one: '# left', other: '# left' }),
    make: 'Make new codes',
    pageTitle: 'Save your recovery codes',
    pageLead: 'Each lets you in once, when you do not have your phone. Keep them where you do not keep your password.',
    lastTitle: 'Save your new recovery codes',
    lastLead: 'You have used the last of the old ones. Each of these works once, when you do not have your phone.',
    once: 'You will not see these codes again.',
    download: 'Download',
    file: (portal: string, codes: string) => `Recovery codes for ${portal}. Each works once.\n\n${codes}\n`,
    print: 'Print',
    copy: 'Copy',
    saved: 'I have saved these codes',
    submit: 'Done',
    usedTitle: (left: number) =>
      pluralize('en', left, {
        one: 'You have # recovery code left',
        other: 'You have # recovery codes left',
      }),
    usedLead:
      'The one you used does not work again. If your phone is gone, remove its app from your account and set up another.',
    goOn: 'Continue',
    toAccount: 'Your account',
  },
  de: {
    title: 'Wiederherstellungscodes',
    description: 'Jeder lässt Sie einmal ein, wenn Sie Ihr Telefon nicht haben. Neue Codes machen die alten ungültig.',
    left: (count) => pluralize('de', count, { one: '# übrig', other: '# übrig' }),
    make: 'Neue Codes erzeugen',
    pageTitle: 'Sichern Sie Ihre Wiederherstellungscodes',
    pageLead:
      'Jeder lässt Sie einmal ein, wenn Sie Ihr Telefon nicht haben. Bewahren Sie sie getrennt von Ihrem Passwort auf.',
    lastTitle: 'Sichern Sie Ihre neuen Wiederherstellungscodes',
    lastLead:
      'Sie haben den letzten der alten benutzt. Jeder von diesen gilt einmal, wenn Sie Ihr Telefon nicht haben.',
    once: 'Sie sehen diese Codes nicht noch einmal.',
    download: 'Herunterladen',
    file: (portal, codes) => `Wiederherstellungscodes für ${portal}. Jeder gilt einmal.\n\n${codes}\n`,
    print: 'Drucken',
    copy: 'Kopieren',
    saved: 'Ich habe diese Codes gesichert',
    submit: 'Fertig',
    usedTitle: (left) =>
      pluralize('de', left, {
        one: 'Sie haben noch # Wiederherstellungscode',
        other: 'Sie haben noch # Wiederherstellungscodes',
      }),
    usedLead:
      'Der benutzte gilt nicht noch einmal. Ist Ihr Telefon weg, entfernen Sie dessen App aus Ihrem Konto, und richten Sie eine andere ein.',
    goOn: 'Weiter',
    toAccount: 'Ihr Konto',
  },
  ar: {
    title: 'رموز الاسترداد',
    description: 'كل رمز يتيح لك الدخول مرة واحدة عندما لا يكون هاتفك معك. إنشاء رموز جديدة يُبطل القديمة.',
    left: (count) =>
      pluralize('ar', count, {
        zero: 'لم يبق أي رمز',
        one: 'بقي رمز واحد',
        two: 'بقي رمزان',
        few: 'بقيت # رموز',
        many: 'بقي # رمزًا',
        other: 'بقي # رمز',
      }),
    make: 'إنشاء رموز جديدة',
    pageTitle: 'احفظ رموز الاسترداد',
    pageLead: 'كل رمز يتيح لك الدخول مرة واحدة عندما لا يكون هاتفك معك. احفظها في غير المكان الذي تحفظ فيه كلمة مرورك.',
    lastTitle: 'احفظ رموز الاسترداد الجديدة',
    lastLead: 'لقد استخدمت آخر الرموز القديمة. كل رمز من هذه يصلح مرة واحدة عندما لا يكون هاتفك معك.',
    once: 'لن ترى هذه الرموز مرة أخرى.',
    download: 'تنزيل',
    file: (portal, codes) => `رموز الاسترداد في ${isolate(portal)}. كل رمز يصلح مرة واحدة.\n\n${codes}\n`,
    print: 'طباعة',
    copy: 'نسخ',
    saved: 'لقد حفظت هذه الرموز',
    submit: 'تم',
    usedTitle: (left) =>
      pluralize('ar', left, {
        zero: 'لم يبق لديك أي رمز استرداد',
        one: 'بقي لديك رمز استرداد واحد',
        two: 'بقي لديك رمزا استرداد',
        few: 'بقيت لديك # رموز استرداد',
        many: 'بقي لديك # رمز استرداد',
        other: 'بقي لديك # رمز استرداد',
      }),
    usedLead: 'الرمز الذي استخدمته لن يصلح مرة أخرى. إذا فقدت هاتفك فأزل تطبيقه من حسابك وأعدّ تطبيقًا آخر.',
    goOn: 'متابعة',
    toAccount: 'حسابك',
  },
});
