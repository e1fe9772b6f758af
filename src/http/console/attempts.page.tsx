import type { Attempt } from '../../remote/attempt.ts';
import type { Connection, Key } from '../../remote/connection.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Filters } from '../../ui/filters.tsx';
import { AttemptTable, fingerprintsOf } from './attempt-table.tsx';
import { attemptTabs, connectionTrail } from './connection-trail.ts';
import { CONNECTIONS } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { addressOf } from './list-address.ts';

export interface AttemptFilters {
  readonly reference: string;
  readonly result: string;
  readonly connection: string;
}

export interface AttemptList {
  readonly attempts: readonly Attempt[];
  readonly connections: readonly Connection[];
  readonly keys: readonly Key[];
  readonly filters: AttemptFilters;
  /** Id of the last row shown, when there are more. */
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly now: Date;
}

const url = `${CONNECTIONS}/attempts`;

export function attemptsPage(list: AttemptList): RoomPage {
  const { attempts, keys, filters, next, isFirst, now } = list;
  const isFiltered = Object.values(filters).some((value) => value !== '');
  const pager = {
    first: isFirst ? undefined : addressOf(url, { ...filters }),
    next: next && addressOf(url, { ...filters, after: next }),
  };
  return {
    room: 'Setup',
    title: 'Attempts',
    lead: 'Every signed link that came in, how far it got, and why it stopped there. A visitor who was refused has its reference.',
    breadcrumb: connectionTrail(),
    tabs: attemptTabs('attempts'),
    children: (
      <>
        <AttemptSearch list={list} />
        {attempts.length > 0 ? (
          <AttemptTable
            attempts={attempts}
            caption="Attempts"
            now={now}
            fingerprints={fingerprintsOf(keys)}
            pager={pager}
          />
        ) : (
          <Nothing isFiltered={isFiltered} />
        )}
      </>
    ),
  };
}

const resultOptions = [
  { value: '', label: 'Any' },
  { value: 'admitted', label: 'Good' },
  { value: 'refused', label: 'Refused' },
];

const AttemptSearch = ({ list: { filters, connections } }: { readonly list: AttemptList }) => {
  const without = (name: keyof AttemptFilters) => addressOf(url, { ...filters, [name]: '' });
  const connection = connections.find(({ id }) => id === filters.connection);
  const chips = [
    ...(filters.reference === '' ? [] : [{ label: `Reference ${filters.reference}`, href: without('reference') }]),
    ...(filters.result === ''
      ? []
      : [{ label: filters.result === 'refused' ? 'Refused' : 'Good', href: without('result') }]),
    ...(connection ? [{ label: `Connection ${connection.name}`, href: without('connection') }] : []),
  ];
  const options = [{ value: '', label: 'Any' }, ...connections.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Filters action={url} label="Filter" chips={chips}>
      <TextField name="reference" label="Reference" value={filters.reference} spellcheck={false} optional />
      <SelectField name="result" label="Result" value={filters.result} options={resultOptions} />
      <SelectField name="connection" label="Connection" value={filters.connection} options={options} />
    </Filters>
  );
};

const Nothing = ({ isFiltered }: { readonly isFiltered: boolean }) =>
  isFiltered ? (
    <EmptyState icon="search" title="No attempt fits" actions={<ButtonLink href={url}>Show all</ButtonLink>}>
      A reference looks like RA-7F3K-92. Attempts are kept for a while only, and those of unknown host names belong to
      nobody.
    </EmptyState>
  ) : (
    <EmptyState
      icon="link"
      title="No attempts yet"
      actions={<ButtonLink href={CONNECTIONS}>Remote Authentication</ButtonLink>}
    >
      As soon as your website sends somebody here with a signed link, it is listed with what became of it. The first one
      is most often your own test.
    </EmptyState>
  );
