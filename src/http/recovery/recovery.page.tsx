import type { Organization } from '../../directory/organization.ts';
import type { NewPasswordProblem } from '../../signin/prepare-password.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { CodeField, EmailField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { NewPasswordField } from '../new-password-field.tsx';
import { passwordWords } from '../password.words.ts';
import { IdentityScreen } from '../send-page.tsx';
import { recoveryWords } from './recovery.words.ts';

export type ChoiceProblem = NewPasswordProblem | 'wrong_code';

interface Choice {
  readonly organization: Organization;
  /** Where the form goes. */
  readonly action: string;
  readonly email: string;
  readonly shortest: number;
  /** `assisted`: with the code that an administrator reads out. */
  readonly way: 'own' | 'assisted';
  readonly problem: ChoiceProblem | undefined;
}

/** The end of a recovery. It opens no session. */
export const ChoosePasswordPage = ({ organization, action, email, shortest, way, problem }: Choice) => {
  const words = useText(recoveryWords);
  const ofPassword = useText(passwordWords).refusals(shortest);
  const isCode = problem === 'wrong_code';
  const error = problem && (isCode ? words.assisted.wrong : ofPassword[problem]);
  const page = {
    title: words.choose.title,
    lead: way === 'assisted' ? words.assisted.lead : words.choose.lead(organization.title),
    problem: error && [{ field: isCode ? 'code' : 'password', text: error }],
    children: (
      <Form action={action}>
        {way === 'assisted' && (
          <CodeField name="code" label={words.assisted.code} error={isCode ? error : undefined} autocomplete="off" />
        )}
        {/* Password managers need to know whose password it is. */}
        <EmailField name="username" label={words.choose.username} value={email} autocomplete="username" readonly />
        <NewPasswordField label={words.choose.password} shortest={shortest} refusal={isCode ? undefined : problem} />
        <Button tone="primary">{words.choose.submit}</Button>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

interface Said {
  readonly organization: Organization;
  readonly state: 'recovered' | 'assisted' | 'stopped' | 'gone';
}

/** How it ended. */
export const RecoveryEndPage = ({ organization, state }: Said) => {
  const { done, stopped, gone } = useText(recoveryWords);
  const said = {
    recovered: done,
    assisted: { title: done.title, lead: done.assistedLead },
    stopped,
    gone,
  }[state];
  const page = {
    title: said.title,
    lead: said.lead,
    children: state !== 'stopped' && (
      <p>
        <ButtonLink tone="primary" href="/login">
          {done.signIn}
        </ButtonLink>
      </p>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

interface Stop {
  readonly organization: Organization;
  readonly action: string;
  readonly email: string;
}

/** Where the link of a notice leads. Opening it changes nothing: programs open the links of mails, too. */
export const StopRecoveryPage = ({ organization, action, email }: Stop) => {
  const { stop } = useText(recoveryWords);
  const page = {
    title: stop.title,
    lead: stop.lead(email),
    children: (
      <Form action={action}>
        <ButtonRow>
          <Button tone="danger">{stop.yes}</Button>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
