import type { Connection } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AttemptTable, fingerprintsOf } from './attempt-table.tsx';
import { SettingsCard } from './connection-settings-card.tsx';
import { type ConnectionSheet, doneSentences } from './connection-sheet.ts';
import { setUpPath, stepPath } from './connection-steps.tsx';
import { connectionTabs, connectionTrail } from './connection-trail.ts';
import { CONNECTIONS, ConnectionBadge, pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { KeysCard } from './keys-card.tsx';
import { WhatItProves } from './site.page.tsx';
import { WideDoor } from './wide-door.tsx';

export function connectionPage(sheet: ConnectionSheet): RoomPage {
  const { connection, keys, attempts, now, done, problem } = sheet;
  return {
    room: 'Setup',
    title: connection.name,
    heading: (
      <>
        {connection.name} <ConnectionBadge connection={connection} />
      </>
    ),
    breadcrumb: connectionTrail(),
    tabs: connectionTabs(connection, 'overview'),
    actions: <Actions connection={connection} />,
    problem,
    children: (
      <>
        {done && (
          <Notice tone="success" role="status">
            {doneSentences[done]}
          </Notice>
        )}
        {connection.isManagedByFile && (
          <Notice tone="info" title="Managed by a configuration file">
            Settings and keys come from a file: change them there and run <code>sallyport apply</code>. You can test it
            here.
          </Notice>
        )}
        <WhatIsNext connection={connection} />
        {connection.audience === 'everyone' && (
          <WideDoor places={sheet.places} roleId={connection.defaultRoleId} profileId={connection.defaultProfileId} />
        )}
        <SettingsCard sheet={sheet} />
        <KeysCard connection={connection} keys={keys} now={now} />
        <Card
          title="Last attempts"
          actions={
            <>
              <ButtonLink href={`${CONNECTIONS}/debugger`}>Link debugger</ButtonLink>
              <ButtonLink href={`${CONNECTIONS}/attempts`}>All attempts</ButtonLink>
            </>
          }
        >
          {attempts.length > 0 ? (
            <AttemptTable attempts={attempts} caption="Last attempts" now={now} fingerprints={fingerprintsOf(keys)} />
          ) : (
            <p>No link has come in yet.</p>
          )}
        </Card>
        <WhatItProves />
        {!connection.isManagedByFile && <WayOut connection={connection} />}
      </>
    ),
  };
}

const Actions = ({ connection }: { readonly connection: Connection }) =>
  connection.enabledAt !== null || connection.isManagedByFile ? (
    <ButtonLink href={stepPath(connection, 'test')}>Test</ButtonLink>
  ) : (
    <ButtonLink tone="primary" href={setUpPath(connection)}>
      Go on with the set-up
    </ButtonLink>
  );

const explanations = {
  draft: {
    title: 'Nothing is in force yet',
    text: 'Only after a test has come back signed can the connection be switched on, so that a wrong address locks nobody out.',
  },
  tested: {
    title: 'The test succeeded',
    text: 'Switch it on when you are ready. You are signed out then, and visitors sign in on your website.',
  },
} as const;

const WhatIsNext = ({ connection }: { readonly connection: Connection }) => {
  const state = stateOf(connection);
  if (state === 'on') return null;
  const { title, text } = explanations[state];
  return (
    <Notice tone="info" title={title}>
      {text}
    </Notice>
  );
};

const WayOut = ({ connection }: { readonly connection: Connection }) =>
  connection.enabledAt === null ? (
    <Card
      title="Remove this connection"
      description="Its keys go with it. Nobody is sent to your website any more, and its links are refused."
      actions={
        <ButtonLink tone="danger" href={`${pathOf(connection)}/remove`}>
          Remove
        </ButtonLink>
      }
    />
  ) : (
    <Card
      title="Switch off"
      description="Visitors get the regular sign-in page again. Settings and keys stay; sessions go on."
      actions={
        <ButtonLink tone="danger" href={`${pathOf(connection)}/switch-off`}>
          Switch off
        </ButtonLink>
      }
    />
  );
