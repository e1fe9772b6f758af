import { catalogue } from '../../kit/catalogue.ts';
import { CodeField } from '../../ui/field.tsx';
import { useText } from '../../ui/page-context.ts';
import { type FieldsProps, factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Use your code generator',
    lead: 'Press the button of your code generator, and enter the code that it shows.',
    label: 'Code from your code generator',
    hint: '6 or 8 digits',
    goOn: 'Continue',
    wrong: 'That code is not right. Press the button again, and enter two codes in a row, one after the other.',
  },
  de: {
    way: 'Codegenerator benutzen',
    lead: 'Drücken Sie den Knopf Ihres Codegenerators, und geben Sie den Code ein, den er anzeigt.',
    label: 'Code aus Ihrem Codegenerator',
    hint: '6 oder 8 Ziffern',
    goOn: 'Weiter',
    wrong: 'Dieser Code stimmt nicht. Drücken Sie noch einmal, und geben Sie zwei Codes nacheinander ein.',
  },
  ar: {
    way: 'استخدام مولّد الرموز',
    lead: 'اضغط زر مولّد الرموز، وأدخل الرمز الذي يعرضه.',
    label: 'الرمز من مولّد الرموز',
    hint: '6 أو 8 أرقام',
    goOn: 'متابعة',
    wrong: 'هذا الرمز غير صحيح. اضغط الزر مرة أخرى، وأدخل رمزين متتاليين واحدًا بعد الآخر.',
  },
});

const Fields = ({ error }: FieldsProps<undefined>) => {
  const { label, hint } = useText(words);
  const field = { label, hint, error, maxlength: 24, autofocus: error === undefined };
  return <CodeField name="code" {...field} />;
};

export const hotpPage = factorPage({
  factor: 'hotp',
  path: 'hotp',
  words,
  fields: { code: 60 },
  typed: 'code',
  read: async () => undefined,
  Fields,
});
