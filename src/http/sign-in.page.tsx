import type { Organization } from '../directory/organization.ts';
import type { SignInRefusal } from '../signin/sign-in-by-password.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { HiddenFields } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly returnTo: string | undefined;
  readonly identifier?: string;
  readonly refusal?: SignInRefusal;
}

/** What to do, never which of the two was wrong. */
const sentences: Readonly<Record<SignInRefusal, string>> = {
  not_accepted: 'The email address or password is not right. Check both and try again.',
  deactivated: 'This account is switched off. Ask your administrator.',
  too_many: 'Too many attempts. Wait 5 minutes, then try again.',
  busy: 'Many people are signing in right now. Try again in a moment.',
};

const leads = {
  regular: undefined,
  safe: 'Safe access: this page works whatever the Remote Authentication settings are.',
} as const;

export const SignInPage = ({ organization, way, returnTo, identifier, refusal }: Props) => {
  const page = {
    title: `Sign in to ${organization.title}`,
    lead: leads[way],
    problem: refusal && sentences[refusal],
    children: (
      <form method="post" class="form" novalidate>
        <HiddenFields values={returnTo === undefined ? {} : { return_to: returnTo }} />
        <TextField
          name="identifier"
          label="Email address or login name"
          value={identifier}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          autofocus={refusal === undefined}
        />
        <PasswordField name="password" label="Password" autocomplete="current-password" />
        <Button tone="primary">Sign in</Button>
      </form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
