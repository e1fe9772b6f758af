import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { SignInRefusal } from '../signin/sign-in-by-password.ts';
import { Button, ButtonLink, ButtonRow } from '../ui/button.tsx';
import { CodeField, EmailField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization;
  readonly person: Person;
  readonly way: 'password' | 'password_and_code' | 'none';
  /** Where the answer goes, with what waits for it. */
  readonly action: string;
  readonly form: Readonly<Record<string, string>>;
  readonly refusal: SignInRefusal | undefined;
  readonly back: '/account' | '/console';
}

const words = {
  title: 'Confirm it is you',
  lead: {
    '/console': 'What comes next can let people in or keep them out. You are asked again after 10 minutes.',
    '/account': 'What comes next changes how you sign in. You are asked again after 10 minutes.',
  },
  username: 'Signed in as',
  password: 'Password',
  code: 'Code from your authenticator app',
  codeHint: 'Lost your phone? Sign out, and sign in with a recovery code.',
  confirm: 'Confirm',
  cancel: 'Cancel',
  problems: {
    password: {
      not_accepted: 'The password is not right. Try again.',
      deactivated: 'This account is switched off.',
      too_many: 'Too many attempts. Wait 5 minutes, then try again.',
      busy: 'The server is busy. Try again in a moment.',
    },
    password_and_code: {
      not_accepted: 'The password or the code is not right. Each code works once: enter the one shown now.',
      deactivated: 'This account is switched off.',
      too_many: 'Too many attempts. Wait an hour, then try again.',
      busy: 'The server is busy. Try again in a moment.',
    },
  },
  none: {
    lead: (email: string) =>
      `${email} has no password here: you came in through your company’s site, which cannot confirm it.`,
    advice: 'Use safe access with an account of yours that has a password, such as the one that claimed this server.',
    safeAccess: 'Open safe access',
    back: { '/console': 'Back to the console', '/account': 'Back to your account' },
  },
} as const;

/** Asked before what may do harm, when the last proof is older than ten minutes. */
export const ConfirmPage = (props: Props) => (
  <IdentityScreen
    organization={props.organization}
    page={props.way === 'none' ? withoutPassword(props) : question({ ...props, way: props.way })}
  />
);

type Asked = Omit<Props, 'way'> & { readonly way: keyof typeof words.problems };

function question({ person, way, action, form, refusal, back }: Asked) {
  const problem = refusal && words.problems[way][refusal];
  return {
    lang: 'en' as const,
    title: words.title,
    lead: words.lead[back],
    problem,
    help: 'without_help' as const,
    children: (
      <Form action={action} hidden={form}>
        {/* Password managers need to know whose password it is. */}
        <EmailField name="username" label={words.username} value={person.email} autocomplete="username" readonly />
        <PasswordField
          name="confirm_password"
          label={words.password}
          autocomplete="current-password"
          autofocus={!problem}
        />
        {way === 'password_and_code' && <CodeField name="confirm_code" label={words.code} hint={words.codeHint} />}
        <ButtonRow>
          <Button tone="primary">{words.confirm}</Button>
          <ButtonLink href={back}>{words.cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
}

const withoutPassword = ({ person: { email }, back }: Props) => ({
  lang: 'en' as const,
  title: words.title,
  lead: words.none.lead(email),
  help: 'without_help' as const,
  children: (
    <>
      {back === '/console' && <p>{words.none.advice}</p>}
      <ButtonRow>
        {back === '/console' && (
          <ButtonLink tone="primary" href="/safe-access">
            {words.none.safeAccess}
          </ButtonLink>
        )}
        <ButtonLink href={back}>{words.none.back[back]}</ButtonLink>
      </ButtonRow>
    </>
  ),
});
