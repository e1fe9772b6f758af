import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { AcceptRefusal } from '../signin/invitation/accept-invitation.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmailField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useHere, useText } from '../ui/page-context.ts';
import { invitationWords } from './invitation.words.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { passwordWords } from './password.words.ts';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization;
  readonly invited: Person;
  /** Whoever this browser is signed in as: accepting ends that. */
  readonly current: Person | undefined;
  /** How long the password must be. */
  readonly shortest: number;
  readonly refusal: Exclude<AcceptRefusal, 'link_gone'> | undefined;
}

/** Where the link of an invitation leads. Opening it changes nothing: programs open the links of mails, too. */
export const InvitationPage = (shown: Props) => {
  const { organization, invited, current, shortest, refusal } = shown;
  const words = useText(invitationWords);
  const refusals = useText(passwordWords).refusals(shortest);
  const page = {
    title: words.title(organization.title),
    lead: words.lead(invited.fullName),
    help: 'without_help' as const,
    problem: refusal && [{ field: 'password', text: refusals[refusal] }],
    children: (
      <>
        {current && (
          <Notice tone="warning" title={words.signedInAs(current.fullName)}>
            {words.thatEnds(invited.fullName)}
          </Notice>
        )}
        <PasswordForm {...shown} />
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

const PasswordForm = ({ invited, shortest, refusal }: Props) => {
  const words = useText(invitationWords);
  return (
    <form action={useHere()} method="post" class="form" novalidate>
      {/* Password managers need to know whose password it is. */}
      <EmailField name="username" label={words.email} value={invited.email} autocomplete="username" readonly />
      <NewPasswordField
        label={words.password}
        shortest={shortest}
        refusal={refusal}
        autofocus={refusal === undefined}
      />
      <Button tone="primary">{words.set}</Button>
    </form>
  );
};

/** The same for every link that opens nothing, so that a stranger learns nothing from it. */
export const InvitationGonePage = ({ organization }: { readonly organization: Organization | undefined }) => {
  const { gone } = useText(invitationWords);
  const page = {
    title: gone.title,
    lead: gone.lead,
    help: 'without_help' as const,
    children: (
      <>
        <p>{gone.text}</p>
        <p>
          <ButtonLink href={organization ? '/login' : '/'}>{organization ? gone.signIn : gone.start}</ButtonLink>
        </p>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
