import type { VNode } from 'preact';
import { Badge } from '../../src/ui/badge.tsx';
import { Button, ButtonLink, ButtonRow } from '../../src/ui/button.tsx';
import { Card } from '../../src/ui/card.tsx';
import { Checks } from '../../src/ui/checks.tsx';
import { Checkbox, RadioGroup } from '../../src/ui/choice.tsx';
import { CodeBlock, CodeTabs } from '../../src/ui/code-block.tsx';
import { ConsolePage, type ConsolePageProps } from '../../src/ui/console-page.tsx';
import { CopyField } from '../../src/ui/copy-field.tsx';
import { DefinitionList } from '../../src/ui/definition-list.tsx';
import { Disclosure } from '../../src/ui/disclosure.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import { SelectField, TextArea, TextField } from '../../src/ui/field.tsx';
import { Filters } from '../../src/ui/filters.tsx';
import { Form, PostButton } from '../../src/ui/form.tsx';
import { LiveRegion } from '../../src/ui/live-region.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { Progress } from '../../src/ui/progress.tsx';
import { Stats } from '../../src/ui/stats.tsx';
import { Steps } from '../../src/ui/steps.tsx';
import { Table } from '../../src/ui/table.tsx';
import { Time } from '../../src/ui/time.tsx';
import type { GalleryPage, Setting } from './gallery-page.ts';

const now = new Date('2026-05-03T14:05:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const frame = (setting: Setting, current: string): Omit<ConsolePageProps, 'title'> => ({
  ...setting,
  organization: { title: 'Acme', logo: '/logo.svg', href: '/console' },
  environment: { label: 'Test' },
  search: { action: '/console/search', label: 'Search people, connections and settings' },
  person: { name: 'Ana Silva', email: 'ana@acme.test', links: [{ label: 'Your account', href: '/account' }] },
  nav: (
    [
      ['Home', 'home'],
      ['People', 'people'],
      ['Access', 'key'],
      ['Security', 'shield'],
      ['Activity', 'activity'],
      ['Setup', 'settings'],
    ] as const
  ).map(([label, icon]) => ({
    label,
    icon,
    href: `/console/${label.toLowerCase()}`,
    current: label === current,
    badge: label === 'Activity' ? '12' : undefined,
  })),
});

interface PersonRow {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly state: 'Active' | 'Invited' | 'Switched off';
  readonly seen: Date;
}

const people: readonly PersonRow[] = [
  { name: 'Ana Silva', email: 'ana@acme.test', role: 'Administrator', state: 'Active', seen: ago(2) },
  { name: 'Bo Andersen', email: 'bo@acme.test', role: 'Customer', state: 'Active', seen: ago(95) },
  {
    name: 'Chiamaka Okonkwo-Fitzgerald',
    email: 'chiamaka.okonkwo-fitzgerald@subsidiary.acme.test',
    role: 'Support agent',
    state: 'Invited',
    seen: ago(4000),
  },
  { name: 'Dmitri Volkov', email: 'dmitri@acme.test', role: 'Support lead', state: 'Switched off', seen: ago(90_000) },
];

const tones = { Active: 'success', Invited: 'info', 'Switched off': 'neutral' } as const;

