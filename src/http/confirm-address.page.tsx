import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { EmailCodeRefusal } from '../factors/email-code/prove-email-code.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { CodeField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { IdentityScreen } from './send-page.tsx';

export interface ConfirmAddress {
  readonly organization: Organization;
  readonly person: Person;
  readonly returnTo: string;
  readonly step: 'ask' | 'code' | 'done';
  readonly refusal?: EmailCodeRefusal | 'too_many_mails' | undefined;
  /** What was typed. */
  readonly code?: string;
}

const ADDRESS = '/account/confirm-address';

const sentences: Readonly<Record<NonNullable<ConfirmAddress['refusal']>, string>> = {
  wrong: 'That code is not right.',
  expired: 'That code has expired. Ask for a new one.',
  too_many: 'That code was tried too often. Ask for a new one.',
  none_sent: 'There is no code to compare with. Ask for a new one.',
  too_many_mails: 'We have sent you several codes already. Wait an hour, then ask again.',
};

/** Three steps at one address: ask for a code, type it in, done. */
export const ConfirmAddressPage = (shown: ConfirmAddress) => {
  const { organization, step, refusal } = shown;
  const page = {
    ...pages[step](shown),
    problem: refusal && (refusal === 'wrong' ? [{ text: sentences.wrong, field: 'code' }] : sentences[refusal]),
    help: 'without_help' as const,
  };
  return <IdentityScreen organization={organization} page={page} />;
};

const pages = {
  ask: ({ person, returnTo }: ConfirmAddress) => ({
    title: 'Confirm your email address',
    lead: (
      <>
        We send a code to <strong>{person.email}</strong>. With it, what came from this address before is yours here
        too.
      </>
    ),
    children: (
      <>
        <Form action={`${ADDRESS}/code`} hidden={{ return_to: returnTo }}>
          <Button tone="primary">Send the code</Button>
        </Form>
        <LaterLink returnTo={returnTo} />
      </>
    ),
  }),
  code: ({ person, returnTo, refusal, code }: ConfirmAddress) => ({
    title: 'Type in the code',
    lead: (
      <>
        It is in the email we sent to <strong>{person.email}</strong>, and works for 15 minutes.
      </>
    ),
    children: (
      <>
        <Form action={ADDRESS} hidden={{ return_to: returnTo }}>
          <CodeField
            name="code"
            label="Code"
            hint="8 digits"
            value={code}
            error={refusal === 'wrong' ? sentences.wrong : undefined}
            autofocus={refusal === undefined}
          />
          <Button tone="primary">Confirm</Button>
        </Form>
        <Form action={`${ADDRESS}/code`} hidden={{ return_to: returnTo }}>
          <Button>Send a new code</Button>
        </Form>
        <LaterLink returnTo={returnTo} />
      </>
    ),
  }),
  done: ({ person, returnTo }: ConfirmAddress) => ({
    title: 'Your email address is confirmed',
    lead: (
      <>
        While you stay signed in, what came from <strong>{person.email}</strong> before is yours here too.
      </>
    ),
    children: (
      <p>
        <ButtonLink tone="primary" href={returnTo}>
          Continue
        </ButtonLink>
      </p>
    ),
  }),
} as const;

const LaterLink = ({ returnTo }: { readonly returnTo: string }) => (
  <p class="help">
    <a href={returnTo}>Not now</a>
  </p>
);
