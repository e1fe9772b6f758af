import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import { SHORTEST_PASSWORD } from '../factors/password/check-password.ts';
import type { AcceptRefusal } from '../signin/accept-invitation.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmailField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { IdentityScreen } from './send-page.tsx';

type Shown = Exclude<AcceptRefusal, 'link_gone'>;

const sentences: Readonly<Record<Shown, string>> = {
  too_short: `Use at least ${SHORTEST_PASSWORD} characters. A few random words are good.`,
  too_long: 'Use at most 1024 characters.',
  names_its_owner: 'Do not use your name, your email address or the name of the portal.',
  busy: 'The server is busy. Try again in a moment.',
};

interface Props {
  readonly organization: Organization;
  readonly invited: Person;
  /** Whoever this browser is signed in as: accepting ends that. */
  readonly current: Person | undefined;
  readonly refusal?: Shown;
}

/** Where the link of an invitation leads. Opening it changes nothing: programs open the links of mails, too. */
export const InvitationPage = ({ organization, invited, current, refusal }: Props) => {
  const problem = refusal && sentences[refusal];
  const page = {
    title: `Welcome to ${organization.title}`,
    lead: `${invited.fullName}, choose a password of your own. Nobody else gets to know it.`,
    help: 'without_help' as const,
    problem: problem && [{ field: 'password', text: problem }],
    children: (
      <>
        {current && (
          <Notice tone="warning" title={`This browser is signed in as ${current.fullName}`}>
            That ends when you go on: you are {invited.fullName} then.
          </Notice>
        )}
        <form method="post" class="form" novalidate>
          {/* Password managers need to know whose password it is. */}
          <EmailField
            name="username"
            label="Your email address"
            value={invited.email}
            autocomplete="username"
            readonly
          />
          <PasswordField
            name="password"
            label="Password"
            hint={`At least ${SHORTEST_PASSWORD} characters. Paste one from your password manager, or use a few random words.`}
            error={problem}
            autocomplete="new-password"
            minlength={SHORTEST_PASSWORD}
            passwordrules={`minlength: ${SHORTEST_PASSWORD};`}
            autofocus={problem === undefined}
          />
          <Button tone="primary">Set the password and sign in</Button>
        </form>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

/** The same for every link that opens nothing, so that a stranger learns nothing from it. */
export const InvitationGonePage = ({ organization }: { readonly organization: Organization | undefined }) => {
  const page = {
    title: 'This invitation opens nothing any more',
    lead: 'It works once, within 7 days, and may have been replaced by a newer one or withdrawn.',
    help: 'without_help' as const,
    children: (
      <>
        <p>If you have set your password already, sign in with it. Otherwise ask whoever invited you for a new one.</p>
        <p>
          <ButtonLink href={organization ? '/login' : '/'}>{organization ? 'Sign in' : 'Go to the start'}</ButtonLink>
        </p>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
