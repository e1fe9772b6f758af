import { SHORTEST_PASSWORD } from '../factors/password/check-password.ts';
import type { ClaimRefusal } from '../signin/claim-installation.ts';
import { Button } from '../ui/button.tsx';
import { EmailField, TextField } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { IdentityScreen } from './send-page.tsx';

type Field = 'title' | 'name' | 'fullName' | 'email' | 'password';

export interface ClaimProblem {
  readonly field: Field;
  readonly sentence: string;
}

export const claimProblems: Readonly<Record<Exclude<ClaimRefusal, 'link_gone'>, ClaimProblem>> = {
  bad_title: { field: 'title', sentence: 'Give the portal a title of up to 80 characters.' },
  bad_portal_name: {
    field: 'name',
    sentence: 'Use small letters, digits and hyphens, such as acme; a few words are reserved.',
  },
  portal_name_taken: { field: 'name', sentence: 'Another portal has this name already.' },
  bad_full_name: { field: 'fullName', sentence: 'Enter your name, each part up to 50 characters.' },
  bad_email: { field: 'email', sentence: 'Enter an email address, such as you@example.com.' },
  too_short: {
    field: 'password',
    sentence: `Use at least ${SHORTEST_PASSWORD} characters. A few random words are good.`,
  },
  too_long: { field: 'password', sentence: 'Use at most 1024 characters.' },
  names_its_owner: {
    field: 'password',
    sentence: 'Do not use your name, your email address or the name of the portal.',
  },
  busy: { field: 'password', sentence: 'The server is busy. Try again in a moment.' },
};

interface Props {
  readonly values?: Readonly<Partial<Record<Field, string>>>;
  readonly problem?: ClaimProblem;
  readonly gone?: 'gone';
}

export const ClaimPage = ({ values = {}, problem, gone }: Props) => {
  const gonePage = {
    title: 'This claim link no longer works',
    lead: 'It is used once, within 15 minutes. While nobody has claimed the server, each start prints a new one.',
    help: 'without_help' as const,
  };
  const page = {
    title: 'Set up your portal',
    lead: 'You become its first administrator.',
    help: 'without_help' as const,
    problem: problem && [{ field: problem.field, text: problem.sentence }],
    children: <ClaimForm values={values} problem={problem} />,
  };
  return <IdentityScreen organization={undefined} page={gone ? gonePage : page} />;
};

const ClaimForm = ({
  values,
  problem,
}: {
  readonly values: Props['values'] & object;
  readonly problem: ClaimProblem | undefined;
}) => {
  const errorOf = (field: Field) => (problem?.field === field ? problem.sentence : undefined);
  return (
    <form method="post" class="form" novalidate>
      <TextField
        name="title"
        label="Title of the portal"
        hint="Your customers see it, such as Acme Support"
        value={values.title}
        error={errorOf('title')}
        autocomplete="organization"
      />
      <TextField
        name="name"
        label="Portal name"
        hint="Part of its address: small letters, digits and hyphens"
        value={values.name}
        error={errorOf('name')}
        autocapitalize="none"
        spellcheck={false}
      />
      <TextField
        name="fullName"
        label="Your name"
        value={values.fullName}
        error={errorOf('fullName')}
        autocomplete="name"
      />
      <EmailField
        name="email"
        label="Your email address"
        value={values.email}
        error={errorOf('email')}
        autocomplete="username"
      />
      <PasswordField
        name="password"
        label="Password"
        hint={`At least ${SHORTEST_PASSWORD} characters. Paste one from your password manager, or use a few random words.`}
        error={errorOf('password')}
        autocomplete="new-password"
        minlength={SHORTEST_PASSWORD}
        passwordrules={`minlength: ${SHORTEST_PASSWORD};`}
      />
      <Button tone="primary">Create the portal</Button>
    </form>
  );
};
