import { catalogue } from '../../kit/catalogue.ts';

/** What is said around the dialogs of devices. */
export const ceremonyWords = catalogue({
  en: {
    cancelled: 'No passkey was used. Try again or choose another way.',
    known: 'This device is already set up for your account.',
    needsScripts: 'This needs scripts, which are off in this browser. Choose another way.',
    withPasskey: 'Sign in with a passkey',
    refused: 'That passkey was not accepted here. Try again or choose another way.',
  },
  de: {
    cancelled: 'Es wurde kein Passkey benutzt. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
    known: 'Dieses Gerät ist für Ihr Konto schon eingerichtet.',
    needsScripts:
      'Dafür braucht es Skripte, und die sind in diesem Browser ausgeschaltet. Wählen Sie einen anderen Weg.',
    withPasskey: 'Mit Passkey anmelden',
    refused:
      'Dieser Passkey wurde hier nicht angenommen. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
  },
  ar: {
    cancelled: 'لم يُستخدم أي مفتاح مرور. حاول مرة أخرى أو اختر طريقة أخرى.',
    known: 'هذا الجهاز معدّ لحسابك من قبل.',
    needsScripts: 'يتطلب ذلك البرامج النصية، وهي معطلة في هذا المتصفح. اختر طريقة أخرى.',
    withPasskey: 'تسجيل الدخول بمفتاح مرور',
    refused: 'لم يُقبل مفتاح المرور هذا هنا. حاول مرة أخرى أو اختر طريقة أخرى.',
  },
});
