import type { Organization } from '../../directory/organization.ts';
import { spaced } from '../../factors/out-of-band.ts';
import { catalogue } from '../../kit/catalogue.ts';
import { Button } from '../../ui/button.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';

const words = catalogue({
  en: {
    here: 'Use the code from the email',
    hereLead: 'You asked for it in this browser.',
    goOn: 'Continue',
    elsewhere: 'Your code',
    elsewhereLead: 'You did not ask for it in this browser. Enter it where you did, and give it to nobody.',
    code: 'Code',
    gone: 'This link is no longer of use',
    goneLead: 'It works for 15 minutes. Ask for a new code where you were asked for it.',
  },
  de: {
    here: 'Den Code aus der E-Mail benutzen',
    hereLead: 'Sie haben ihn in diesem Browser angefordert.',
    goOn: 'Weiter',
    elsewhere: 'Ihr Code',
    elsewhereLead:
      'Sie haben ihn nicht in diesem Browser angefordert. Geben Sie ihn dort ein, wo Sie es getan haben, und sonst niemandem.',
    code: 'Code',
    gone: 'Dieser Link nützt nichts mehr',
    goneLead: 'Er gilt 15 Minuten. Fordern Sie dort einen neuen Code an, wo Sie danach gefragt wurden.',
  },
  ar: {
    here: 'استخدام الرمز من البريد الإلكتروني',
    hereLead: 'لقد طلبته في هذا المتصفح.',
    goOn: 'متابعة',
    elsewhere: 'رمزك',
    elsewhereLead: 'لم تطلبه في هذا المتصفح. أدخله حيث طلبته، ولا تعطه لأحد.',
    code: 'الرمز',
    gone: 'لم يعد هذا الرابط صالحًا',
    goneLead: 'يصلح لمدة 15 دقيقة. اطلب رمزًا جديدًا حيث طُلب منك.',
  },
});

export interface MailedCodeSheet {
  readonly organization: Organization | undefined;
  /** Undefined when its time is over. */
  readonly code: string | undefined;
  /** Where it is sent by this browser; undefined in any other than the one that asked. */
  readonly action: string | undefined;
}

/** What the link in a mail shows. It uses nothing up: programs that look into mails follow links as well. */
export const MailedCodePage = ({ organization, code, action }: MailedCodeSheet) => {
  const text = useText(words);
  const kind = code === undefined ? 'gone' : action === undefined ? 'elsewhere' : 'here';
  const page = {
    title: text[kind],
    lead: text[`${kind}Lead`],
    help: 'without_help' as const,
    children: code !== undefined && <Code code={code} action={action} />,
  };
  return <IdentityScreen organization={organization} page={page} />;
};

const Code = ({ code, action }: { readonly code: string; readonly action: string | undefined }) => {
  const text = useText(words);
  return action === undefined ? (
    <CopyField id="code" label={text.code} value={spaced(code)} />
  ) : (
    <Form action={action} hidden={{ code }}>
      <Button tone="primary">{text.goOn}</Button>
    </Form>
  );
};
