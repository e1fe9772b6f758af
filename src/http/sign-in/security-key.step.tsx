import { LONGEST_RESPONSE, RESPONSE_FIELD } from '../../factors/webauthn/response-field.ts';
import { catalogue } from '../../kit/catalogue.ts';
import { Ceremony, ceremonyScripts } from '../passkey/ceremony.tsx';
import { factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Use your security key',
    lead: 'Have the key at hand. Your browser will ask you to touch it, and perhaps for its PIN or your fingerprint.',
    goOn: 'Use your security key',
    wrong: 'That key was not accepted. Try again or choose another way.',
    expired: 'That took too long. Try again.',
  },
  de: {
    way: 'Sicherheitsschlüssel benutzen',
    lead: 'Halten Sie den Schlüssel bereit. Ihr Browser wird Sie bitten, ihn zu berühren, und vielleicht nach seiner PIN oder Ihrem Fingerabdruck fragen.',
    goOn: 'Sicherheitsschlüssel benutzen',
    wrong: 'Dieser Schlüssel wurde nicht angenommen. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
    expired: 'Das hat zu lange gedauert. Versuchen Sie es noch einmal.',
  },
  ar: {
    way: 'استخدام مفتاح الأمان',
    lead: 'جهّز المفتاح. سيطلب منك المتصفح لمسه، وربما رمز PIN الخاص به أو بصمتك.',
    goOn: 'استخدام مفتاح الأمان',
    wrong: 'لم يُقبل هذا المفتاح. حاول مرة أخرى أو اختر طريقة أخرى.',
    expired: 'استغرق ذلك وقتًا طويلًا. حاول مرة أخرى.',
  },
});

export const securityKeyPage = factorPage({
  factor: 'security_key',
  path: 'security-key',
  words,
  fields: { [RESPONSE_FIELD]: LONGEST_RESPONSE },
  scripts: ceremonyScripts(),
  read: async () => undefined,
  Fields: () => <Ceremony ceremony="get" options="/sign-in/security-key/options" />,
});
