import type { Organization } from '../../directory/organization.ts';
import { type PasswordProblem, SHORTEST_PASSWORD } from '../../factors/password/check-password.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { EmailField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';

interface Props {
  readonly organization: Organization;
  readonly email: string;
  readonly refusal: PasswordProblem | 'busy' | undefined;
}

const words = accountWords.password;

export const PasswordPage = ({ organization, email, refusal }: Props) => {
  const error = refusal && words.problems[refusal](SHORTEST_PASSWORD);
  const page = {
    lang: 'en' as const,
    title: words.pageTitle,
    lead: words.pageLead,
    help: 'without_help' as const,
    problem: error && [{ field: 'password', text: error }],
    children: (
      <Form action="/account/password">
        {/* Password managers need to know whose password it is. */}
        <EmailField name="username" label="Email" value={email} autocomplete="username" readonly />
        <PasswordField
          name="password"
          label={words.field}
          hint={words.hint(SHORTEST_PASSWORD)}
          error={error}
          autocomplete="new-password"
          minlength={SHORTEST_PASSWORD}
          passwordrules={`minlength: ${SHORTEST_PASSWORD};`}
        />
        <ButtonRow>
          <Button tone="primary">{words.submit}</Button>
          <ButtonLink href="/account">{accountWords.cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
