import { explainSmsProblem } from '../../sms/explain-problem.ts';
import type { SmsGateway } from '../../sms/gateway.ts';
import type { ListedSms } from '../../sms/list-sms.ts';
import type { Stop } from '../../sms/read-stops.ts';
import type { SmsState } from '../../sms/sms.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { type RoomPage, setupTabs } from './console-screen.tsx';
import { addressOf } from './list-address.ts';
import { MailText } from './mail-text.tsx';

export interface MessageList {
  readonly gateway: SmsGateway | undefined;
  readonly stops: readonly Stop[];
  readonly messages: readonly ListedSms[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  /** Whether the organization’s policy names countries at all. */
  readonly isOn: boolean;
  readonly now: Date;
}

export const MESSAGES = '/console/messages';

const states: Readonly<Record<SmsState, { readonly word: string; readonly tone: Tone }>> = {
  waiting: { word: 'Waiting', tone: 'info' },
  sent: { word: 'Sent', tone: 'neutral' },
  used: { word: 'Typed in', tone: 'success' },
  abandoned: { word: 'Given up', tone: 'danger' },
};

const StateBadge = ({ state }: { readonly state: SmsState }) => (
  <Badge tone={states[state].tone}>{states[state].word}</Badge>
);

export function messageListPage(list: MessageList): RoomPage {
  return {
    room: 'Setup',
    title: 'Messages',
    lead: 'The codes that went to phones in the last 30 days, and whether they were typed in. Numbers are not shown.',
    tabs: setupTabs('Messages'),
    children: (
      <>
        <GatewayNotice gateway={list.gateway} />
        <StopNotice stops={list.stops} />
        {list.messages.length > 0 ? <Messages list={list} /> : <Nothing isOn={list.isOn} />}
      </>
    ),
  };
}

const GatewayNotice = ({ gateway }: Pick<MessageList, 'gateway'>) =>
  gateway ? (
    <Card title="Gateway">
      <DefinitionList
        items={[
          { term: 'Provider', value: gateway.preset },
          { term: 'Host', value: gateway.host },
          { term: 'Sender', value: gateway.from === '' ? '–' : gateway.from },
        ]}
      />
    </Card>
  ) : (
    <Notice tone="warning" title="No gateway is set">
      Messages wait here for ten minutes instead of leaving, and administrators can read them: whoever administers this
      organization can sign in with anybody’s code. To send them, set <code>SALLYPORT_SMS_GATEWAY</code> with the
      account, secret and sender of your provider, and start the server again.
    </Notice>
  );

const StopNotice = ({ stops }: Pick<MessageList, 'stops'>) =>
  stops.length === 0 ? null : (
    <Notice
      tone="danger"
      title="Messages are stopped"
      actions={<PostButton action={`${MESSAGES}/resume`} label="Let them go again" />}
    >
      Of many codes hardly any was typed in: somebody may be having messages sent to numbers that pay for it. People who
      need one now have to prove themselves another way.
      <ul>
        {stops.map(({ prefix, written, used }) => (
          <li key={prefix}>
            {prefix === null ? 'All numbers' : <bdi dir="ltr">{prefix} …</bdi>}: {used} of {written} typed in
          </li>
        ))}
      </ul>
    </Notice>
  );

const Messages = ({ list: { messages, next, isFirst, now } }: { readonly list: MessageList }) => (
  <Table
    caption="Messages"
    hideCaption
    rows={messages}
    rowKey={({ id }) => id}
    pager={{ first: isFirst ? undefined : MESSAGES, next: next && addressOf(MESSAGES, { before: next }) }}
    columns={[
      {
        label: 'To',
        cell: ({ id, to }) => (
          <a href={`${MESSAGES}/${id}`}>
            <bdi dir="ltr">{to}</bdi>
          </a>
        ),
      },
      { label: 'State', cell: ({ state }) => <StateBadge state={state} /> },
      { label: 'Problem', cell: ({ problem }) => (problem === null ? '–' : explainSmsProblem(problem)) },
      { label: 'Written', cell: ({ createdAt }) => <Time at={new Date(createdAt)} since={now} /> },
    ]}
  />
);

const Nothing = ({ isOn }: Pick<MessageList, 'isOn'>) => (
  <EmptyState icon="mail" title="No messages yet">
    {isOn
      ? 'A message is written when somebody signs in with a code by phone, or sets up their phone.'
      : 'Codes by text message are off: they go nowhere before the sign-in policy allows them and names the countries that they may go to.'}
  </EmptyState>
);

interface OpenedMessage {
  readonly message: ListedSms & { readonly text: string };
  readonly hasGateway: boolean;
}

/** Where messages leave, their text is between the server and the phone. */
export function messagePage({ message, hasGateway }: OpenedMessage): RoomPage {
  return {
    room: 'Setup',
    title: `Message to ${message.to}`,
    heading: (
      <>
        Message to <bdi dir="ltr">{message.to}</bdi> <StateBadge state={message.state} />
      </>
    ),
    breadcrumb: [{ label: 'Messages', href: MESSAGES }],
    width: 'narrow',
    children: (
      <>
        <Card>
          <DefinitionList items={definitionsOf(message)} />
        </Card>
        {hasGateway || message.text === '' ? (
          <p class="hint">The text is for the phone alone.</p>
        ) : (
          <Card title="Text">
            <MailText text={message.text} origins={[]} />
          </Card>
        )}
      </>
    ),
  };
}

const definitionsOf = ({ personId, createdAt, sentAt, attempts, problem }: ListedSms) => [
  { term: 'For', value: <a href={`/console/people/${personId}`}>the person who asked for it</a> },
  { term: 'Written', value: <Time at={new Date(createdAt)} /> },
  ...(sentAt === null ? [] : [{ term: 'Sent', value: <Time at={new Date(sentAt)} /> }]),
  { term: 'Attempts', value: attempts },
  ...(problem === null
    ? []
    : [
        { term: 'Problem', value: explainSmsProblem(problem) },
        { term: 'It says', value: <code>{problem}</code> },
      ]),
];
