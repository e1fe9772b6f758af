import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import type { SignInRefusal } from '../../signin/sign-in-by-password.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { EmailField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { IdentityScreen } from '../send-page.tsx';

interface Props {
  readonly organization: Organization;
  readonly person: Person;
  readonly way: 'password' | 'none';
  /** Where the answer goes, with what waits for it. */
  readonly action: string;
  readonly form: Readonly<Record<string, string>>;
  readonly refusal: SignInRefusal | undefined;
}

const sentences: Readonly<Record<SignInRefusal, string>> = {
  not_accepted: 'The password is not right. Try again.',
  deactivated: 'This account is switched off.',
  too_many: 'Too many attempts. Wait 5 minutes, then try again.',
  busy: 'The server is busy. Try again in a moment.',
};

/** Asked before what may do harm, when the last proof is older than ten minutes. */
export const ConfirmPage = ({ organization, person, way, action, form, refusal }: Props) => {
  const problem = refusal && sentences[refusal];
  const question = {
    title: 'Confirm it is you',
    lead: 'What comes next can let people in or keep them out. You are asked again after 10 minutes.',
    problem,
    help: 'without_help' as const,
    children: (
      <Form action={action} hidden={form}>
        {/* Password managers need to know whose password it is. */}
        <EmailField name="username" label="Signed in as" value={person.email} autocomplete="username" readonly />
        <PasswordField name="confirm_password" label="Password" autocomplete="current-password" autofocus={!problem} />
        <ButtonRow>
          <Button tone="primary">Confirm</Button>
          <ButtonLink href="/console">Cancel</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={way === 'password' ? question : withoutPassword(person)} />;
};

const withoutPassword = ({ email }: Person) => ({
  title: 'Confirm it is you',
  lead: `${email} has no password here: you came in through your company’s site, which cannot confirm it.`,
  help: 'without_help' as const,
  children: (
    <>
      <p>Use safe access with an account of yours that has a password, such as the one that claimed this server.</p>
      <ButtonRow>
        <ButtonLink tone="primary" href="/safe-access">
          Open safe access
        </ButtonLink>
        <ButtonLink href="/console">Back to the console</ButtonLink>
      </ButtonRow>
    </>
  ),
});
