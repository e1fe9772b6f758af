import type { ComponentChildren } from 'preact';
import type { Connection } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Steps } from '../../ui/steps.tsx';
import { AttemptTable, fingerprintsOf } from './attempt-table.tsx';
import { SettingsCard } from './connection-settings-card.tsx';
import { type ConnectionSheet, doneSentences } from './connection-sheet.ts';
import { stepsOf } from './connection-steps.ts';
import { connectionTabs, connectionTrail } from './connection-trail.ts';
import { CONNECTIONS, ConnectionBadge, pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { KeysCard } from './keys-card.tsx';
import { WhatItProves } from './new-connection.page.tsx';
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
    tabs: connectionTabs(connection, 'Overview'),
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
        <Card title="Last attempts" actions={<ButtonLink href={`${CONNECTIONS}/attempts`}>All attempts</ButtonLink>}>
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

const Actions = ({ connection }: { readonly connection: Connection }) => {
  const state = stateOf(connection);
  const test = (
    <PostButton
      action={`${pathOf(connection)}/test`}
      label={state === 'draft' ? 'Test' : 'Test again'}
      tone={state === 'draft' ? 'primary' : 'secondary'}
    />
  );
  if (state === 'on') return test;
  return (
    <>
      {state === 'tested' && test}
      {!connection.isManagedByFile && (
        <ButtonLink tone={state === 'tested' ? 'primary' : 'secondary'} href={`${pathOf(connection)}/switch-on`}>
          {state === 'tested' ? 'Switch on' : 'Switch on: needs a test first'}
        </ButtonLink>
      )}
      {state === 'draft' && test}
    </>
  );
};

const explanations: Readonly<
  Record<'draft' | 'tested', { readonly title: string; readonly text: ComponentChildren; readonly step: number }>
> = {
  draft: {
    step: 3,
    title: 'Nothing is in force yet',
    text: 'Put the script into your website, then press “Test”. The round trip runs in this browser, creates nobody and opens no session. Only after it has come back signed can the connection be switched on, so that a wrong address locks nobody out.',
  },
  tested: {
    step: 4,
    title: 'The test succeeded',
    text: 'Switch it on when you are ready. You are signed out then, and visitors sign in on your website.',
  },
};

const WhatIsNext = ({ connection }: { readonly connection: Connection }) => {
  const state = stateOf(connection);
  if (state === 'on') return null;
  const { title, text, step } = explanations[state];
  return (
    <>
      <Steps steps={stepsOf(connection)} current={step} />
      <Notice tone="info" title={title}>
        {text}
      </Notice>
    </>
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
