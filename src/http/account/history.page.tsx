import type { EventPage, RecordedEvent } from '../../audit/list-events.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useText } from '../../ui/page-context.ts';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { accountWords } from './account.words.ts';
import { historyWords, type OwnEvent } from './history.words.ts';

interface Props {
  readonly personId: string;
  readonly page: EventPage;
  /** Whether newer ones are on a page before. */
  readonly isFirst: boolean;
}

export const HistoryTable = ({ personId, page: { events, next }, isFirst }: Props) => {
  const words = useText(historyWords);
  const what = ({ type, actor, data }: RecordedEvent) => (
    <div>
      {words.events[type as OwnEvent](data)}
      {actor.startsWith('per_') && actor !== personId && <div class="secondary-line">{words.byOther}</div>}
    </div>
  );
  const url = '/account/history';
  return (
    <>
      <Card>
        {events.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Table
            caption={words.title}
            hideCaption
            rows={events}
            rowKey={({ id }) => id}
            columns={[
              { label: words.when, cell: ({ at }) => <Time at={new Date(at)} /> },
              { label: words.what, cell: what },
              { label: words.from, cell: ({ data }) => <bdi>{data['address'] ?? ''}</bdi> },
            ]}
            pager={{
              first: isFirst ? undefined : url,
              next: next === undefined ? undefined : `${url}?before=${next}`,
            }}
          />
        )}
      </Card>
      <p>
        <ButtonLink href="/account">{useText(accountWords).back}</ButtonLink>
      </p>
    </>
  );
};