const list: GalleryPage = (setting) => (
  <ConsolePage
    {...frame(setting, 'People')}
    title="People"
    lead="Everybody who can sign in to Acme: customers, and the people who help them."
    actions={
      <>
        <ButtonLink href="/console/people/import">Import</ButtonLink>
        <ButtonLink href="/console/people/new" tone="primary" icon="plus">
          Invite a person
        </ButtonLink>
      </>
    }
    tabs={[
      { label: 'Everybody', href: '?kind=all', current: true, badge: '4' },
      { label: 'Representatives', href: '?kind=representative' },
      { label: 'Customers', href: '?kind=customer' },
    ]}
  >
    <Notice tone="success" role="status">
      Bo Andersen was invited.
    </Notice>
    <Filters action="/console/people" label="Filter" chips={[{ label: 'Role: customer', href: '?' }]}>
      <TextField name="email" label="Email begins with" optional />
      <SelectField
        name="role"
        label="Role"
        value="customer"
        options={[
          { value: '', label: 'Any' },
          { value: 'customer', label: 'Customer' },
        ]}
      />
    </Filters>
    <Table
      caption="People of Acme"
      hideCaption
      rows={people}
      rowKey={(person) => person.email}
      columns={[
        {
          label: 'Name',
          cell: (person) => (
            <>
              <a href={`/console/people/${person.email}`}>{person.name}</a>
              <div class="secondary-line">{person.email}</div>
            </>
          ),
        },
        { label: 'Role', cell: (person) => person.role },
        { label: 'State', cell: (person) => <Badge tone={tones[person.state]}>{person.state}</Badge> },
        { label: 'Last seen', cell: (person) => <Time at={person.seen} since={now} /> },
        {
          label: 'Actions',
          hideLabel: true,
          align: 'end',
          cell: (person) => (
            <PostButton action={`/console/people/${person.email}/bans`} label="Switch off" tone="danger" />
          ),
        },
      ]}
      pager={{ summary: 'About 12,000 people', previous: '?before=a', next: '?after=d' }}
    />
  </ConsolePage>
);

const empty: GalleryPage = (setting) => (
  <ConsolePage
    {...frame(setting, 'Setup')}
    title="Remote Authentication"
    banner={
      <Notice
        tone="warning"
        title="This account is temporary"
        actions={<ButtonLink href="/account/passkeys">Create a passkey</ButtonLink>}
      >
        Add a second factor, and it is yours.
      </Notice>
    }
  >
    <Stats
      items={[
        { label: 'Sign-ins today', value: '1,204', hint: '3 failed' },
        { label: 'Open tickets', value: '37', href: '/tickets' },
        { label: 'People', value: 'about 12,000' },
      ]}
    />
    <EmptyState
      icon="link"
      title="No connections yet"
      actions={
        <>
          <ButtonLink href="/new" tone="primary">
            Set up Remote Authentication
          </ButtonLink>
          <ButtonLink href="/docs">Read how it works, 2 min</ButtonLink>
        </>
      }
    >
      A connection lets people who are signed in on your website enter the helpdesk without a second password.
    </EmptyState>
  </ConsolePage>
);

const form: GalleryPage = (setting) => (
  <ConsolePage
    {...frame(setting, 'Setup')}
    title="Your organization"
    width="narrow"
    breadcrumb={[
      { label: 'Setup', href: '/console/setup' },
      { label: 'Rebranding', href: '/console/setup/rebranding' },
    ]}
    problem={[
      { text: 'Enter a name.', field: 'title' },
      { text: 'Choose who may sign in.', field: 'audience' },
      { text: 'The portal could not be reached.' },
    ]}
  >
    <Form action="/console/setup/organization">
      <TextField name="title" label="Name" error="Enter a name." hint="Customers see it above the sign-in form." />
      <TextField
        name="domain"
        label="Support domain"
        value="support.acme.test"
        readonly
        hint="Managed by your company."
      />
      <SelectField
        name="zone"
        label="Time zone"
        value="Europe/Vienna"
        options={[
          { value: 'UTC', label: 'UTC' },
          { value: 'Europe/Vienna', label: 'Vienna' },
        ]}
      />
      <TextArea name="about" label="About" optional value={'We help.\nAlways.'} />
      <RadioGroup
        name="audience"
        label="Who may sign in"
        error="Choose who may sign in."
        choices={[
          { value: 'all', label: 'Everybody' },
          { value: 'invited', label: 'Only invited people', hint: 'Others are told to ask you.' },
        ]}
      />
      <Checkbox
        name="enforce"
        look="switch"
        checked
        label="Ask everybody for a second factor"
        hint="People are asked at their next sign-in."
      />
      <ButtonRow>
        <Button tone="primary">Save</Button>
        <ButtonLink href="/console/setup" tone="link">
          Cancel
        </ButtonLink>
      </ButtonRow>
    </Form>
    <Card title="Delete this organization" description="Removes its people, tickets and history. There is no way back.">
      <ButtonRow>
        <ButtonLink href="/delete" tone="danger">
          Delete Acme
        </ButtonLink>
      </ButtonRow>
    </Card>
  </ConsolePage>
);

