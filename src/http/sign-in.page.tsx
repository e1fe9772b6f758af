import type { Organization } from '../directory/organization.ts';
import type { SignInRefusal } from '../signin/sign-in-by-password.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { HiddenFields } from '../ui/form.tsx';
import { useHere, useText } from '../ui/page-context.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { IdentityScreen } from './send-page.tsx';
import { signInWords } from './sign-in.words.ts';

interface Props {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly returnTo: string | undefined;
  readonly identifier?: string;
  readonly refusal?: SignInRefusal;
}

export const SignInPage = ({ organization, way, returnTo, identifier, refusal }: Props) => {
  const words = useText(signInWords);
  const page = {
    title: words.title(organization.title),
    lead: way === 'safe' ? words.safe : undefined,
    problem: refusal && words.refusals[refusal],
    children: (
      <form action={useHere()} method="post" class="form" novalidate>
        <HiddenFields values={returnTo === undefined ? {} : { return_to: returnTo }} />
        <TextField
          name="identifier"
          label={words.identifier}
          value={identifier}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          autofocus={refusal === undefined}
        />
        <PasswordField name="password" label={words.password} autocomplete="current-password" />
        <Button tone="primary">{words.submit}</Button>
      </form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
