import { catalogue, isolate } from '../../kit/catalogue.ts';
import { CodeField } from '../../ui/field.tsx';
import { useText } from '../../ui/page-context.ts';
import { formatClock } from '../../ui/time.tsx';
import { type FieldsProps, factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Use your authenticator app',
    lead: 'Enter the code that your authenticator app shows.',
    label: 'Code from your authenticator app',
    hint: '6 digits',
    goOn: 'Continue',
    wrong: 'That code is not right. Each works once, for 30 seconds: enter the one shown now.',
    clock: (time: string) => `If it is the one shown now, compare clocks: ours says ${time}.`,
  },
  de: {
    way: 'Authenticator-App benutzen',
    lead: 'Geben Sie den Code ein, den Ihre Authenticator-App anzeigt.',
    label: 'Code aus Ihrer Authenticator-App',
    hint: '6 Ziffern',
    goOn: 'Weiter',
    wrong: 'Dieser Code stimmt nicht. Jeder gilt einmal und 30 Sekunden lang: Geben Sie den jetzigen ein.',
    clock: (time) => `Ist es der jetzige, vergleichen Sie die Uhren: Unsere zeigt ${time}.`,
  },
  ar: {
    way: 'استخدام تطبيق المصادقة',
    lead: 'أدخل الرمز الذي يعرضه تطبيق المصادقة.',
    label: 'الرمز من تطبيق المصادقة',
    hint: '6 أرقام',
    goOn: 'متابعة',
    wrong: 'هذا الرمز غير صحيح. كل رمز يصلح مرة واحدة لمدة 30 ثانية: أدخل الرمز المعروض الآن.',
    clock: (time) => `إن كان هو المعروض الآن فقارن الساعتين: ساعتنا تشير إلى ${isolate(time)}.`,
  },
});

const Fields = ({ shown: ourTime, error }: FieldsProps<Date>) => {
  const { label, hint, clock } = useText(words);
  const advice = error === undefined ? hint : clock(formatClock(ourTime));
  return <CodeField name="code" label={label} hint={advice} error={error} autofocus={error === undefined} />;
};

export const totpPage = factorPage({
  factor: 'totp',
  path: 'totp',
  words,
  fields: { code: 60 },
  typed: 'code',
  read: async ({ now }) => new Date(now()),
  Fields,
});