const details: GalleryPage = (setting) => (
  <ConsolePage
    {...frame(setting, 'Setup')}
    title="acme.com"
    lead="Signs in customers of acme.com."
    breadcrumb={[{ label: 'Remote Authentication', href: '/console/remote' }]}
    actions={<Button tone="primary">Test connection</Button>}
    tabs={[
      { label: 'Settings', href: '#settings', current: true },
      { label: 'Attempts', href: '#attempts', badge: '3' },
      { label: 'Your code', href: '#code' },
    ]}
  >
    <Steps
      current={3}
      steps={[
        { label: 'Your site', href: '#1', done: true },
        { label: 'Your code', href: '#2', done: true },
        { label: 'Test' },
        { label: 'Switch on' },
      ]}
    />
    <Card
      title="Connection"
      actions={<ButtonLink href="/edit">Edit</ButtonLink>}
      footer={
        <>
          Changed <Time at={ago(300)} /> by Ana Silva
        </>
      }
    >
      <DefinitionList
        items={[
          { term: 'State', value: <Badge tone="warning">Testing</Badge> },
          {
            term: 'Login URL',
            value: <code>https://www.acme.com/account/sign-in?from=support</code>,
            action: <ButtonLink href="/login-url">Change</ButtonLink>,
          },
          { term: 'Created', value: <Time at={ago(9000)} show="date" /> },
        ]}
      />
      <CopyField
        id="key"
        label="Secret"
        hint="Shown once. Keep it where your site keeps its secrets."
        value="sk_test_4f9b8a7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a"
      />
    </Card>
    <Card title="Last attempt" actions={<Badge tone="danger">Failed</Badge>}>
      <LiveRegion id="attempt" every={3}>
        <Progress label="Set-up" value={1} max={3} />
        <Checks
          checks={[
            { state: 'passed', label: 'The visitor came back from acme.com' },
            {
              state: 'failed',
              label: 'The signature does not match',
              detail: 'It matches when the email is not lower-cased.',
            },
            {
              state: 'waiting',
              label: 'Waiting for the next request…',
              action: <ButtonLink href="/try">Try it</ButtonLink>,
              aside: <PostButton action="/dismiss" label="Dismiss" tone="link" />,
            },
            { state: 'skipped', label: 'Policy' },
          ]}
        />
      </LiveRegion>
      <Disclosure summary="What was received">
        <CodeBlock id="received" code={'{ "email": "Bo@acme.test" }'} />
      </Disclosure>
    </Card>
    <Card title="Your code" description="Reads the secret from the environment.">
      <CodeTabs
        name="language"
        label="Language"
        tabs={[
          {
            id: 'node',
            label: 'Node',
            code: "import { signedUrl } from 'sallyport/remote-auth';\n\napp.get('/support', (request, reply) => {\n  reply.redirect(signedUrl({ email: request.user.email, secret: process.env.SUPPORT_SECRET, returnTo: request.query.return_to }));\n});",
          },
          { id: 'php', label: 'PHP', code: '<?php\nheader("Location: " . signed_url($user->email));' },
          { id: 'python', label: 'Python', code: 'return redirect(signed_url(email=user.email))' },
        ]}
      />
    </Card>
    <div class="buttons">
      {(['neutral', 'info', 'success', 'warning', 'danger'] as const).map((tone) => (
        <Badge key={tone} tone={tone}>
          {tone}
        </Badge>
      ))}
    </div>
    <Notice tone="danger" title="3 people could not sign in">
      Their clock is 4 min behind. <a href="/attempts">See the attempts</a>
    </Notice>
    <Notice tone="info">Keys can be rolled with an overlap of 24 hours.</Notice>
  </ConsolePage>
);

export const consolePages: Readonly<Record<string, (setting: Setting) => VNode>> = {
  'console-list': list,
  'console-empty': empty,
  'console-form': form,
  'console-details': details,
};
