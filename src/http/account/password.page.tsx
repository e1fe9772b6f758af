import type { Organization } from '../../directory/organization.ts';
import type { NewPasswordProblem } from '../../signin/prepare-password.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { EmailField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { NewPasswordField } from '../new-password-field.tsx';
import { passwordWords } from '../password.words.ts';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';

interface Props {
  readonly organization: Organization;
  readonly email: string;
  /** How long the password must be. */
  readonly shortest: number;
  readonly refusal: NewPasswordProblem | undefined;
}

export const PasswordPage = ({ organization, email, shortest, refusal }: Props) => {
  const words = useText(accountWords).password;
  const error = refusal && useText(passwordWords).refusals(shortest)[refusal];
  const page = {
    title: words.pageTitle,
    lead: words.pageLead,
    help: 'without_help' as const,
    problem: error && [{ field: 'password', text: error }],
    children: (
      <Form action="/account/password">
        {/* Password managers need to know whose password it is. */}
        <EmailField name="username" label={words.username} value={email} autocomplete="username" readonly />
        <NewPasswordField label={words.field} shortest={shortest} refusal={refusal} />
        <ButtonRow>
          <Button tone="primary">{words.submit}</Button>
          <ButtonLink href="/account">{useText(accountWords).cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
