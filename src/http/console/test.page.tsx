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

/** A link that came in, and, where it was refused, what is known of why. */
export interface SeenLink {
  readonly attempt: Attempt;
  readonly explanation: LinkExplanation | undefined;
}

export interface TestSheet {
  readonly connection: Connection;
  /** Newest first. */
  readonly links: readonly SeenLink[];
}

/** The third step: one round trip through the website, in this administrator’s own browser. */
export const testPage = ({ connection, links }: TestSheet): RoomPage => ({
  ...stepFrame(connection, 'test'),
  title: 'Test',
  lead: 'One round trip through your website, in this browser. It creates nobody, opens no session, and nobody else notices.',
  width: 'narrow',
  children: (
    <>
      <SetUpSteps connection={connection} page="test" />
      <StartCard connection={connection} />
      {/* Until the test has succeeded; from then on there is nothing to wait for. */}
      <LiveRegion id="links" every={connection.testedAt === null ? 2 : undefined}>
        <div class="stack">
          <Standing connection={connection} newest={links[0]} />
          {links.length > 0 && <Links links={links} />}
        </div>
      </LiveRegion>
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

const Standing = ({
  connection,
  newest,
}: {
  readonly connection: Connection;
  readonly newest: SeenLink | undefined;
}) => {
  if (connection.testedAt !== null) return <Tested connection={connection} at={connection.testedAt} />;
  const again = <ButtonLink href={stepPath(connection, 'test')}>Look again</ButtonLink>;
  if (!newest)
    return (
      <Waiting title="Waiting for the first link from your website…" again={again}>
        This page notices by itself when one arrives.
      </Waiting>
    );
  const { word } = resultOf(newest.attempt);
  if (word === 'Refused') return <Refused link={newest} again={again} />;
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

const Refused = ({ link, again }: { readonly link: SeenLink; readonly again: ComponentChildren }) => (
  <Notice tone="danger" title={sentenceOf(link)} actions={again}>
    {fixOf(link) ?? 'The link below was refused for this.'} Then start the test again: this page keeps waiting.
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

const Links = ({ links }: Pick<TestSheet, 'links'>) => (
  <Card title="What arrived" actions={<ButtonLink href={`${CONNECTIONS}/attempts`}>All attempts</ButtonLink>}>
    <Checks checks={links.map(lineOf)} />
  </Card>
);

const sentenceOf = ({ attempt, explanation }: SeenLink): string => explanation?.sentence ?? resultOf(attempt).sentence;

const fixOf = ({ explanation }: SeenLink): string | undefined => explanation?.mistakes[0]?.fix;

const tones = { success: 'passed', danger: 'failed', info: 'waiting' } as const;

function lineOf(link: SeenLink): Check {
  const { attempt } = link;
  const { reference, email, address, at } = attempt;
  return {
    state: tones[resultOf(attempt).tone as keyof typeof tones],
    label: sentenceOf(link),
    detail: (
      <>
        <a href={`${CONNECTIONS}/attempts/${reference}`}>{reference}</a> · <Time at={new Date(at)} /> ·{' '}
        {email === '' ? 'no email address' : email} · from {address}
      </>
    ),
  };
}
