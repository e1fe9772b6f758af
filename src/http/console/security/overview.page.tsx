import type { PolicyField, SignInPolicy } from '../../../signin/policy/policy.ts';
import { changeOf, type PolicyScope, type PolicySet } from '../../../signin/policy/policy-set.ts';
import { fieldWords } from '../../../signin/policy/tell-fault.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Stats } from '../../../ui/stats.tsx';
import { Table } from '../../../ui/table.tsx';
import { type RoomPage, SECURITY, securityTabs } from '../console-screen.tsx';
import { pathOf, titleOf, wordOf } from './policy-words.ts';

/** How a kind of people gets in. */
export interface KindSheet {
  readonly title: string;
  readonly policy: SignInPolicy;
  /** The weakest ways, in words. */
  readonly signIn: string;
  readonly recovery: string;
  readonly beforeSetUp: string | undefined;
}

export interface SecurityOverview {
  readonly set: PolicySet;
  readonly kinds: readonly KindSheet[];
  readonly counts: Readonly<Record<'people' | 'withSecond' | 'phishingResistant' | 'stopped', number>>;
  readonly conformance: Readonly<Record<'holds' | 'deviates', number>>;
  /** Address of safe access. */
  readonly safeAccess: string;
  readonly done?: 'saved' | undefined;
}

export const securityPage = (overview: SecurityOverview): RoomPage => ({
  room: 'Security',
  title: 'Security',
  lead: 'What a sign-in asks for, of whom, and how well it protects.',
  tabs: securityTabs('Sign-in'),
  children: (
    <>
      {overview.done && (
        <Notice tone="success" role="status">
          Saved. It counts from the next sign-in on.
        </Notice>
      )}
      <Numbers overview={overview} />
      {overview.kinds.map((kind) => (
        <KindCard key={kind.title} kind={kind} />
      ))}
      <Policies set={overview.set} />
      <SafeAccess address={overview.safeAccess} />
    </>
  ),
});

const Numbers = ({ overview: { counts, conformance } }: { readonly overview: SecurityOverview }) => (
  <Stats
    items={[
      { label: 'Have two factors', value: `${counts.withSecond} of ${counts.people}` },
      { label: 'Have a passkey or security key', value: `${counts.phishingResistant} of ${counts.people}` },
      {
        label: 'Have no regular way in',
        value: String(counts.stopped),
        hint: 'They come from your website, or not at all.',
      },
      {
        label: 'Rules that do not hold',
        value: String(conformance.deviates),
        hint: `${conformance.holds} hold`,
        href: `${SECURITY}/conformance`,
      },
    ]}
  />
);

const shownFields = [
  'requiredAal',
  'factors',
  'sessionLifetime',
  'sessionIdle',
  'rememberDevicesFor',
  'personalQuestions',
] as const;

const KindCard = ({ kind }: { readonly kind: KindSheet }) => (
  <Card title={kind.title}>
    <DefinitionList
      items={[
        ...shownFields.map((field) => ({ term: fieldWords[field], value: wordOf(field, kind.policy) })),
        { term: 'Weakest way in', value: kind.signIn },
        ...(kind.beforeSetUp ? [{ term: 'Before that', value: kind.beforeSetUp }] : []),
        { term: 'Weakest recovery', value: kind.recovery },
      ]}
    />
  </Card>
);

const Policies = ({ set }: { readonly set: PolicySet }) => {
  const scopes: readonly PolicyScope[] = [
    { scope: 'organization' },
    { scope: 'kind', id: 'customer' },
    { scope: 'kind', id: 'representative' },
    ...set.roles.map(({ id }): PolicyScope => ({ scope: 'role', id })),
    ...set.profiles.map(({ id }): PolicyScope => ({ scope: 'profile', id })),
  ];
  return (
    <Card title="Policies" description="Roles and profiles may ask for more than the organization, never for less.">
      <Table
        caption="Policies"
        hideCaption
        rows={scopes}
        rowKey={pathOf}
        columns={[
          { label: 'Of whom', cell: (scope) => <a href={pathOf(scope)}>{titleOf(scope, set)}</a> },
          { label: 'What is set', cell: (scope) => <WhatIsSet scope={scope} set={set} /> },
        ]}
      />
    </Card>
  );
};

const WhatIsSet = ({ scope, set }: { readonly scope: PolicyScope; readonly set: PolicySet }) => {
  const change = changeOf(set, scope);
  const fields = (Object.keys(fieldWords) as PolicyField[]).filter((field) => change[field] !== undefined);
  if (fields.length === 0) return <Badge>Nothing</Badge>;
  return <>{fields.map((field) => fieldWords[field]).join(', ')}</>;
};

const SafeAccess = ({ address }: { readonly address: string }) => (
  <Card
    title="Safe access"
    description="The regular sign-in of your portal, whatever the settings of Remote Authentication are. The same policy holds there."
    actions={<ButtonLink href="/console/setup/remote-authentication">Remote Authentication</ButtonLink>}
  >
    <p>
      <a href={address}>{address}</a>
    </p>
  </Card>
);
