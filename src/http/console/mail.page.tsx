import type { MailPage } from '../../mail/list-mails.ts';
import { type Mail, type MailState, stateOf } from '../../mail/mail.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { type RoomPage, setupTabs } from './console-screen.tsx';
import { addressOf } from './list-address.ts';
import { MailText } from './mail-text.tsx';

export interface MailList {
  readonly mails: MailPage['mails'];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly hasMailServer: boolean;
  readonly now: Date;
}

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
  return {
    room: 'Setup',
    title: 'Mail',
    lead: 'Every mail to the people of this organization, and whether it left.',
    tabs: setupTabs('Mail'),
    children: (
      <>
        {!list.hasMailServer && (
          <Notice tone="warning" title="No mail server is set">
            Mails wait here instead of leaving, and administrators can read them. To send them, set{' '}
            <code>SALLYPORT_SMTP_URL</code> (such as <code>smtps://user:password@mail.example.com:465</code>) and{' '}
            <code>SALLYPORT_MAIL_FROM</code>, and start the server again. What still waits then is sent.
          </Notice>
        )}
        {list.mails.length > 0 ? <Mails list={list} /> : <Nothing />}
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
      { label: 'Problem', cell: ({ problem }) => problem ?? '–' },
      { label: 'Written', cell: ({ createdAt }) => <Time at={new Date(createdAt)} since={now} /> },
    ]}
  />
);

const Nothing = () => (
  <EmptyState icon="mail" title="No mails yet">
    Mails are written when a key is made, when somebody proves an address, and when your website creates a
    representative.
  </EmptyState>
);

interface OpenedMail {
  readonly mail: Mail;
  readonly hasMailServer: boolean;
  /** Origins of ours: links of a mail to them can be followed. */
  readonly origins: readonly string[];
}

/** Where mails leave, their text is between the server and the recipient: it may hold codes and links. */
export function mailPage({ mail, hasMailServer, origins }: OpenedMail): RoomPage {
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
  ...(problem === null ? [] : [{ term: 'Problem', value: problem }]),
  ...(attempts === 0 || nextTryAt === null ? [] : [{ term: 'Next attempt', value: <Time at={new Date(nextTryAt)} /> }]),
];
