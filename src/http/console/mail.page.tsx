import { explainProblem } from '../../mail/explain-problem.ts';
import type { MailPage } from '../../mail/list-mails.ts';
import { type Mail, type MailState, stateOf } from '../../mail/mail.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice, type NoticeProps } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { type RoomPage, setupTabs } from './console-screen.tsx';
import { addressOf } from './list-address.ts';
import type { MailFacts } from './mail-facts.ts';
import { MailHealthCards, MailSettings, RetryAll, TestMailButton } from './mail-health.tsx';
import { MailText } from './mail-text.tsx';

export interface MailList {
  readonly facts: MailFacts;
  readonly mails: MailPage['mails'];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  /** Who looks. */
  readonly email: string;
  readonly now: Date;
  readonly done: keyof typeof mailDone | undefined;
}

export const mailDone = {
  tested: { tone: 'success', text: 'The test mail is in line. It leaves within a few seconds.' },
  'tested-too-often': { tone: 'warning', text: 'Five test mails were sent within an hour. Wait a while.' },
  'no-server': { tone: 'warning', text: 'There is no mail server that a test mail could leave by.' },
  retried: { tone: 'success', text: 'They are in line again, and leave within a few seconds.' },
  'nothing-to-retry': { tone: 'info', text: 'There was nothing that could be tried again.' },
} as const satisfies Readonly<Record<string, { readonly tone: NoticeProps['tone']; readonly text: string }>>;

const url = '/console/mail';

const states: Readonly<Record<MailState, { readonly word: string; readonly tone: Tone }>> = {
  waiting: { word: 'Waiting', tone: 'info' },
  sent: { word: 'Sent', tone: 'success' },
  abandoned: { word: 'Given up', tone: 'danger' },
};

const MailBadge = ({ mail }: { readonly mail: Mail }) => {
  const { word, tone } = states[stateOf(mail)];
  return <Badge tone={tone}>{word}</Badge>;
};

export function mailListPage(list: MailList): RoomPage {
  const { facts, email, now, done } = list;
  return {
    room: 'Setup',
    title: 'Mail',
    lead: 'Every mail to the people of this organization, and whether it left.',
    tabs: setupTabs('Mail'),
    actions: <TestMailButton facts={facts} email={email} />,
    children: (
      <>
        {done && (
          <Notice tone={mailDone[done].tone} role="status">
            {mailDone[done].text}
          </Notice>
        )}
        <MailHealthCards facts={facts} now={now} />
        <RetryAll facts={facts} />
        {list.mails.length > 0 ? <Mails list={list} /> : <Nothing facts={facts} />}
        <MailSettings server={facts.server} />
      </>
    ),
  };
}

const Mails = ({ list: { mails, next, isFirst, now } }: { readonly list: MailList }) => (
  <Table
    caption="Mails"
    hideCaption
    rows={mails}
    rowKey={({ id }) => id}
    pager={{ first: isFirst ? undefined : url, next: next && addressOf(url, { before: next }) }}
    columns={[
      {
        label: 'Subject',
        cell: ({ id, subject, recipient }) => (
          <>
            <a href={`${url}/${id}`}>{subject}</a>
            <div class="secondary-line">to {recipient}</div>
          </>
        ),
      },
      { label: 'State', cell: (mail) => <MailBadge mail={mail} /> },
      { label: 'Problem', cell: ({ problem }) => (problem === null ? '–' : explainProblem(problem).sentence) },
      { label: 'Written', cell: ({ createdAt }) => <Time at={new Date(createdAt)} since={now} /> },
    ]}
  />
);

const Nothing = ({ facts }: { readonly facts: MailFacts }) => (
  <EmptyState
    icon="mail"
    title="No mails yet"
    actions={<ButtonLink href="/console/people/invite">Invite a colleague</ButtonLink>}
  >
    Mails are written when you invite somebody, when a key is made, and when somebody proves an address.
    {facts.state === 'sink'
      ? ' Until a mail server is set you read them here.'
      : ' Here you see whether each of them left.'}
  </EmptyState>
);

interface OpenedMail {
  readonly mail: Mail;
  readonly hasMailServer: boolean;
  /** It was given up, and is not out of date. */
  readonly canRetry: boolean;
  /** Origins of ours: links of a mail to them can be followed. */
  readonly origins: readonly string[];
}

/** Where mails leave, their text is between the server and the recipient: it may hold codes and links. */
export function mailPage({ mail, hasMailServer, canRetry, origins }: OpenedMail): RoomPage {
  return {
    room: 'Setup',
    title: mail.subject,
    heading: (
      <>
        {mail.subject} <MailBadge mail={mail} />
      </>
    ),
    breadcrumb: [{ label: 'Mail', href: url }],
    width: 'narrow',
    children: (
      <>
        <Card>
          <DefinitionList items={definitionsOf(mail)} />
        </Card>
        {canRetry && <PostButton action={`${url}/${mail.id}/retry`} label="Try it again" />}
        {hasMailServer || mail.body === '' ? (
          <p class="hint">The text is for the recipient alone.</p>
        ) : (
          <Card title="Text">
            <MailText text={mail.body} origins={origins} />
          </Card>
        )}
      </>
    ),
  };
}

const definitionsOf = ({ recipient, createdAt, sentAt, attempts, problem, nextTryAt }: Mail) => [
  { term: 'To', value: recipient },
  { term: 'Written', value: <Time at={new Date(createdAt)} /> },
  ...(sentAt === null ? [] : [{ term: 'Sent', value: <Time at={new Date(sentAt)} /> }]),
  { term: 'Attempts', value: attempts },
  ...(problem === null ? [] : problemOf(problem)),
  ...(attempts === 0 || nextTryAt === null ? [] : [{ term: 'Next attempt', value: <Time at={new Date(nextTryAt)} /> }]),
];

function problemOf(problem: string) {
  const { sentence, advice } = explainProblem(problem);
  return [
    { term: 'Problem', value: `${sentence} ${advice}` },
    { term: 'It says', value: <code>{problem}</code> },
  ];
}
