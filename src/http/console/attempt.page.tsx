import type { Attempt } from '../../remote/attempt.ts';
import type { Connection, Key } from '../../remote/connection.ts';
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

export interface AttemptSheet {
  readonly attempt: Attempt;
  readonly connection: Connection | undefined;
  readonly key: Key | undefined;
  readonly personName: string | undefined;
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
        <Card title="How far it got">
          <Checks checks={attemptChecks(attempt)} />
        </Card>
        <Card title="What it said">
          <DefinitionList items={definitionsOf(sheet)} />
        </Card>
      </>
    ),
  };
}

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
