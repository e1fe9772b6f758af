import type { Organization } from '../../directory/organization.ts';
import type { Profile, Role } from '../../directory/role.ts';
import { type Language, languages } from '../../kit/language.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { type RoomPage, setupTabs } from './console-screen.tsx';
import { FileBadge } from './file-badge.tsx';
import { suspiciousNames } from './suspicious-names.ts';

export interface OrganizationSheet {
  readonly organization: Organization;
  readonly supportDomain: string;
  readonly roles: readonly Role[];
  readonly profiles: readonly Profile[];
  /** As typed, after a refusal. */
  readonly title?: string;
  readonly problem?: string;
  readonly saved?: 'saved';
}

export function organizationPage(sheet: OrganizationSheet): RoomPage {
  const { organization, problem } = sheet;
  return {
    room: 'Setup',
    title: 'Organization',
    lead: 'Who runs this portal, and the roles and profiles that its representatives have.',
    tabs: setupTabs('Organization'),
    width: 'narrow',
    problem: problem === undefined ? undefined : [{ text: problem, field: 'title' }],
    children: (
      <>
        {sheet.saved && (
          <Notice
            tone="success"
            role="status"
            actions={<ButtonLink href="/console/setup/rebranding">Go on to Rebranding</ButtonLink>}
          >
            Saved.
          </Notice>
        )}
        {organization.isManagedByFile ? <ManagedByFile /> : <NameForm sheet={sheet} />}
        <Addresses sheet={sheet} />
        <Names sheet={sheet} />
      </>
    ),
  };
}

export const ManagedByFile = () => (
  <Notice tone="info" title="Managed by a configuration file">
    What is shown here comes from a file. Change it there and run <code>sallyport apply</code>, or take it back with{' '}
    <code>sallyport release</code>.
  </Notice>
);

const NameForm = ({ sheet: { organization, title, problem } }: { readonly sheet: OrganizationSheet }) => (
  <Form action="/console/setup/organization">
    <TextField
      name="title"
      label="Title"
      hint="Your customers see it above the sign-in form and in mails."
      value={title ?? organization.title}
      error={problem}
      autocomplete="organization"
    />
    <TextField
      name="portal_name"
      label="Portal name"
      hint="Part of the portal’s own address. It stays as it is, because links and scripts hold it."
      value={organization.name}
      readonly
    />
    <SelectField
      name="language"
      label="Language"
      hint="For visitors whose browser asks for none that we have. They can pick another one on every page."
      options={languageOptions}
      value={organization.language}
    />
    <ButtonRow>
      <Button tone="primary">Save</Button>
    </ButtonRow>
  </Form>
);

const languageOptions = (Object.keys(languages) as Language[]).map((language) => ({
  value: language,
  label: languages[language].name,
}));

const Addresses = ({ sheet: { organization, supportDomain } }: { readonly sheet: OrganizationSheet }) => (
  <Card
    title="Addresses"
    actions={
      !organization.isManagedByFile && <ButtonLink href="/console/setup/rebranding">Change in Rebranding</ButtonLink>
    }
  >
    <DefinitionList
      items={[
        { term: 'Support Domain', value: supportDomain },
        { term: 'Aliases', value: organization.aliases.length === 0 ? 'None' : organization.aliases.join(', ') },
      ]}
    />
  </Card>
);

const Names = ({ sheet: { roles, profiles } }: { readonly sheet: OrganizationSheet }) => {
  const suspicious = suspiciousNames([...roles, ...profiles].map(({ name }) => name));
  const superior = new Map(roles.map(({ id, name }) => [id, name]));
  return (
    <>
      {suspicious.length > 0 && (
        <Notice tone="warning" title={`Rename ${suspicious.join(', ')}`}>
          The classic protocol signs all values without anything between them. A role or profile that begins or ends
          with “portal” or “supportrep” makes it easier to have a customer’s link read as a representative’s.
        </Notice>
      )}
      <Card title="Roles" description="Which records one reaches: a role sees what the roles below it see.">
        <Table
          caption="Roles"
          hideCaption
          rows={roles}
          rowKey={({ id }) => id}
          columns={[
            { label: 'Name', cell: (role) => <PlaceName place={role} /> },
            { label: 'Reports to', cell: ({ reportsTo }) => (reportsTo && superior.get(reportsTo)) ?? 'Nobody' },
          ]}
        />
      </Card>
      <Card title="Profiles" description="What one may do. Everything includes this console.">
        <Table
          caption="Profiles"
          hideCaption
          rows={profiles}
          rowKey={({ id }) => id}
          columns={[
            { label: 'Name', cell: (profile) => <PlaceName place={profile} /> },
            { label: 'May', cell: ({ permissions }) => <Permissions permissions={permissions} /> },
          ]}
        />
      </Card>
    </>
  );
};

const PlaceName = ({ place: { name, managedAt } }: { readonly place: Role | Profile }) => (
  <>
    {name} {managedAt !== null && <FileBadge />}
  </>
);

const Permissions = ({ permissions }: { readonly permissions: readonly string[] }) => {
  if (permissions.includes('*')) return <Badge tone="warning">Everything</Badge>;
  return <>{permissions.length > 0 ? permissions.join(', ') : 'Nothing'}</>;
};
