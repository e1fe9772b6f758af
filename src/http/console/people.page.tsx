import type { Person, PersonKind } from '../../directory/person.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { Filters } from '../../ui/filters.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import type { RoomPage } from './console-screen.tsx';
import { addressOf } from './list-address.ts';
import { rightsOf } from './person-words.ts';

export interface PeopleList {
  readonly people: readonly Person[];
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
      <ButtonLink tone="primary" icon="plus" href={`${url}/new`}>
        Add a person
      </ButtonLink>
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
        {people.length > 0 ? <PeopleTable list={list} /> : <Nobody search={search} />}
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

const PeopleTable = ({ list: { people, search, kind, next, isFirst } }: { readonly list: PeopleList }) => (
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
        cell: ({ id, fullName, email }) => (
          <>
            <a href={`${url}/${id}`}>{fullName}</a>
            <div class="secondary-line">{email}</div>
          </>
        ),
      },
      { label: 'Kind', cell: (person) => rightsOf(person) },
      { label: 'State', cell: (person) => <PersonState person={person} /> },
      { label: 'Added', cell: ({ createdAt }) => <Time at={new Date(createdAt)} show="date" /> },
    ]}
  />
);

export const PersonState = ({ person: { deactivatedAt, emailVerifiedAt } }: { readonly person: Person }) => {
  if (deactivatedAt !== null) return <Badge>Switched off</Badge>;
  return emailVerifiedAt === null ? <Badge tone="warning">Only asserted</Badge> : <Badge tone="success">Active</Badge>;
};

const Nobody = ({ search }: { readonly search: string }) => (
  <EmptyState
    icon="people"
    title={search === '' ? 'Nobody yet' : 'Nobody fits'}
    actions={search !== '' && <ButtonLink href={url}>Show everybody</ButtonLink>}
  >
    {search === ''
      ? 'People come in by signed links of your website, or are added here and in a configuration file.'
      : `No email address, login name or full name begins with “${search}”.`}
  </EmptyState>
);
