import type { Attempt } from '../../remote/attempt.ts';
import type { Connection, Key } from '../../remote/connection.ts';
import type { LinkExplanation } from '../../remote/explanation.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Checks } from '../../ui/checks.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Time } from '../../ui/time.tsx';
import { attemptChecks } from './attempt-checks.ts';
import { clockWords, resultOf } from './attempt-words.ts';
import { connectionTrail } from './connection-trail.ts';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { Explanation } from './link-explanation.tsx';

export interface AttemptSheet {
  readonly attempt: Attempt;
  readonly connection: Connection | undefined;
  readonly key: Key | undefined;
  readonly personName: string | undefined;
  /** Undefined where nothing was kept that could be explained. */
  readonly explanation: LinkExplanation | 'too_many' | undefined;
}

export function attemptPage(sheet: AttemptSheet): RoomPage {
  const { attempt } = sheet;
  const { word, tone, sentence } = resultOf(attempt);
  return {
    room: 'Setup',
    title: attempt.reference,
    heading: (
      <>
        {attempt.reference} <Badge tone={tone}>{word}</Badge>
      </>
    ),
    lead: sentence,
    breadcrumb: [...connectionTrail(), { label: 'Attempts', href: `${CONNECTIONS}/attempts` }],
    children: (
      <>
        <Why sheet={sheet} />
        <Card title="What it said">
          <DefinitionList items={definitionsOf(sheet)} />
        </Card>
      </>
    ),
  };
}

/** What came is kept of refused links only: of a good one it would be worth stealing. */
const Why = ({ sheet: { attempt, explanation } }: { readonly sheet: AttemptSheet }) => {
  if (explanation !== undefined && explanation !== 'too_many') return <Explanation explanation={explanation} />;
  const notKept = 'The parameters of this link were not kept, so the debugger cannot say more than this.';
  const later = 'You asked the debugger too often: wait a few minutes, then it explains this link.';
  const isGood = resultOf(attempt).tone !== 'danger';
  return (
    <Card title="How far it got" description={explanation ? later : isGood ? undefined : notKept}>
      <Checks checks={attemptChecks(attempt)} />
    </Card>
  );
};

function definitionsOf({ attempt, connection, key, personName }: AttemptSheet) {
  const { personId } = attempt;
  return [
    { term: 'Time', value: <Time at={new Date(attempt.at)} /> },
    {
      term: 'Connection',
      value: connection ? (
        <a href={pathOf(connection)}>{connection.name}</a>
      ) : (
        'None: no key fitted, or it was not asked'
      ),
    },
    {
      term: 'Key',
      value: key ? (
        <>
          {key.name} (<code>{key.fingerprint}</code>)
        </>
      ) : (
        'None that fits'
      ),
    },
    { term: 'Operation', value: attempt.operation === '' ? 'None' : attempt.operation },
    { term: 'Email', value: attempt.email === '' ? 'None' : attempt.email },
    { term: 'Login name', value: attempt.loginName === '' ? 'None' : attempt.loginName },
    {
      term: 'Person',
      value: personId ? <a href={`/console/people/${personId}`}>{personName ?? personId}</a> : 'Nobody',
    },
    { term: 'From', value: attempt.address },
    { term: 'Host', value: attempt.host },
    { term: 'Clock', value: clockWords(attempt.clockOffset) ?? 'No trustworthy time in the link' },
  ];
}
