import type { Organization } from '../../directory/organization.ts';
import type { NewPasswordProblem } from '../../signin/prepare-password.ts';
import { Button } from '../../ui/button.tsx';
import { EmailField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { NewPasswordField } from '../new-password-field.tsx';
import { passwordWords } from '../password.words.ts';
import { IdentityScreen } from '../send-page.tsx';
import { newPasswordWords } from './new-password.words.ts';

interface Props {
  readonly organization: Organization;
  readonly action: string;
  readonly email: string;
  /** How long the password must be. */
  readonly shortest: number;
  readonly refusal: NewPasswordProblem | undefined;
}

/** The password was right, and opens nothing but this. */
export const NewPasswordPage = ({ organization, action, email, shortest, refusal }: Props) => {
  const words = useText(newPasswordWords);
  const error = refusal && useText(passwordWords).refusals(shortest)[refusal];
  const page = {
    title: words.title,
    lead: words.lead,
    problem: error && [{ field: 'password', text: error }],
    children: (
      <Form action={action}>
        {/* Password managers need to know whose password it is. */}
        <EmailField name="username" label={words.username} value={email} autocomplete="username" readonly />
        <NewPasswordField label={words.field} shortest={shortest} refusal={refusal} />
        <Button tone="primary">{words.submit}</Button>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
