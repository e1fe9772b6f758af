import { type Connection, isAccepted, type Key } from '../../remote/connection.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { keyStates, pathOf } from './connection-words.tsx';
import { FileBadge } from './file-badge.tsx';

interface Props {
  readonly connection: Connection;
  readonly keys: readonly Key[];
  readonly now: Date;
}

/** The keys that links may be signed with; never a secret. */
export const KeysCard = ({ connection, keys, now }: Props) => (
  <Card
    title="Keys"
    description="Every key that is not revoked is accepted. Rotating makes a new one and lets the one before it go on for 24 hours."
    actions={!connection.isManagedByFile && <KeyActions connection={connection} keys={keys} />}
  >
    {keys.length > 0 ? (
      <KeyTable connection={connection} keys={keys} now={now} />
    ) : (
      <p>There is no key: no link can be signed.</p>
    )}
  </Card>
);

const KeyActions = ({ connection, keys }: Pick<Props, 'connection' | 'keys'>) => (
  <>
    <ButtonLink href={`${pathOf(connection)}/keys/new`}>Add a key</ButtonLink>
    <PostButton
      action={`${pathOf(connection)}/keys/rotations`}
      label="Rotate"
      hidden={{ newest: keys.at(-1)?.id ?? '' }}
    />
  </>
);

const KeyTable = ({ connection, keys, now }: Props) => (
  <Table
    caption="Keys"
    hideCaption
    rows={keys.toReversed()}
    rowKey={({ id }) => id}
    columns={[
      {
        label: 'Key',
        cell: ({ name, fingerprint, managedAt }) => (
          <>
            {name} {managedAt !== null && <FileBadge />}
            <div class="secondary-line">
              <code>{fingerprint}</code>
            </div>
          </>
        ),
      },
      { label: 'State', cell: (key) => <KeyState connectionKey={key} now={now} /> },
      { label: 'Created', cell: ({ createdAt }) => <Time at={new Date(createdAt)} show="date" /> },
      {
        label: 'Last used',
        cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'Never' : <Time at={new Date(lastUsedAt)} since={now} />),
      },
      { label: 'Retires', cell: ({ retiresAt }) => (retiresAt === null ? '–' : <Time at={new Date(retiresAt)} />) },
      ...(connection.isManagedByFile
        ? []
        : [
            {
              label: 'Actions',
              hideLabel: true,
              align: 'end' as const,
              cell: (key: Key) => <RowActions connection={connection} connectionKey={key} />,
            },
          ]),
    ]}
  />
);

const KeyState = ({ connectionKey: key, now }: { readonly connectionKey: Key; readonly now: Date }) => {
  const isOver = key.state === 'retiring' && !isAccepted(key, now.getTime());
  const { word, tone } = isOver ? { word: 'Retired', tone: 'neutral' as const } : keyStates[key.state];
  return <Badge tone={tone}>{word}</Badge>;
};

const RowActions = ({
  connection,
  connectionKey: { id, state },
}: {
  readonly connection: Connection;
  readonly connectionKey: Key;
}) => {
  if (state === 'revoked') return null;
  const path = `${pathOf(connection)}/keys/${id}`;
  return (
    <div class="buttons">
      {(state === 'next' || state === 'retiring') && (
        <PostButton action={`${path}/state`} label="Make active" hidden={{ state: 'active' }} />
      )}
      {state === 'active' && <PostButton action={`${path}/state`} label="Retire" hidden={{ state: 'retiring' }} />}
      <ButtonLink tone="danger" href={`${path}/revoke`}>
        Revoke
      </ButtonLink>
    </div>
  );
};
