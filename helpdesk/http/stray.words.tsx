import type { ComponentChildren } from 'preact';
import { catalogue, isolate } from '../../src/kit/catalogue.ts';

/** Pages for visitors of whom nothing is known. */
export const strayWords = catalogue({
  en: {
    portal: 'Support',
    fault: 'Something went wrong on our side',
    faultLead: 'Nothing was changed. Try again in a moment.',
    faultReference: (reference: string) =>
      `If it stays like this, tell your administrator this reference: ${reference}`,
    signedOut: 'You were signed out meanwhile',
    kept: 'Your text is still here. Try again in a moment.',
    signInElsewhere: 'Sign in in a new tab',
    keptAndSignIn: (signIn: ComponentChildren): ComponentChildren => (
      <>Your text is still here. {signIn}, then come back and send it again.</>
    ),
    yourText: 'Your text',
    sendAgain: 'Send again',
    foreign: 'This came from another site',
    foreignLead: 'Nothing was changed.',
    unreadable: 'We cannot read this',
    unreadableLead: 'The address or the form is not one of ours, or too long.',
    toStart: 'Go to the start',
  },
  de: {
    portal: 'Support',
    fault: 'Bei uns ist etwas schiefgegangen',
    faultLead: 'Nichts wurde geändert. Versuchen Sie es gleich noch einmal.',
    faultReference: (reference) => `Wenn es so bleibt, nennen Sie Ihrem Administrator diese Referenz: ${reference}`,
    signedOut: 'Sie wurden inzwischen abgemeldet',
    kept: 'Ihr Text ist noch da. Versuchen Sie es gleich noch einmal.',
    signInElsewhere: 'Melden Sie sich in einem neuen Tab an',
    keptAndSignIn: (signIn) => <>Ihr Text ist noch da. {signIn}, und senden Sie ihn dann noch einmal.</>,
    yourText: 'Ihr Text',
    sendAgain: 'Noch einmal senden',
    foreign: 'Das kam von einer anderen Website',
    foreignLead: 'Nichts wurde geändert.',
    unreadable: 'Das können wir nicht lesen',
    unreadableLead: 'Die Adresse oder das Formular ist nicht von uns oder zu lang.',
    toStart: 'Zur Startseite',
  },
  ar: {
    portal: 'الدعم',
    fault: 'حدث خطأ من جانبنا',
    faultLead: 'لم يتغير شيء. حاول مرة أخرى بعد قليل.',
    faultReference: (reference) => `إذا استمرت المشكلة فأخبر المسؤول بهذا الرقم المرجعي: ${isolate(reference)}`,
    signedOut: 'تم تسجيل خروجك في هذه الأثناء',
    kept: 'نصك ما زال هنا. حاول مرة أخرى بعد قليل.',
    signInElsewhere: 'سجّل الدخول في علامة تبويب جديدة',
    keptAndSignIn: (signIn) => <>نصك ما زال هنا. {signIn}، ثم ارجع وأرسله مرة أخرى.</>,
    yourText: 'نصك',
    sendAgain: 'إرسال مرة أخرى',
    foreign: 'جاء هذا الطلب من موقع آخر',
    foreignLead: 'لم يتغير شيء.',
    unreadable: 'لا يمكننا قراءة هذا',
    unreadableLead: 'العنوان أو النموذج ليس من عندنا، أو أنه طويل جدًا.',
    toStart: 'الذهاب إلى صفحة البداية',
  },
});
