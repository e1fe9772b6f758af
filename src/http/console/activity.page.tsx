import type { ComponentChildren } from 'preact';
import type { RecordedEvent } from '../../audit/list-events.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Filters } from '../../ui/filters.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import type { RoomPage } from './console-screen.tsx';
import { eventKinds } from './event-kinds.ts';
import { actorOf, happened, type KnownNames, targetOf } from './event-words.ts';
import { addressOf } from './list-address.ts';

export interface ActivityFilters {
  readonly type: string;
  /** As typed: an e-mail address or an id. */
  readonly actor: string;
  readonly about: string;
}

export interface ActivityList {
  readonly events: readonly RecordedEvent[];
  readonly names: KnownNames;
  readonly filters: ActivityFilters;
  readonly next: string | undefined;
  readonly isFirst: boolean;
}

const url = '/console/activity';

export function activityPage(list: ActivityList): RoomPage {
  return {
    room: 'Activity',
    title: 'Activity',
    lead: 'What happened in this organization. Each event is chained to the one before it, so that none can be changed unseen.',
    children: (
      <>
        <ActivitySearch filters={list.filters} names={list.names} />
        {list.events.length > 0 ? (
          <Events list={list} />
        ) : (
          <Nothing isFiltered={Object.values(list.filters).some((value) => value !== '')} />
        )}
      </>
    ),
  };
}

const ActivitySearch = ({ filters, names }: { readonly filters: ActivityFilters; readonly names: KnownNames }) => {
  const without = (name: keyof ActivityFilters) => addressOf(url, { ...filters, [name]: '' });
  const kind = eventKinds.find(({ value }) => value === filters.type)?.label ?? filters.type;
  const chips = [
    ...(filters.type === '' ? [] : [{ label: kind, href: without('type') }]),
    ...(filters.actor === '' ? [] : [{ label: `By ${filters.actor}`, href: without('actor') }]),
    ...(filters.about === ''
      ? []
      : [{ label: `About ${names.people.get(filters.about) ?? filters.about}`, href: without('about') }]),
  ];
  return (
    <Filters action={url} label="Filter" chips={chips}>
      <SelectField name="type" label="What" value={filters.type} options={eventKinds} />
      <TextField
        name="actor"
        label="By (email address or id)"
        value={filters.actor}
        optional
        spellcheck={false}
        autocapitalize="none"
      />
      <TextField
        name="about"
        label="About (any word of it)"
        value={filters.about}
        optional
        spellcheck={false}
        autocapitalize="none"
      />
    </Filters>
  );
};

const Events = ({ list: { events, names, filters, next, isFirst } }: { readonly list: ActivityList }) => (
  <Table
    caption="Events"
    hideCaption
    rows={events}
    rowKey={({ id }) => id}
    pager={{
      first: isFirst ? undefined : addressOf(url, { ...filters }),
      next: next && addressOf(url, { ...filters, before: next }),
    }}
    columns={[
      { label: 'Time', cell: ({ at }) => <Time at={new Date(at)} /> },
      { label: 'Who', cell: (event) => whoOf({ event, names }) },
      { label: 'What', cell: (event) => <What event={event} names={names} /> },
      { label: 'From', cell: ({ data }) => (typeof data['address'] === 'string' ? data['address'] : '–') },
    ]}
  />
);

interface Shown {
  readonly event: RecordedEvent;
  readonly names: KnownNames;
}

const whoOf = ({ event, names }: Shown): ComponentChildren => {
  const name = actorOf(event, names);
  return names.people.has(event.actor) ? <a href={`/console/people/${event.actor}`}>{name}</a> : name;
};

const What = ({ event, names }: Shown) => {
  const target = targetOf(event, names);
  return (
    <div>
      {happened(event)}
      {target && (
        <div class="secondary-line">{target.href ? <a href={target.href}>{target.label}</a> : target.label}</div>
      )}
      <Disclosure summary={event.type}>
        <pre>
          <code>{JSON.stringify({ id: event.id, ...event.data }, null, 2)}</code>
        </pre>
      </Disclosure>
    </div>
  );
};

const Nothing = ({ isFiltered }: { readonly isFiltered: boolean }) =>
  isFiltered ? (
    <EmptyState icon="activity" title="Nothing fits" actions={<ButtonLink href={url}>Show everything</ButtonLink>}>
      No event of this organization is of this kind, by this person and about this.
    </EmptyState>
  ) : (
    <EmptyState
      icon="activity"
      title="Nothing is kept any more"
      actions={<ButtonLink href="/console">Go to the set-up</ButtonLink>}
    >
      Events are kept for a time that the server’s settings name, and older ones go. The next thing that anybody does
      here is listed: who it was, what changed, and from which address.
    </EmptyState>
  );
