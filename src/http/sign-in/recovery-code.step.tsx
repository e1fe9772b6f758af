import { catalogue } from '../../kit/catalogue.ts';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/page-context.ts';
import { type FieldsProps, factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Use a recovery code',
    lead: 'Enter one of the recovery codes you saved. Each works once.',
    label: 'Recovery code',
    hint: 'Four groups of four, such as 7k3f-92ab-c0de-x4tm',
    goOn: 'Continue',
    wrong: 'That code is not right. A recovery code works once.',
  },
  de: {
    way: 'Wiederherstellungscode benutzen',
    lead: 'Geben Sie einen Ihrer Wiederherstellungscodes ein. Jeder gilt einmal.',
    label: 'Wiederherstellungscode',
    hint: 'Vier Gruppen zu vier Zeichen, zum Beispiel 7k3f-92ab-c0de-x4tm',
    goOn: 'Weiter',
    wrong: 'Dieser Code stimmt nicht. Ein Wiederherstellungscode gilt einmal.',
  },
  ar: {
    way: 'استخدام رمز استرداد',
    lead: 'أدخل أحد رموز الاسترداد التي حفظتها. كل رمز يصلح مرة واحدة.',
    label: 'رمز الاسترداد',
    hint: 'أربع مجموعات من أربعة أحرف، مثل \u20687k3f-92ab-c0de-x4tm\u2069',
    goOn: 'متابعة',
    wrong: 'هذا الرمز غير صحيح. رمز الاسترداد يصلح مرة واحدة.',
  },
});

const Fields = ({ error }: FieldsProps<undefined>) => {
  const { label, hint } = useText(words);
  const field = { name: 'code', label, hint, error, autofocus: error === undefined };
  return <TextField {...field} dir="ltr" autocomplete="off" autocapitalize="none" spellcheck={false} maxlength={60} />;
};

export const recoveryCodePage = factorPage({
  factor: 'recovery_code',
  path: 'recovery-code',
  words,
  fields: { code: 60 },
  typed: 'code',
  read: async () => undefined,
  Fields,
});
