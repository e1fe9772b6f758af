import type { Person, PersonId, PersonKind } from '../../directory/person.ts';
import type { SeenInvitation } from '../../directory/read-invitations.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { Filters } from '../../ui/filters.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { FileBadge } from './file-badge.tsx';
import { addressOf } from './list-address.ts';
import { rightsOf } from './person-words.ts';

export interface PeopleList {
  readonly people: readonly Person[];
  readonly invitations: ReadonlyMap<PersonId, SeenInvitation>;
  readonly counts: Readonly<Record<PersonKind, number>>;
  readonly search: string;
  readonly kind: PersonKind | '';
  /** Id of the last row shown, when there are more. */
  readonly next: string | undefined;
  readonly isFirst: boolean;
}

const url = '/console/people';

export function peoplePage(list: PeopleList): RoomPage {
  const { people, search } = list;
  return {
    room: 'People',
    title: 'People',
    lead: 'Everybody who can come in: customers, and the representatives who help them.',
    actions: (
      <>
        <ButtonLink href={`${url}/new`}>Add a person</ButtonLink>
        <ButtonLink tone="primary" icon="plus" href={`${url}/invite`}>
          Invite
        </ButtonLink>
      </>
    ),
    tabs: tabsOf(list),
    children: (
      <>
        <Filters
          action={url}
          label="Search"
          chips={search === '' ? [] : [{ label: `Begins with ${search}`, href: addressOf(url, { kind: list.kind }) }]}
        >
          <TextField
            name="q"
            label="Email address, login name or name"
            type="search"
            value={search}
            optional
            spellcheck={false}
            autocapitalize="none"
          />
          {list.kind !== '' && <input type="hidden" name="kind" value={list.kind} />}
        </Filters>
        {people.length > 0 ? <PeopleTable list={list} /> : <Nobody search={search} kind={list.kind} />}
      </>
    ),
  };
}

function tabsOf({ counts, kind, search }: PeopleList) {
  const tab = (label: string, value: PersonKind | '', count: number) => ({
    label,
    href: addressOf(url, { q: search, kind: value }),
    current: kind === value,
    badge: count.toLocaleString('en'),
  });
  return [
    tab('Everybody', '', counts.customer + counts.representative),
    tab('Customers', 'customer', counts.customer),
    tab('Representatives', 'representative', counts.representative),
  ];
}

const PeopleTable = ({ list: { people, invitations, search, kind, next, isFirst } }: { readonly list: PeopleList }) => (
  <Table
    caption="People"
    hideCaption
    rows={people}
    rowKey={({ id }) => id}
    pager={{
      first: isFirst ? undefined : addressOf(url, { q: search, kind }),
      next: next && addressOf(url, { q: search, kind, after: next }),
    }}
    columns={[
      {
        label: 'Name',
        cell: ({ id, fullName, email, isManagedByFile }) => (
          <>
            <a href={`${url}/${id}`}>{fullName}</a> {isManagedByFile && <FileBadge />}
            <div class="secondary-line">{email}</div>
          </>
        ),
      },
      { label: 'Kind', cell: (person) => rightsOf(person) },
      { label: 'State', cell: (person) => <PersonState person={person} invitation={invitations.get(person.id)} /> },
      { label: 'Added', cell: ({ createdAt }) => <Time at={new Date(createdAt)} show="date" /> },
    ]}
  />
);

interface StateProps {
  readonly person: Person;
  readonly invitation: SeenInvitation | undefined;
}

export const PersonState = ({ person: { deactivatedAt, emailVerifiedAt }, invitation }: StateProps) => {
  if (deactivatedAt !== null) return <Badge>Switched off</Badge>;
  if (emailVerifiedAt !== null) return <Badge tone="success">Active</Badge>;
  if (invitation?.state === 'open') return <Badge tone="info">Invited</Badge>;
  return <Badge tone="warning">{invitation ? 'Invitation expired' : 'Only asserted'}</Badge>;
};

const Nobody = ({ search, kind }: Pick<PeopleList, 'search' | 'kind'>) =>
  search === '' ? (
    <EmptyState
      icon="people"
      title={kind === 'customer' ? 'No customers yet' : 'Nobody yet'}
      actions={
        kind === 'customer' ? (
          <ButtonLink href={CONNECTIONS}>Remote Authentication</ButtonLink>
        ) : (
          <ButtonLink href={`${url}/invite`}>Invite a colleague</ButtonLink>
        )
      }
    >
      {kind === 'customer'
        ? 'Customers come in by signed links of your website: the first one adds them here. You can also add or invite them yourself.'
        : 'Invite colleagues by mail: they choose a password of their own. Customers come in by signed links of your website.'}
    </EmptyState>
  ) : (
    <EmptyState icon="search" title="Nobody fits" actions={<ButtonLink href={url}>Show everybody</ButtonLink>}>
      No email address, login name or full name begins with “{search}”.
    </EmptyState>
  );
