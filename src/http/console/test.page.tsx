import type { ComponentChildren } from 'preact';
import type { Attempt } from '../../remote/attempt.ts';
import type { Connection } from '../../remote/connection.ts';
import type { LinkExplanation } from '../../remote/explanation.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Check, Checks } from '../../ui/checks.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import { resultOf } from './attempt-words.ts';
import { SetUpSteps, stepFrame, stepPath } from './connection-steps.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';

export interface TestSheet {
  readonly connection: Connection;
  /** Newest first. */
  readonly links: readonly Attempt[];
  /** What is known of why the newest was refused, where it was. */
  readonly why: LinkExplanation | undefined;
}

/** The third step: one round trip through the website, in this administrator’s own browser. */
export const testPage = ({ connection, links, why }: TestSheet): RoomPage => ({
  ...stepFrame(connection, 'test'),
  title: 'Test',
  lead: 'One round trip through your website, in this browser. It creates nobody, opens no session, and nobody else notices.',
  children: (
    <>
      <SetUpSteps connection={connection} page="test" />
      {connection.testedAt === null && <StartCard connection={connection} />}
      {/* Until the test has succeeded; from then on there is nothing to wait for. */}
      <LiveRegion id="links" every={connection.testedAt === null ? 2 : undefined}>
        <div class="stack">
          <Standing connection={connection} newest={links[0]} why={why} />
          <Links links={connection.testedAt === null && isRefused(links[0]) ? links.slice(1) : links} />
        </div>
      </LiveRegion>
      {connection.testedAt !== null && <StartCard connection={connection} />}
    </>
  ),
});

const StartCard = ({ connection }: Pick<TestSheet, 'connection'>) => (
  <Card>
    <p>
      The test opens {new URL(connection.loginUrl).host} in a new tab. Sign in there as one of your users, if you are
      asked to; your website sends you back with a signed link.
    </p>
    <form action={stepPath(connection, 'test')} method="post" target="_blank" class="inline-form" rel="noopener">
      <ButtonRow>
        <Button tone={connection.testedAt === null ? 'primary' : 'secondary'}>
          {connection.testedAt === null ? 'Start the test' : 'Test again'}
        </Button>
      </ButtonRow>
    </form>
  </Card>
);

interface StandingProps extends Pick<TestSheet, 'connection' | 'why'> {
  readonly newest: Attempt | undefined;
}

const Standing = ({ connection, newest, why }: StandingProps) => {
  if (connection.testedAt !== null) return <Tested connection={connection} at={connection.testedAt} />;
  const again = <ButtonLink href={stepPath(connection, 'test')}>Look again</ButtonLink>;
  if (!newest)
    return (
      <Waiting title="Waiting for the first link from your website…" again={again}>
        This page looks for it by itself, every two seconds.
      </Waiting>
    );
  if (isRefused(newest)) return <Refused attempt={newest} why={why} again={again} />;
  return (
    <Waiting title="A link arrived. Waiting for the test to come back…" again={again}>
      Press “Start the test” and finish in this browser.
    </Waiting>
  );
};

interface WaitingProps {
  readonly title: string;
  readonly again: ComponentChildren;
  readonly children: ComponentChildren;
}

const Waiting = ({ title, again, children }: WaitingProps) => (
  <div class="waiting">
    <Notice tone="info" title={title} actions={again}>
      {children}
    </Notice>
  </div>
);

interface RefusedProps extends Pick<TestSheet, 'why'> {
  readonly attempt: Attempt;
  readonly again: ComponentChildren;
}

const Refused = ({ attempt, why, again }: RefusedProps) => (
  <Notice tone="danger" title={why?.sentence ?? resultOf(attempt).sentence} actions={again}>
    <p>{fixOf(why)} Then start the test again: this page keeps waiting.</p>
    <p class="hint">
      <Particulars attempt={attempt} />
    </p>
  </Notice>
);

const Tested = ({ connection, at }: { readonly connection: Connection; readonly at: number }) => {
  const isOn = connection.enabledAt !== null;
  return (
    <Notice
      tone="success"
      title="The test succeeded"
      actions={
        <ButtonLink
          tone={isOn ? 'secondary' : 'primary'}
          href={isOn ? pathOf(connection) : stepPath(connection, 'switch-on')}
        >
          {isOn ? 'Back to the overview' : 'On to switching on'}
        </ButtonLink>
      }
    >
      <Time at={new Date(at)} />: the round trip came back from your Login URL, signed with a key of this connection.
    </Notice>
  );
};

const Links = ({ links }: Pick<TestSheet, 'links'>) =>
  links.length === 0 ? null : (
    <Card title="What arrived" actions={<ButtonLink href={`${CONNECTIONS}/attempts`}>All attempts</ButtonLink>}>
      <Checks checks={links.map(lineOf)} />
    </Card>
  );

export const isRefused = (attempt: Attempt | undefined): boolean =>
  attempt !== undefined && resultOf(attempt).word === 'Refused';

function fixOf(why: LinkExplanation | undefined): string {
  const fix = why?.mistakes[0]?.fix;
  if (fix !== undefined) return fix;
  return why?.verdict === 'not_signed_with_your_key'
    ? 'Does your website have the key of step 2, whole, and has it been started anew since?'
    : 'Put it right on your website.';
}

const states = { success: 'passed', danger: 'failed', info: 'waiting' } as const;

function lineOf(attempt: Attempt): Check {
  const { tone, sentence } = resultOf(attempt);
  return {
    state: states[tone as keyof typeof states],
    label: sentence,
    detail: <Particulars attempt={attempt} />,
  };
}

const Particulars = ({ attempt: { reference, email, address, at } }: { readonly attempt: Attempt }) => (
  <>
    <a href={`${CONNECTIONS}/attempts/${reference}`}>{reference}</a> · <Time at={new Date(at)} /> ·{' '}
    {email === '' ? 'no email address' : email} · from {address}
  </>
);
