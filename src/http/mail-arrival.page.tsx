import type { Organization } from '../directory/organization.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization | undefined;
  readonly step: 'ask' | 'done' | 'gone';
  /** The token of the mail. */
  readonly mail: string;
}

export const ARRIVED = '/mail-arrived';

/** Where the link of a test mail leads. Programs follow links too, so opening it proves nothing yet. */
export const MailArrivalPage = ({ organization, step, mail }: Props) => (
  <IdentityScreen
    organization={organization}
    page={{ ...pages[step](mail), lang: 'en' as const, help: 'without_help' as const }}
  />
);

const pages = {
  ask: (mail: string) => ({
    title: 'The mail arrived',
    lead: 'One press, so that we know it was you and not a program that looks through mails.',
    children: (
      <Form action={ARRIVED} hidden={{ mail }}>
        <Button tone="primary">Yes, it arrived</Button>
      </Form>
    ),
  }),
  done: () => ({
    title: 'Mails arrive',
    lead: 'The console knows it now. You can close this page.',
    children: (
      <p>
        <ButtonLink href="/console">Open the console</ButtonLink>
      </p>
    ),
  }),
  gone: () => ({
    title: 'This test mail is too old',
    lead: 'Its link works for 3 days. Send another one from the console, under Setup → Mail.',
    children: undefined,
  }),
} as const;
