import type { Evidence } from '../../factors/assurance.ts';
import type { Session } from '../../session/session.ts';
import type { Device } from '../../signin/devices/device.ts';
import { factorWords } from '../../signin/factor.words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Form, PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText } from '../../ui/page-context.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { accountWords } from './account.words.ts';
import { sessionWords } from './sessions.words.ts';
import { useBrowserWords } from './way-cards.tsx';

export type SessionsDone = keyof (typeof sessionWords)['en']['done'];

export interface SessionsSheet {
  readonly sessions: readonly Session[];
  readonly devices: readonly Device[];
  /** The session that looks at this page. */
  readonly ownSession: string;
  readonly now: Date;
  readonly done: SessionsDone | undefined;
}

export const SessionCards = ({ sheet }: { readonly sheet: SessionsSheet }) => {
  const words = useText(sessionWords);
  return (
    <>
      {sheet.done && (
        <Notice tone="success" role="status">
          {words.done[sheet.done]}
        </Notice>
      )}
      <Sessions sheet={sheet} />
      <Devices sheet={sheet} />
      <p>
        <ButtonLink href="/account">{useText(accountWords).back}</ButtonLink>
      </p>
    </>
  );
};

const Sessions = ({ sheet }: { readonly sheet: SessionsSheet }) => {
  const words = useText(sessionWords);
  return (
    <Card
      title={words.sessions}
      actions={
        sheet.sessions.length > 1 && (
          <ButtonLink tone="danger" href="/account/sessions/end-others">
            {words.endOthers}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={words.sessions}
        hideCaption
        rows={sheet.sessions}
        rowKey={({ id }) => id}
        columns={useSessionColumns(sheet)}
      />
    </Card>
  );
};

function useSessionColumns({ ownSession, now }: SessionsSheet): readonly Column<Session>[] {
  const words = useText(sessionWords);
  const names = useText(factorWords);
  const browser = useBrowserWords();
  const proofs = (evidence: readonly Evidence[]) =>
    [...new Set(evidence.map(({ factor }) => names[factor]))].join(', ');
  return [
    {
      label: words.browser,
      cell: ({ id, userAgent, address }) => (
        <>
          {browser(userAgent)} {id === ownSession && <Badge tone="info">{words.here}</Badge>}
          <div class="secondary-line">
            {words.from} <bdi>{address}</bdi>
          </div>
        </>
      ),
    },
    { label: words.active, cell: ({ lastSeenAt }) => <Time at={new Date(lastSeenAt)} since={now} /> },
    {
      label: words.signedIn,
      cell: ({ startedAt, evidence }) => (
        <div>
          <Time at={new Date(startedAt)} />
          <div class="secondary-line">{words.with(proofs(evidence))}</div>
        </div>
      ),
    },
    {
      label: words.actions,
      hideLabel: true,
      align: 'end',
      cell: ({ id }) =>
        id === ownSession ? '' : <PostButton action={`/account/sessions/${id}/end`} label={words.end} tone="danger" />,
    },
  ];
}

const Devices = ({ sheet: { devices } }: { readonly sheet: SessionsSheet }) => {
  const words = useText(sessionWords);
  return (
    <Card title={words.devices} description={words.devicesText}>
      {devices.length === 0 ? (
        <p>{words.noDevices}</p>
      ) : (
        <Table
          caption={words.devices}
          hideCaption
          rows={devices}
          rowKey={({ id }) => id}
          columns={useDeviceColumns()}
        />
      )}
    </Card>
  );
};

function useDeviceColumns(): readonly Column<Device>[] {
  const words = useText(sessionWords);
  const browser = useBrowserWords();
  return [
    { label: words.browser, cell: ({ userAgent }) => browser(userAgent) },
    { label: words.lastUsed, cell: ({ lastUsedAt }) => <Time at={new Date(lastUsedAt)} show="date" /> },
    {
      label: words.remembered,
      cell: ({ rememberedUntil }) =>
        rememberedUntil === null ? words.notRemembered : <Time at={new Date(rememberedUntil)} show="date" />,
    },
    {
      label: words.actions,
      hideLabel: true,
      align: 'end',
      cell: ({ id }) => <PostButton action={`/account/devices/${id}/forget`} label={words.forget} />,
    },
  ];
}

export const EndOthersForm = () => {
  const words = useText(sessionWords);
  return (
    <Form action="/account/sessions/end-others">
      <ButtonRow>
        <Button tone="danger">{words.endOthers}</Button>
        <ButtonLink href="/account/sessions">{useText(accountWords).cancel}</ButtonLink>
      </ButtonRow>
    </Form>
  );
};
