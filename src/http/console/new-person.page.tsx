import type { Profile, Role } from '../../directory/role.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { EmailField, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { RoomPage } from './console-screen.tsx';

export interface PersonValues {
  readonly email: string;
  readonly full_name: string;
  readonly login_name: string;
  readonly kind: 'customer' | 'representative';
  readonly role: string;
  readonly profile: string;
}

export interface NewPersonSheet {
  readonly roles: readonly Role[];
  readonly profiles: readonly Profile[];
  readonly values: PersonValues;
  readonly problem?: { readonly field: keyof PersonValues; readonly text: string };
}

const kinds = [
  { value: 'customer', label: 'Customer', hint: 'Asks for help. Role and profile below mean nothing then.' },
  { value: 'representative', label: 'Representative', hint: 'Gives help, with the role and profile below.' },
] as const;

export function newPersonPage(sheet: NewPersonSheet): RoomPage {
  const { problem } = sheet;
  return {
    room: 'People',
    title: 'Add a person',
    breadcrumb: [{ label: 'People', href: '/console/people' }],
    width: 'narrow',
    problem: problem && [problem],
    children: (
      <>
        <Notice tone="info" title="No password is set here">
          You never choose somebody’s password. The person comes in by a signed sign-in of your website for this email
          address; until Remote Authentication is on for them, they cannot come in. A password can come with a
          configuration file.
        </Notice>
        <PersonForm sheet={sheet} />
      </>
    ),
  };
}

const plain = { spellcheck: false, autocapitalize: 'none', autocomplete: 'off' } as const;

const PersonForm = ({ sheet: { roles, profiles, values, problem } }: { readonly sheet: NewPersonSheet }) => {
  const errorOf = (field: keyof PersonValues) => (problem?.field === field ? problem.text : undefined);
  const optionsOf = (named: readonly { readonly name: string }[]) =>
    named.map(({ name }) => ({ value: name, label: name }));
  return (
    <Form action="/console/people">
      <EmailField
        name="email"
        label="Email address"
        hint="You vouch for it: it counts as verified."
        value={values.email}
        error={errorOf('email')}
        {...plain}
      />
      <TextField
        name="full_name"
        label="Full name"
        value={values.full_name}
        error={errorOf('full_name')}
        autocomplete="off"
      />
      <TextField
        name="login_name"
        label="Login name"
        optional
        hint="6–30 letters, digits, “_” and “.”. A signed sign-up must send the same one."
        value={values.login_name}
        error={errorOf('login_name')}
        {...plain}
      />
      <RadioGroup name="kind" label="Kind" value={values.kind} choices={kinds} />
      <SelectField name="role" label="Role" value={values.role} options={optionsOf(roles)} error={errorOf('role')} />
      <SelectField
        name="profile"
        label="Profile"
        value={values.profile}
        options={profiles.map(({ name, permissions }) => ({
          value: name,
          label: permissions.includes('*') ? `${name} (may do everything)` : name,
        }))}
        error={errorOf('profile')}
      />
      <ButtonRow>
        <Button tone="primary">Add the person</Button>
        <ButtonLink tone="link" href="/console/people">
          Cancel
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
};
