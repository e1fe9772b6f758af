import { Card } from '../../ui/card.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import type { ProblemItem } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { choicesOf } from './choices.ts';
import { CompatibilityFields } from './compatibility-fields.tsx';
import type { ConnectionValues, Names } from './connection-form.ts';
import { assurances, audiences } from './connection-words.tsx';
import { WideDoor } from './wide-door.tsx';

export interface FieldsProps {
  readonly values: ConnectionValues;
  readonly names: Names;
  readonly problems: readonly ProblemItem[];
  readonly supportDomain: string;
  /** Of this administrator, as the server sees it. */
  readonly address: string;
  /** A Login URL in force is changed by way of a second connection. */
  readonly loginUrl: 'free' | 'in_force';
}

/** Every setting of a connection, from what all need to what few do. */
export const ConnectionFields = (props: FieldsProps) => (
  <>
    <Card title="Your website">
      <SiteFields {...props} />
      <SupportDomain {...props} />
    </Card>
    <Card title="Visitors">
      <VisitorFields {...props} />
    </Card>
    <RareFields {...props} />
  </>
);

/** The same for whoever begins: what a website needs, and the rest for those who ask for it. */
export const FirstFields = (props: FieldsProps) => {
  const isHidden = ({ field }: ProblemItem) => field === 'ip_ranges';
  return (
    <>
      <Card>
        <SiteFields {...props} />
      </Card>
      <Disclosure summary="More settings" open={props.problems.some(isHidden)}>
        <div class="stack">
          <Card title="Visitors" description="The last step asks for these again, and says what they change.">
            <VisitorFields {...props} />
            <SupportDomain {...props} />
          </Card>
          <RareFields {...props} />
        </div>
      </Disclosure>
    </>
  );
};

const RareFields = (props: FieldsProps) => (
  <>
    <Card
      title="Representatives"
      description="What they get whom your website creates without naming a role and a profile."
    >
      <RepresentativeFields {...props} />
    </Card>
    <Card title="Compatibility">
      <CompatibilityFields values={props.values} />
    </Card>
  </>
);

const plain = { spellcheck: false, autocapitalize: 'none' } as const;

const SiteFields = ({ values, problems, loginUrl }: FieldsProps) => {
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.text;
  return (
    <>
      <TextField
        name="login_url"
        label="Login URL"
        type="url"
        hint="The page of your website that signs a visitor in and sends them back here with a signed link, such as https://www.example.com/helpdesk/login. It need not be there yet."
        value={values.login_url}
        error={errorOf('login_url')}
        readonly={loginUrl === 'in_force'}
        {...plain}
      />
      {loginUrl === 'in_force' && (
        <p class="hint">
          In force. To move to another Login URL, set up a second connection, test it, switch it on, and switch this one
          off.
        </p>
      )}
      <TextField
        name="logout_url"
        label="Logout URL"
        type="url"
        hint="Where the browser goes after signing out of the portal."
        value={values.logout_url}
        error={errorOf('logout_url')}
        {...plain}
      />
      <TextField
        name="name"
        label="Name"
        hint="For you, such as website"
        value={values.name}
        error={errorOf('name')}
        {...plain}
      />
    </>
  );
};

const SupportDomain = ({ supportDomain }: FieldsProps) => (
  <TextField
    name="support_domain"
    label="Support Domain"
    hint={
      <>
        The one host name that takes your website’s links.{' '}
        <a href="/console/setup/rebranding">Change it in Rebranding</a>
      </>
    }
    value={supportDomain}
    readonly
    {...plain}
  />
);

const VisitorFields = ({ values, problems, address }: FieldsProps) => (
  <>
    <TextField
      name="ip_ranges"
      label="IP ranges"
      optional
      hint={
        <>
          With commas between: 192.0.2.7, 192.0.2.10-192.0.2.20, 198.51.100.0/24, 2001:db8::/32. Visitors from inside go
          to the Login URL, all others get the regular sign-in page. Empty for everyone. Your address as we see it:{' '}
          <code>{address}</code>
        </>
      }
      value={values.ip_ranges}
      error={problems.find(({ field }) => field === 'ip_ranges')?.text}
      {...plain}
    />
    <RadioGroup name="audience" label="Who may come in" value={values.audience} choices={choicesOf(audiences)} />
    <RadioGroup
      name="assurance"
      label="What your website’s word counts as"
      value={values.assurance}
      choices={choicesOf(assurances)}
    />
  </>
);

const RepresentativeFields = ({ values, names }: FieldsProps) => (
  <>
    <SelectField
      name="default_role"
      label="Role"
      value={values.default_role}
      options={names.roles.map(({ id, name, reportsTo }) => ({
        value: id,
        label: reportsTo === null ? `${name} (sees everything)` : name,
      }))}
    />
    <SelectField
      name="default_profile"
      label="Profile"
      value={values.default_profile}
      options={names.profiles.map(({ id, name, permissions }) => ({
        value: id,
        label: permissions.includes('*') ? `${name} (may do everything)` : name,
      }))}
    />
    <WideDoor places={names} roleId={values.default_role} profileId={values.default_profile} />
  </>
);
