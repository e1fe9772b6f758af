import { catalogue, isolate } from '../kit/catalogue.ts';

/** The first step of signing in. What to do, never which of the two was wrong. */
export const signInWords = catalogue({
  en: {
    title: (portal: string) => `Sign in to ${portal}`,
    safe: 'Safe access: this page works whatever the Remote Authentication settings are.',
    identifier: 'Email address or login name',
    password: 'Password',
    submit: 'Sign in',
    refusals: {
      not_accepted: 'The email address or password is not right. Check both and try again.',
      deactivated: 'This account is switched off. Ask your administrator.',
      too_many: 'Too many attempts. Wait 5 minutes, then try again.',
      busy: 'Many people are signing in right now. Try again in a moment.',
    },
  },
  de: {
    title: (portal) => `Bei ${portal} anmelden`,
    safe: 'Sicherer Zugang: Diese Seite geht, wie auch immer Remote Authentication eingestellt ist.',
    identifier: 'E-Mail-Adresse oder Anmeldename',
    password: 'Passwort',
    submit: 'Anmelden',
    refusals: {
      not_accepted: 'E-Mail-Adresse oder Passwort stimmt nicht. Prüfen Sie beides, und versuchen Sie es noch einmal.',
      deactivated: 'Dieses Konto ist abgeschaltet. Fragen Sie Ihren Administrator.',
      too_many: 'Zu viele Versuche. Warten Sie 5 Minuten, und versuchen Sie es dann noch einmal.',
      busy: 'Gerade melden sich viele an. Versuchen Sie es gleich noch einmal.',
    },
  },
  ar: {
    title: (portal) => `تسجيل الدخول إلى ${isolate(portal)}`,
    safe: `الوصول الآمن: تعمل هذه الصفحة مهما كانت إعدادات ${isolate('Remote Authentication')}.`,
    identifier: 'البريد الإلكتروني أو اسم الدخول',
    password: 'كلمة المرور',
    submit: 'تسجيل الدخول',
    refusals: {
      not_accepted: 'البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقق منهما وحاول مرة أخرى.',
      deactivated: 'هذا الحساب موقوف. راجع المسؤول.',
      too_many: 'محاولات كثيرة. انتظر 5 دقائق ثم حاول مرة أخرى.',
      busy: 'يسجّل كثيرون الدخول الآن. حاول مرة أخرى بعد قليل.',
    },
  },
});
