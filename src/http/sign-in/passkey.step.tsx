import { LONGEST_RESPONSE, RESPONSE_FIELD } from '../../factors/webauthn/response-field.ts';
import { catalogue } from '../../kit/catalogue.ts';
import { Ceremony, ceremonyScripts } from '../passkey/ceremony.tsx';
import { factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Use a passkey',
    lead: 'Your device will ask for your fingerprint, your face or its PIN.',
    goOn: 'Use a passkey',
    wrong: 'That passkey was not accepted here. Try again or choose another way.',
    expired: 'That took too long. Try again.',
  },
  de: {
    way: 'Passkey benutzen',
    lead: 'Ihr Gerät wird nach Fingerabdruck, Gesicht oder seiner PIN fragen.',
    goOn: 'Passkey benutzen',
    wrong:
      'Dieser Passkey wurde hier nicht angenommen. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
    expired: 'Das hat zu lange gedauert. Versuchen Sie es noch einmal.',
  },
  ar: {
    way: 'استخدام مفتاح مرور',
    lead: 'سيطلب جهازك بصمتك أو وجهك أو رمز PIN الخاص به.',
    goOn: 'استخدام مفتاح مرور',
    wrong: 'لم يُقبل مفتاح المرور هذا هنا. حاول مرة أخرى أو اختر طريقة أخرى.',
    expired: 'استغرق ذلك وقتًا طويلًا. حاول مرة أخرى.',
  },
});

export const passkeyPage = factorPage({
  factor: 'passkey',
  path: 'passkey',
  words,
  fields: { [RESPONSE_FIELD]: LONGEST_RESPONSE },
  scripts: ceremonyScripts(),
  read: async () => undefined,
  Fields: () => <Ceremony ceremony="get" options="/sign-in/passkey/options" />,
});
