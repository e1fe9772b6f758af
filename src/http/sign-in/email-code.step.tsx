import { catalogue } from '../../kit/catalogue.ts';
import { CodeField } from '../../ui/field.tsx';
import { PostButton } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { type FieldsProps, factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Get a code by email',
    lead: 'If there is an account with this name, we have sent a code to its email address. It works for 15 minutes.',
    label: 'Code from the email',
    hint: '8 digits',
    goOn: 'Continue',
    again: 'Send a new code',
    wrong: 'That code is not right. Enter the newest one.',
    expired: 'That code has expired. Ask for a new one.',
  },
  de: {
    way: 'Einen Code per E-Mail bekommen',
    lead: 'Wenn es ein Konto mit diesem Namen gibt, haben wir einen Code an seine E-Mail-Adresse gesendet. Er gilt 15 Minuten.',
    label: 'Code aus der E-Mail',
    hint: '8 Ziffern',
    goOn: 'Weiter',
    again: 'Neuen Code senden',
    wrong: 'Dieser Code stimmt nicht. Geben Sie den neuesten ein.',
    expired: 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
  },
  ar: {
    way: 'الحصول على رمز بالبريد الإلكتروني',
    lead: 'إن كان هناك حساب بهذا الاسم فقد أرسلنا رمزًا إلى بريده الإلكتروني. وهو صالح لمدة 15 دقيقة.',
    label: 'الرمز من البريد الإلكتروني',
    hint: '8 أرقام',
    goOn: 'متابعة',
    again: 'إرسال رمز جديد',
    wrong: 'هذا الرمز غير صحيح. أدخل أحدث رمز.',
    expired: 'انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا.',
  },
});

const Fields = ({ error }: FieldsProps<undefined>) => {
  const { label, hint } = useText(words);
  return <CodeField name="code" label={label} hint={hint} error={error} autofocus={error === undefined} />;
};

const After = () => <PostButton action="/sign-in/email-code/challenge" label={useText(words).again} tone="link" />;

export const emailCodePage = factorPage({
  factor: 'email_code',
  path: 'email-code',
  words,
  fields: { code: 60 },
  typed: 'code',
  read: async () => undefined,
  Fields,
  After,
});
