import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { SignInRefusal } from '../signin/sign-in-by-password.ts';
import { Button, ButtonLink, ButtonRow } from '../ui/button.tsx';
import { CodeField, EmailField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useText } from '../ui/page-context.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { type ConfirmWords, confirmWords } from './confirm.words.ts';
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

/** Asked before what may do harm, when the last proof is older than ten minutes. */
export const ConfirmPage = (props: Props) => {
  const words = useText(confirmWords);
  return (
    <IdentityScreen
      organization={props.organization}
      page={props.way === 'none' ? withoutPassword(props, words) : question({ ...props, way: props.way }, words)}
    />
  );
};

type Asked = Omit<Props, 'way'> & { readonly way: keyof ConfirmWords['problems'] };

function question({ person, way, action, form, refusal, back }: Asked, words: ConfirmWords) {
  const problem = refusal && words.problems[way][refusal];
  return {
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

const withoutPassword = ({ person: { email }, back }: Props, words: ConfirmWords) => ({
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
