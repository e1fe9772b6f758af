import type { Organization } from '../directory/organization.ts';
import type { SecondFactor, SecondFactorRefusal } from '../signin/prove-second-factor.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Chosen } from '../ui/chosen.tsx';
import { CodeField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useText } from '../ui/page-context.ts';
import { SECOND_STEP } from './let-in.ts';
import { secondStepWords } from './second-step.words.ts';
import { IdentityScreen } from './send-page.tsx';
import { signInWords } from './sign-in.words.ts';

interface Props {
  readonly organization: Organization;
  readonly email: string;
  readonly factor: SecondFactor;
  /** Where a sign-in begins. */
  readonly start: string;
  readonly refusal: SecondFactorRefusal | undefined;
}

const other = { totp: 'recovery_code', recovery_code: 'totp' } as const;

/** After a right password: the code of the app, or one that stands in for it. */
export const SecondStepPage = ({ organization, email, factor, start, refusal }: Props) => {
  const words = useText(secondStepWords);
  const problem = refusal && words.problems[factor][refusal];
  const page = {
    title: useText(signInWords).title(organization.title),
    lead: words[factor].lead,
    problem: problem && (refusal === 'wrong' ? [{ field: 'code', text: problem }] : problem),
    children: (
      <>
        <Chosen value={email} change={{ label: words.startOver, href: start }} />
        <Form action={SECOND_STEP} hidden={{ with: factor }}>
          <Field factor={factor} error={refusal === 'wrong' ? problem : undefined} />
          <Button tone="primary">{words.goOn}</Button>
          <ButtonLink tone="link" href={`${SECOND_STEP}?with=${other[factor]}`}>
            {words[factor].other}
          </ButtonLink>
        </Form>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

const Field = ({ factor, error }: { readonly factor: SecondFactor; readonly error: string | undefined }) => {
  const { label, hint } = useText(secondStepWords)[factor];
  const field = { name: 'code', label, hint, error, autofocus: error === undefined };
  return factor === 'totp' ? (
    <CodeField {...field} />
  ) : (
    <TextField {...field} dir="ltr" autocomplete="off" autocapitalize="none" spellcheck={false} maxlength={60} />
  );
};

/** The same whatever the reason: there is nothing to go on with here. */
export const SecondStepGonePage = ({
  organization,
  start,
}: {
  readonly organization: Organization | undefined;
  readonly start: string;
}) => {
  const words = useText(secondStepWords);
  const page = {
    title: words.gone.title,
    lead: words.gone.lead,
    children: (
      <p>
        <ButtonLink tone="primary" href={start}>
          {words.gone.again}
        </ButtonLink>
      </p>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
