import { type PasswordProblem, SHORTEST_PASSWORD } from '../factors/password/check-password.ts';
import type { ClaimRefusal } from '../signin/claim-installation.ts';
import { Button } from '../ui/button.tsx';
import { EmailField, TextField } from '../ui/field.tsx';
import { useHere, useText } from '../ui/page-context.ts';
import { claimWords } from './claim.words.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { IdentityScreen } from './send-page.tsx';

type Field = 'title' | 'name' | 'fullName' | 'email' | 'password';
type Refusal = Exclude<ClaimRefusal, 'link_gone'>;

/** Where on the form the sentence stands. */
const fields: Readonly<Record<Refusal, Field>> = {
  bad_title: 'title',
  bad_portal_name: 'name',
  portal_name_taken: 'name',
  bad_full_name: 'fullName',
  bad_email: 'email',
  too_short: 'password',
  too_long: 'password',
  names_its_owner: 'password',
  trivial: 'password',
  common: 'password',
  busy: 'password',
};

const isOfPassword = (refusal: Refusal): refusal is PasswordProblem | 'busy' => fields[refusal] === 'password';

interface ClaimForm {
  readonly values?: Readonly<Partial<Record<Field, string>>>;
  readonly refusal?: Refusal;
}

export const ClaimPage = ({ values = {}, refusal }: ClaimForm) => {
  const words = useText(claimWords);
  const page = {
    title: words.title,
    lead: words.lead,
    help: 'without_help' as const,
    problem: refusal && [{ field: fields[refusal], text: words.refusals[refusal] }],
    children: <ClaimFields values={values} {...(refusal && { refusal })} />,
  };
  return <IdentityScreen organization={undefined} page={page} />;
};

export const ClaimGonePage = () => {
  const words = useText(claimWords);
  return (
    <IdentityScreen
      organization={undefined}
      page={{ title: words.gone, lead: words.goneLead, help: 'without_help' as const }}
    />
  );
};

const ClaimFields = ({ values = {}, refusal }: ClaimForm) => {
  const words = useText(claimWords);
  const errorOf = (field: Field) => (refusal && fields[refusal] === field ? words.refusals[refusal] : undefined);
  const common = (name: Field) => ({ name, value: values[name], error: errorOf(name) });
  return (
    <form action={useHere()} method="post" class="form" novalidate>
      <TextField
        {...common('title')}
        label={words.portalTitle}
        hint={words.portalTitleHint}
        autocomplete="organization"
      />
      <TextField
        {...common('name')}
        label={words.portalName}
        hint={words.portalNameHint}
        autocapitalize="none"
        spellcheck={false}
      />
      <TextField {...common('fullName')} label={words.fullName} autocomplete="name" />
      <EmailField {...common('email')} label={words.email} autocomplete="username" />
      <NewPasswordField
        label={words.password}
        shortest={SHORTEST_PASSWORD}
        refusal={refusal && isOfPassword(refusal) ? refusal : undefined}
      />
      <Button tone="primary">{words.create}</Button>
    </form>
  );
};
