import { catalogue } from '../../kit/catalogue.ts';

/** The offer of a passkey after a sign-in without one. */
export const offerWords = catalogue({
  en: {
    title: 'Sign in faster next time',
    lead: 'With a passkey you sign in by your fingerprint, your face or the PIN of this device: no password, and no code.',
    create: 'Create a passkey',
    notNow: 'Not now',
  },
  de: {
    title: 'Nächstes Mal schneller anmelden',
    lead: 'Mit einem Passkey melden Sie sich per Fingerabdruck, Gesicht oder PIN dieses Geräts an: ohne Passwort und ohne Code.',
    create: 'Passkey erstellen',
    notNow: 'Nicht jetzt',
  },
  ar: {
    title: 'سجّل الدخول أسرع في المرة القادمة',
    lead: 'بمفتاح المرور تسجّل الدخول ببصمتك أو وجهك أو رمز PIN لهذا الجهاز: بلا كلمة مرور ولا رمز.',
    create: 'إنشاء مفتاح مرور',
    notNow: 'ليس الآن',
  },
});
