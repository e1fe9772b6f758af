import { catalogue } from '../../kit/catalogue.ts';
import { setUpWordsOf } from '../passkey/new-key.words.ts';
import type { SetUp } from './set-up.page.tsx';

const authenticatorApp: SetUp = {
  factor: 'totp',
  path: '/authenticator-app',
  method: 'post',
  words: catalogue({
    en: {
      title: 'Authenticator app',
      text: 'An app on your phone shows a code that you enter after your password. Any app for TOTP codes works.',
      begin: 'Set up an app',
    },
    de: {
      title: 'Authenticator-App',
      text: 'Eine App auf Ihrem Telefon zeigt einen Code an, den Sie nach dem Passwort eingeben. Jede App für TOTP-Codes ist geeignet.',
      begin: 'App einrichten',
    },
    ar: {
      title: 'تطبيق المصادقة',
      text: 'يعرض تطبيق على هاتفك رمزًا تُدخله بعد كلمة المرور. يصلح أي تطبيق لرموز TOTP.',
      begin: 'إعداد تطبيق',
    },
  }),
};

const phone: SetUp = {
  factor: 'sms_code',
  path: '/phone',
  method: 'get',
  words: catalogue({
    en: {
      title: 'Phone',
      text: 'A code comes by text message each time. The weakest of these ways: take another where you can.',
      begin: 'Set up a phone',
    },
    de: {
      title: 'Telefon',
      text: 'Ein Code kommt jedes Mal per SMS. Der schwächste dieser Wege: Nehmen Sie einen anderen, wo Sie können.',
      begin: 'Telefon einrichten',
    },
    ar: {
      title: 'الهاتف',
      text: 'يصلك رمز برسالة نصية في كل مرة. وهي أضعف هذه الطرق: اختر غيرها إن استطعت.',
      begin: 'إعداد هاتف',
    },
  }),
};

const passkey: SetUp = {
  factor: 'passkey',
  path: '/passkeys/new',
  method: 'get',
  words: setUpWordsOf('passkey'),
};

const securityKey: SetUp = {
  factor: 'security_key',
  path: '/security-keys/new',
  method: 'get',
  words: setUpWordsOf('security_key'),
};

/** One line for each factor that has a page below `/sign-in/set-up`. */
export const setUps: readonly SetUp[] = [passkey, securityKey, authenticatorApp, phone];
