import type { ComponentChildren } from 'preact';
import { catalogue, isolate } from '../kit/catalogue.ts';

/** What visitors read on their way through the company’s site. */
export const remoteWords = catalogue({
  en: {
    refused: 'We could not sign you in',
    refusedBy: (site: string) =>
      `We could not sign you in from ${site}. Your account there is fine; the link to support is not.`,
    refusedLink: 'We could not sign you in by this link. Your account there is fine; the link to support is not.',
    /** The few reasons that the visitor can do something about. None of them tells a stranger more. */
    advice: {
      no_cookie: 'Your browser did not keep our cookie. Allow cookies for this site, then try again.',
      other_browser: 'This sign-in was begun in another browser. Try again in this one.',
      finish_expired: 'It took too long. Try again.',
      already_used: 'This link has been used already. Try again to get a new one.',
      too_old: 'The link is too old. Try again to get a new one.',
    },
    tryAgain: 'Try again',
    anotherWay: 'Sign in another way',
    toStart: 'Go to the start',
    reference: (reference: ComponentChildren): ComponentChildren => (
      <>If you ask for help, give this reference: {reference}</>
    ),
    switchTo: (name: string) => `Continue as ${name}?`,
    signedInAs: (name: ComponentChildren, email: ComponentChildren): ComponentChildren => (
      <>
        You are signed in as {name} ({email}).
      </>
    ),
    goOnAs: (name: ComponentChildren): ComponentChildren => <>Continue as {name}</>,
    stay: (name: ComponentChildren): ComponentChildren => <>Stay {name}</>,
  },
  de: {
    refused: 'Wir konnten Sie nicht anmelden',
    refusedBy: (site) =>
      `Wir konnten Sie von ${site} aus nicht anmelden. Mit Ihrem Konto dort ist alles in Ordnung; mit der Verbindung zum Support nicht.`,
    refusedLink:
      'Wir konnten Sie mit diesem Link nicht anmelden. Mit Ihrem Konto dort ist alles in Ordnung; mit der Verbindung zum Support nicht.',
    advice: {
      no_cookie:
        'Ihr Browser hat unser Cookie nicht behalten. Erlauben Sie Cookies für diese Website, und versuchen Sie es noch einmal.',
      other_browser: 'Diese Anmeldung wurde in einem anderen Browser begonnen. Versuchen Sie es in diesem noch einmal.',
      finish_expired: 'Es hat zu lange gedauert. Versuchen Sie es noch einmal.',
      already_used: 'Dieser Link wurde schon benutzt. Versuchen Sie es noch einmal, dann erhalten Sie einen neuen.',
      too_old: 'Der Link ist zu alt. Versuchen Sie es noch einmal, dann erhalten Sie einen neuen.',
    },
    tryAgain: 'Noch einmal versuchen',
    anotherWay: 'Anders anmelden',
    toStart: 'Zur Startseite',
    reference: (reference) => <>Wenn Sie um Hilfe bitten, nennen Sie diese Referenz: {reference}</>,
    switchTo: (name) => `Als ${name} fortfahren?`,
    signedInAs: (name, email) => (
      <>
        Sie sind als {name} ({email}) angemeldet.
      </>
    ),
    goOnAs: (name) => <>Als {name} fortfahren</>,
    stay: (name) => <>{name} bleiben</>,
  },
  ar: {
    refused: 'لم نتمكن من تسجيل دخولك',
    refusedBy: (site) =>
      `لم نتمكن من تسجيل دخولك من ${isolate(site)}. حسابك هناك سليم، والمشكلة في الرابط المؤدي إلى الدعم.`,
    refusedLink: 'لم نتمكن من تسجيل دخولك بهذا الرابط. حسابك هناك سليم، والمشكلة في الرابط المؤدي إلى الدعم.',
    advice: {
      no_cookie: 'لم يحتفظ متصفحك بملف تعريف الارتباط. اسمح بملفات تعريف الارتباط لهذا الموقع ثم حاول مرة أخرى.',
      other_browser: 'بدأ تسجيل الدخول هذا في متصفح آخر. حاول مرة أخرى في هذا المتصفح.',
      finish_expired: 'استغرق الأمر وقتًا طويلًا. حاول مرة أخرى.',
      already_used: 'استُخدم هذا الرابط من قبل. حاول مرة أخرى لتحصل على رابط جديد.',
      too_old: 'هذا الرابط قديم. حاول مرة أخرى لتحصل على رابط جديد.',
    },
    tryAgain: 'حاول مرة أخرى',
    anotherWay: 'تسجيل الدخول بطريقة أخرى',
    toStart: 'الذهاب إلى صفحة البداية',
    reference: (reference) => <>عند طلب المساعدة اذكر هذا الرقم المرجعي: {reference}</>,
    switchTo: (name) => `هل تريد المتابعة باسم ${isolate(name)}؟`,
    signedInAs: (name, email) => (
      <>
        أنت مسجّل الدخول باسم {name} ({email}).
      </>
    ),
    goOnAs: (name) => <>المتابعة باسم {name}</>,
    stay: (name) => <>البقاء باسم {name}</>,
  },
});
