import type { Profile, Role } from '../../directory/role.ts';
import { RadioGroup } from '../../ui/choice.tsx';
import { EmailField, SelectField, TextField } from '../../ui/field.tsx';

export interface PersonValues {
  readonly email: string;
  readonly full_name: string;
  readonly login_name: string;
  readonly kind: 'customer' | 'representative';
  readonly role: string;
  readonly profile: string;
}

export interface PersonProblem {
  readonly field: keyof PersonValues;
  readonly text: string;
}

interface Props<Values> {
  readonly values: Values;
  readonly problem: PersonProblem | undefined;
}

const plain = { spellcheck: false, autocapitalize: 'none', autocomplete: 'off' } as const;

const errorOf = ({ problem }: Pick<Props<unknown>, 'problem'>, field: keyof PersonValues) =>
  problem?.field === field ? problem.text : undefined;

/** Who the person is. */
export const NameFields = (
  props: Props<Pick<PersonValues, 'email' | 'full_name'>> & { readonly emailHint: string },
) => (
  <>
    <EmailField
      name="email"
      label="Email address"
      hint={props.emailHint}
      value={props.values.email}
      error={errorOf(props, 'email')}
      {...plain}
    />
    <TextField
      name="full_name"
      label="Full name"
      value={props.values.full_name}
      error={errorOf(props, 'full_name')}
      autocomplete="off"
    />
  </>
);

export const LoginNameField = (props: Props<Pick<PersonValues, 'login_name'>>) => (
  <TextField
    name="login_name"
    label="Login name"
    optional
    hint="6–30 letters, digits, “_” and “.”. A signed sign-up must send the same one."
    value={props.values.login_name}
    error={errorOf(props, 'login_name')}
    {...plain}
  />
);

const kinds = [
  { value: 'customer', label: 'Customer', hint: 'Asks for help. Role and profile below mean nothing then.' },
  { value: 'representative', label: 'Representative', hint: 'Gives help, with the role and profile below.' },
] as const;

interface PlaceProps extends Props<Pick<PersonValues, 'kind' | 'role' | 'profile'>> {
  readonly roles: readonly Role[];
  readonly profiles: readonly Profile[];
}

/** Customer or representative, and the place of the latter. */
export const PlaceFields = (props: PlaceProps) => {
  const { roles, profiles, values } = props;
  return (
    <>
      <RadioGroup name="kind" label="Kind" value={values.kind} choices={kinds} />
      <SelectField
        name="role"
        label="Role"
        value={values.role}
        options={roles.map(({ name }) => ({ value: name, label: name }))}
        error={errorOf(props, 'role')}
      />
      <SelectField
        name="profile"
        label="Profile"
        value={values.profile}
        options={profiles.map(({ name, permissions }) => ({
          value: name,
          label: permissions.includes('*') ? `${name} (may do everything)` : name,
        }))}
        error={errorOf(props, 'profile')}
      />
    </>
  );
};
