import type { Attempt } from '../../remote/attempt.ts';
import { Badge } from '../../ui/badge.tsx';
import { type PagerProps, Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { clockWords, resultOf } from './attempt-words.ts';
import { CONNECTIONS } from './connection-words.tsx';

interface Props {
  readonly attempts: readonly Attempt[];
  readonly caption: string;
  readonly now: Date;
  readonly pager?: PagerProps | undefined;
}

const attemptPath = ({ reference }: Pick<Attempt, 'reference'>): string => `${CONNECTIONS}/attempts/${reference}`;

/** Signed links that came in, and what became of each. */
export const AttemptTable = ({ attempts, caption, now, pager }: Props) => (
  <Table
    caption={caption}
    hideCaption
    rows={attempts}
    rowKey={({ id }) => id}
    pager={pager}
    columns={[
      {
        label: 'Reference',
        cell: (attempt) => (
          <>
            <a href={attemptPath(attempt)}>{attempt.reference}</a>
            <div class="secondary-line">
              <Time at={new Date(attempt.at)} since={now} />
            </div>
          </>
        ),
      },
      { label: 'Result', cell: (attempt) => <Badge tone={resultOf(attempt).tone}>{resultOf(attempt).word}</Badge> },
      { label: 'Why', cell: (attempt) => <Why attempt={attempt} /> },
      {
        label: 'Who',
        cell: ({ email, address }) => (
          <div>
            {email === '' ? 'No email address' : email}
            <div class="secondary-line">from {address}</div>
          </div>
        ),
      },
    ]}
  />
);

/** The clock is worth a word only where it is wrong. */
const FINE = 5_000;

const Why = ({ attempt }: { readonly attempt: Attempt }) => {
  const clock =
    attempt.clockOffset !== null && Math.abs(attempt.clockOffset) > FINE ? clockWords(attempt.clockOffset) : undefined;
  return (
    <div>
      {resultOf(attempt).sentence}
      {clock && <div class="secondary-line">Clock: {clock}</div>}
    </div>
  );
};
