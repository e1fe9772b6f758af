import type { Attempt } from '../../remote/attempt.ts';
import type { Key } from '../../remote/connection.ts';
import { Badge } from '../../ui/badge.tsx';
import { type PagerProps, Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { clockWords, resultOf } from './attempt-words.ts';
import { CONNECTIONS } from './connection-words.tsx';

interface Props {
  readonly attempts: readonly Attempt[];
  readonly caption: string;
  readonly now: Date;
  /** Of keys, by id. */
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly pager?: PagerProps | undefined;
}

const attemptPath = ({ reference }: Pick<Attempt, 'reference'>): string => `${CONNECTIONS}/attempts/${reference}`;

export const fingerprintsOf = (keys: readonly Key[]): ReadonlyMap<string, string> =>
  new Map(keys.map(({ id, fingerprint }) => [id, fingerprint]));

/** Signed links that came in, and what became of each. */
export const AttemptTable = ({ attempts, caption, now, fingerprints, pager }: Props) => (
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
      { label: 'Why', cell: (attempt) => <Why attempt={attempt} fingerprints={fingerprints} /> },
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

const Why = ({ attempt, fingerprints }: { readonly attempt: Attempt } & Pick<Props, 'fingerprints'>) => {
  const fingerprint = attempt.keyId === null ? undefined : fingerprints.get(attempt.keyId);
  const clock =
    attempt.clockOffset !== null && Math.abs(attempt.clockOffset) > FINE ? clockWords(attempt.clockOffset) : undefined;
  return (
    <div>
      {resultOf(attempt).sentence}
      <div class="secondary-line">
        Stage: {attempt.stage}
        {fingerprint && `, key ${fingerprint}`}
      </div>
      {clock && <div class="secondary-line">Clock: {clock}</div>}
    </div>
  );
};
