import { catalogue, isolate } from '../../kit/catalogue.ts';

/** What every step of signing in says. What to do, never which of the things typed was wrong. */
export const signInWords = catalogue({
  en: {
    title: (portal: string) => `Sign in to ${portal}`,
    safe: 'Safe access: this page works whatever the Remote Authentication settings are.',
    identifier: 'Email address or login name',
    goOn: 'Continue',
    change: 'Change',
    startOver: 'Start over',
    anotherWay: 'Another way',
    remember: (days: number) => `Remember this browser for ${days} days`,
    deactivated: 'This account is switched off. Ask your administrator.',
    busy: 'Many people are signing in right now. Try again in a moment.',
    notSent: 'We could not send it. Try again in a moment, or choose another way.',
    sentTooOften: 'Too many codes were sent. Wait a while, or choose another way.',
    gone: {
      title: 'Start the sign-in again',
      lead: 'It took too long, was finished already, or began in another browser.',
      again: 'Sign in',
    },
    stopped: {
      title: 'You cannot come in this way',
      lead: 'What you proved is right, but more is asked for here than your account has. Ask your administrator.',
    },
    setUp: {
      title: 'One more way to prove that it is you',
      lead: 'A password alone is not enough here. Set up one of these: you are asked for it from now on.',
      back: 'Other ways',
    },
  },
  de: {
    title: (portal) => `Bei ${portal} anmelden`,
    safe: 'Sicherer Zugang: Diese Seite geht, wie auch immer Remote Authentication eingestellt ist.',
    identifier: 'E-Mail-Adresse oder Anmeldename',
    goOn: 'Weiter',
    change: 'Ändern',
    startOver: 'Von vorn',
    anotherWay: 'Anders anmelden',
    remember: (days) => `Diesen Browser ${days} Tage lang merken`,
    deactivated: 'Dieses Konto ist abgeschaltet. Fragen Sie Ihren Administrator.',
    busy: 'Gerade melden sich viele an. Versuchen Sie es gleich noch einmal.',
    notSent: 'Wir konnten ihn nicht senden. Versuchen Sie es gleich noch einmal, oder wählen Sie einen anderen Weg.',
    sentTooOften: 'Zu viele Codes wurden gesendet. Warten Sie eine Weile, oder wählen Sie einen anderen Weg.',
    gone: {
      title: 'Beginnen Sie die Anmeldung noch einmal',
      lead: 'Sie hat zu lange gedauert, ist schon beendet oder begann in einem anderen Browser.',
      again: 'Anmelden',
    },
    stopped: {
      title: 'So kommen Sie hier nicht herein',
      lead: 'Was Sie gezeigt haben, stimmt, aber hier wird mehr verlangt, als Ihr Konto hat. Fragen Sie Ihren Administrator.',
    },
    setUp: {
      title: 'Noch ein Weg, zu zeigen, dass Sie es sind',
      lead: 'Ein Passwort allein genügt hier nicht. Richten Sie eines davon ein: Danach werden Sie von nun an gefragt.',
      back: 'Andere Wege',
    },
  },
  ar: {
    title: (portal) => `تسجيل الدخول إلى ${isolate(portal)}`,
    safe: `الوصول الآمن: تعمل هذه الصفحة مهما كانت إعدادات ${isolate('Remote Authentication')}.`,
    identifier: 'البريد الإلكتروني أو اسم الدخول',
    goOn: 'متابعة',
    change: 'تغيير',
    startOver: 'البدء من جديد',
    anotherWay: 'طريقة أخرى',
    remember: (days) => `تذكّر هذا المتصفح لمدة ${days} يومًا`,
    deactivated: 'هذا الحساب موقوف. راجع المسؤول.',
    busy: 'يسجّل كثيرون الدخول الآن. حاول مرة أخرى بعد قليل.',
    notSent: 'تعذّر الإرسال. حاول مرة أخرى بعد قليل أو اختر طريقة أخرى.',
    sentTooOften: 'أُرسلت رموز كثيرة. انتظر قليلًا أو اختر طريقة أخرى.',
    gone: {
      title: 'ابدأ تسجيل الدخول من جديد',
      lead: 'استغرق الأمر وقتًا طويلًا، أو اكتمل من قبل، أو بدأ في متصفح آخر.',
      again: 'تسجيل الدخول',
    },
    stopped: {
      title: 'لا يمكنك الدخول بهذه الطريقة',
      lead: 'ما أثبتّه صحيح، لكن المطلوب هنا أكثر مما في حسابك. راجع المسؤول.',
    },
    setUp: {
      title: 'طريقة أخرى لإثبات هويتك',
      lead: 'كلمة المرور وحدها لا تكفي هنا. أعدّ إحدى هذه الطرق، وستُسأل عنها من الآن فصاعدًا.',
      back: 'طرق أخرى',
    },
  },
});
