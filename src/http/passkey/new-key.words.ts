import type { KeyFactor } from '../../factors/webauthn/keys.ts';
import { catalogue, isolate } from '../../kit/catalogue.ts';
import type { Language } from '../../kit/language.ts';

/** Setting up a passkey or a security key. */
export const newKeyWords = catalogue({
  en: {
    goOn: 'Continue',
    cancel: 'Cancel',
    kept: { device: 'On your devices', key: 'On a security key' },
    worksAt: (host: string) => `Works at ${host} only`,
    passkey: {
      title: 'Create a passkey',
      lead: 'With a passkey you sign in without a password, by the means with which you unlock this device. It cannot be given away to a false site.',
      before:
        'Your device will ask for your fingerprint, your face or its PIN, whichever you prefer. We never receive any of them.',
      begin: 'Create a passkey',
      offer: 'Sign in with your fingerprint, face or PIN instead of a password.',
      fallbackName: 'Passkey',
    },
    security_key: {
      title: 'Set up a security key',
      lead: 'A security key is carried along and plugged in or held near, after your password.',
      before:
        'Have the key at hand. Your browser will ask you to touch it, and perhaps for its PIN or your fingerprint.',
      begin: 'Set up the key',
      offer: 'A small device that you touch after your password, such as a YubiKey or Titan key.',
      fallbackName: 'Security key',
    },
    problems: {
      taken: 'That key is already set up here.',
      unverified: 'The device did not check that it is you. Give it a PIN or a fingerprint, then try again.',
      model:
        'Your organization allows certain models of keys only, and this one could not show that it is one of them.',
      late: 'That took too long, or began in another window. Try again.',
      many: 'You have as many keys as one can have. Remove one first.',
      other: 'That did not work. Try again, or with another device.',
    },
  },
  de: {
    goOn: 'Weiter',
    cancel: 'Abbrechen',
    kept: { device: 'Auf Ihren Geräten', key: 'Auf einem Sicherheitsschlüssel' },
    worksAt: (host) => `Nur bei ${host} zu gebrauchen`,
    passkey: {
      title: 'Passkey erstellen',
      lead: 'Mit einem Passkey melden Sie sich ohne Passwort an, so, wie Sie dieses Gerät entsperren. Er lässt sich nicht an eine falsche Website verraten.',
      before:
        'Ihr Gerät wird nach Fingerabdruck, Gesicht oder seiner PIN fragen, was Ihnen lieber ist. Wir erhalten nichts davon.',
      begin: 'Passkey erstellen',
      offer: 'Melden Sie sich mit Fingerabdruck, Gesicht oder PIN statt mit einem Passwort an.',
      fallbackName: 'Passkey',
    },
    security_key: {
      title: 'Sicherheitsschlüssel einrichten',
      lead: 'Ein Sicherheitsschlüssel wird mitgeführt und nach dem Passwort eingesteckt oder ans Gerät gehalten.',
      before:
        'Halten Sie den Schlüssel bereit. Ihr Browser wird Sie bitten, ihn zu berühren, und vielleicht nach seiner PIN oder Ihrem Fingerabdruck fragen.',
      begin: 'Schlüssel einrichten',
      offer: 'Ein kleines Gerät, das Sie nach dem Passwort berühren, etwa ein YubiKey oder Titan-Schlüssel.',
      fallbackName: 'Sicherheitsschlüssel',
    },
    problems: {
      taken: 'Dieser Schlüssel ist hier schon eingerichtet.',
      unverified:
        'Das Gerät hat nicht geprüft, dass Sie es sind. Geben Sie ihm eine PIN oder einen Fingerabdruck, und versuchen Sie es noch einmal.',
      model:
        'Ihre Organisation lässt nur bestimmte Schlüssel zu, und dieser konnte nicht zeigen, dass er einer davon ist.',
      late: 'Das hat zu lange gedauert oder in einem anderen Fenster begonnen. Versuchen Sie es noch einmal.',
      many: 'Mehr Schlüssel kann man nicht haben. Entfernen Sie zuerst einen.',
      other: 'Das hat nicht geklappt. Versuchen Sie es noch einmal oder mit einem anderen Gerät.',
    },
  },
  ar: {
    goOn: 'متابعة',
    cancel: 'إلغاء',
    kept: { device: 'على أجهزتك', key: 'على مفتاح أمان' },
    worksAt: (host) => `يعمل في ${isolate(host)} فقط`,
    passkey: {
      title: 'إنشاء مفتاح مرور',
      lead: 'بمفتاح المرور تسجّل الدخول بلا كلمة مرور، بالطريقة التي تفتح بها قفل هذا الجهاز. ولا يمكن أن ينخدع به أحد على موقع مزيّف.',
      before: 'سيطلب جهازك بصمتك أو وجهك أو رمز PIN الخاص به، كما تفضّل. ولا يصلنا شيء منها.',
      begin: 'إنشاء مفتاح مرور',
      offer: 'سجّل الدخول ببصمتك أو وجهك أو رمز PIN بدل كلمة المرور.',
      fallbackName: 'مفتاح مرور',
    },
    security_key: {
      title: 'إعداد مفتاح أمان',
      lead: 'مفتاح الأمان جهاز صغير تحمله معك وتوصله أو تقرّبه بعد كلمة المرور.',
      before: 'جهّز المفتاح. سيطلب منك المتصفح لمسه، وربما رمز PIN الخاص به أو بصمتك.',
      begin: 'إعداد المفتاح',
      offer: 'جهاز صغير تلمسه بعد كلمة المرور، مثل YubiKey أو Titan.',
      fallbackName: 'مفتاح أمان',
    },
    problems: {
      taken: 'هذا المفتاح معدّ هنا من قبل.',
      unverified: 'لم يتحقق الجهاز من أنك أنت. عيّن له رمز PIN أو بصمة ثم حاول مرة أخرى.',
      model: 'تسمح مؤسستك بأنواع معينة من المفاتيح فقط، ولم يستطع هذا المفتاح إثبات أنه منها.',
      late: 'استغرق ذلك وقتًا طويلًا أو بدأ في نافذة أخرى. حاول مرة أخرى.',
      many: 'لديك أكبر عدد ممكن من المفاتيح. أزل واحدًا أولًا.',
      other: 'لم ينجح ذلك. حاول مرة أخرى أو بجهاز آخر.',
    },
  },
});

/** How one of them is offered to who has to set something up. */
export function setUpWordsOf(factor: KeyFactor) {
  const of = (language: Language) => {
    const { title, offer, begin } = newKeyWords[language][factor];
    return { title, text: offer, begin };
  };
  return { en: of('en'), de: of('de'), ar: of('ar') };
}
