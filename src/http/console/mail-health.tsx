import type { ComponentChildren } from 'preact';
import type { MailServer } from '../../mail/mail-server.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { PostButton } from '../../ui/form.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice, type NoticeProps } from '../../ui/notice.tsx';
import { Stats } from '../../ui/stats.tsx';
import { Time } from '../../ui/time.tsx';
import type { MailFacts, MailState } from './mail-facts.ts';

export interface MailSheet {
  readonly facts: MailFacts;
  readonly now: Date;
}

const POLL_SECONDS = 4;
const POLL_FOR = 10 * 60_000;

/** The state of mail in one sentence, and the numbers behind it. Renews itself while a test mail is under way. */
export const MailHealthCards = ({ facts, now }: MailSheet) => {
  const isUnderWay = facts.testedAt !== undefined && now.getTime() - facts.testedAt < POLL_FOR;
  return (
    <LiveRegion id="mail-health" every={isUnderWay && facts.state !== 'failing' ? POLL_SECONDS : undefined}>
      <div class="stack">
        <StateNotice facts={facts} now={now} />
        <Queue facts={facts} now={now} />
      </div>
    </LiveRegion>
  );
};

const tones: Readonly<Record<MailState, NoticeProps['tone']>> = {
  sink: 'warning',
  failing: 'danger',
  proved: 'success',
  leaving: 'info',
  untried: 'info',
};

const titles: Readonly<Record<MailState, string>> = {
  sink: 'No mail server is set',
  failing: 'Mails do not leave',
  proved: 'Mails arrive',
  leaving: 'Mails leave, but nobody has confirmed yet that they arrive',
  untried: 'A mail server is set and has not been tried yet',
};

const StateNotice = ({ facts, now }: MailSheet) => (
  <Notice tone={tones[facts.state]} title={titles[facts.state]}>
    {texts[facts.state]({ facts, now })}
  </Notice>
);

const texts: Readonly<Record<MailState, (sheet: MailSheet) => ComponentChildren>> = {
  sink: () => (
    <>
      Mails wait here instead of leaving, and administrators can read them. To send them, set{' '}
      <code>SALLYPORT_SMTP_URL</code> (such as <code>smtps://user:password@mail.example.com:465</code>) and{' '}
      <code>SALLYPORT_MAIL_FROM</code>, and start the server again. What still waits then is sent.
    </>
  ),
  failing: ({ facts }) => <Failure facts={facts} />,
  proved: ({ facts: { arrivedAt = 0 }, now }) => (
    <>
      The last test mail that was confirmed: <Time at={new Date(arrivedAt)} since={now} />.
    </>
  ),
  leaving: ({ facts }) => <AskForTest facts={facts} />,
  untried: ({ facts }) => <AskForTest facts={facts} />,
};

const AskForTest = ({ facts: { testedAt } }: Pick<MailSheet, 'facts'>) =>
  testedAt === undefined ? (
    <>Send a test mail to yourself, and follow the link in it.</>
  ) : (
    <>
      A test mail is on its way to you. Open it and follow its link; this page notices. Nothing after a few minutes?
      Look into the folder for spam.
    </>
  );

const Failure = ({ facts: { explained, health } }: Pick<MailSheet, 'facts'>) => (
  <>
    {explained?.sentence} {explained?.advice}
    <p class="secondary-line">
      It says: <code>{health.failing?.problem}</code>
    </p>
  </>
);

const Queue = ({ facts: { health, explained, state }, now }: MailSheet) => (
  <>
    {explained?.about === 'recipient' && state !== 'sink' && (
      <Notice tone="warning" title={`The last mail to ${health.failing?.mail.recipient} did not arrive`}>
        {explained.sentence} {explained.advice}
      </Notice>
    )}
    <Stats
      items={[
        {
          label: 'Waiting',
          value: health.waiting.toLocaleString('en'),
          hint: health.delayed === 0 ? undefined : `${health.delayed.toLocaleString('en')} tried without success`,
        },
        { label: 'Given up', value: health.abandoned.toLocaleString('en'), hint: 'Not tried again by themselves' },
        { label: 'Last left', value: health.lastSentAt === null ? 'Never' : agoOf(health.lastSentAt, now) },
      ]}
    />
  </>
);

const agoOf = (at: number, now: Date): string => {
  const minutes = Math.floor((now.getTime() - at) / 60_000);
  if (minutes < 1) return 'Just now';
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / 1440)} days ago`;
};

/** The one thing to do on the page of mails. */
export const TestMailButton = ({ facts, email }: { readonly facts: MailFacts; readonly email: string }) =>
  facts.state === 'sink' ? null : (
    <form action="/console/mail/test" method="post" class="inline-form">
      <Button tone={facts.state === 'proved' ? 'secondary' : 'primary'} icon="mail">
        Send a test mail to {email}
      </Button>
    </form>
  );

const securities: Readonly<Record<MailServer['security'], string>> = {
  tls: 'TLS from the start',
  starttls: 'STARTTLS where the server offers it',
};

/** What is set, without the password. */
export const MailSettings = ({ server }: { readonly server: MailServer | undefined }) =>
  server === undefined ? null : (
    <Card
      title="Settings in force"
      description="They come from the server’s environment or settings file. A change counts from its next start."
    >
      <DefinitionList
        items={[
          { term: 'Mail server', value: `${server.host}, port ${server.port}` },
          { term: 'Encryption', value: securities[server.security] },
          { term: 'Signed in as', value: server.user === undefined ? 'Nobody: without a password' : server.user },
          ...(server.user === undefined ? [] : [{ term: 'Password', value: '••••••••' }]),
          { term: 'Sender', value: server.from },
        ]}
      />
    </Card>
  );

/** Mails that were given up, as long as they are not out of date. */
export const RetryAll = ({ facts }: { readonly facts: MailFacts }) =>
  facts.health.abandoned === 0 || facts.state === 'sink' ? null : (
    <Card
      title="Mails that were given up"
      description="Once the cause is gone they can be tried again. What is older than five days stays: its codes and links are out of date."
      actions={
        <>
          <ButtonLink href="/console/activity?type=mail.abandoned">See why</ButtonLink>
          <PostButton action="/console/mail/retry" label="Try them again" />
        </>
      }
    />
  );
