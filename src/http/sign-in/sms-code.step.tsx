import { readSentTo } from '../../factors/out-of-band.ts';
import { catalogue, isolate } from '../../kit/catalogue.ts';
import { maskNumber } from '../../sms/phone-number.ts';
import { CodeField } from '../../ui/field.tsx';
import { PostButton } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { type FieldsProps, factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Get a code by text message',
    lead: 'Enter the code that we sent to your phone. It works for 10 minutes.',
    label: 'Code from the message',
    hint: '6 digits',
    sentTo: (number: string) => `6 digits, sent to ${number}`,
    goOn: 'Continue',
    again: 'Send a new code',
    wrong: 'That code is not right. Enter the newest one.',
    expired: 'That code has expired. Ask for a new one.',
  },
  de: {
    way: 'Einen Code per SMS bekommen',
    lead: 'Geben Sie den Code ein, den wir an Ihr Telefon gesendet haben. Er gilt 10 Minuten.',
    label: 'Code aus der Nachricht',
    hint: '6 Ziffern',
    sentTo: (number) => `6 Ziffern, gesendet an ${number}`,
    goOn: 'Weiter',
    again: 'Neuen Code senden',
    wrong: 'Dieser Code stimmt nicht. Geben Sie den neuesten ein.',
    expired: 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
  },
  ar: {
    way: 'الحصول على رمز برسالة نصية',
    lead: 'أدخل الرمز الذي أرسلناه إلى هاتفك. وهو صالح لمدة 10 دقائق.',
    label: 'الرمز من الرسالة',
    hint: '6 أرقام',
    sentTo: (number) => `6 أرقام، أُرسلت إلى ${number}`,
    goOn: 'متابعة',
    again: 'إرسال رمز جديد',
    wrong: 'هذا الرمز غير صحيح. أدخل أحدث رمز.',
    expired: 'انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا.',
  },
});

/** The number, as far as it is shown, once a first proof has said that it is theirs. */
type Shown = string | undefined;

const Fields = ({ shown, error }: FieldsProps<Shown>) => {
  const { label, hint, sentTo } = useText(words);
  const about = shown === undefined ? hint : sentTo(isolate(`\u200e${shown}`)); // digits run left to right
  return <CodeField name="code" label={label} hint={about} error={error} autofocus={error === undefined} />;
};

const After = () => <PostButton action="/sign-in/sms-code/challenge" label={useText(words).again} tone="link" />;

export const smsCodePage = factorPage<Shown>({
  factor: 'sms_code',
  path: 'sms-code',
  words,
  fields: { code: 60 },
  typed: 'code',
  async read(ctx, { place, evidence }) {
    const sentTo = evidence.length > 0 ? await readSentTo(ctx, { place, factor: 'sms_code' }) : undefined;
    return sentTo && maskNumber(sentTo);
  },
  Fields,
  After,
});
