import type { Connection } from '../../remote/connection.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { setUpPath } from './connection-steps.tsx';
import { audiences, CONNECTIONS, ConnectionBadge, pathOf } from './connection-words.tsx';
import { type RoomPage, setupTabs } from './console-screen.tsx';
import { FileBadge } from './file-badge.tsx';

export interface ConnectionList {
  readonly connections: readonly Connection[];
  readonly edition: 'with_feature' | 'without_feature';
  readonly removed?: 'removed';
}

export function connectionListPage({ connections, edition, removed }: ConnectionList): RoomPage {
  const isUsed = connections.length > 0;
  return {
    room: 'Setup',
    title: 'Remote Authentication',
    lead: isUsed ? 'Each connection lets the users of one website in here.' : undefined,
    tabs: setupTabs('Remote Authentication'),
    actions: isUsed && (
      <>
        <ButtonLink href={`${CONNECTIONS}/attempts`}>Attempts</ButtonLink>
        <ButtonLink tone="primary" icon="plus" href={`${CONNECTIONS}/new`}>
          New connection
        </ButtonLink>
      </>
    ),
    children: (
      <>
        {removed && (
          <Notice tone="success" role="status">
            The connection was removed, and its keys with it.
          </Notice>
        )}
        {edition === 'without_feature' && (
          <Notice tone="info" title="Not in this edition">
            The edition of this organization has no Remote Authentication. Nothing on this page takes effect.
          </Notice>
        )}
        {isUsed ? <Connections connections={connections} /> : <Nothing edition={edition} />}
      </>
    ),
  };
}

const Nothing = ({ edition }: { readonly edition: ConnectionList['edition'] }) => (
  <EmptyState
    icon="link"
    title="No website is connected yet"
    actions={
      edition === 'with_feature' && (
        <ButtonLink tone="primary" href={`${CONNECTIONS}/new`}>
          Set up Remote Authentication
        </ButtonLink>
      )
    }
  >
    People who are signed in on your website come in here without a second password: it signs a link with a secret key,
    and the portal checks it. It takes about ten minutes, and nothing changes for anybody until you switch it on.
  </EmptyState>
);

const Connections = ({ connections }: { readonly connections: readonly Connection[] }) => (
  <Table
    caption="Connections"
    hideCaption
    rows={connections}
    rowKey={({ id }) => id}
    columns={[
      {
        label: 'Name',
        cell: (connection) => (
          <>
            <a href={pathOf(connection)}>{connection.name}</a> {connection.isManagedByFile && <FileBadge />}
            <div class="secondary-line">{connection.loginUrl}</div>
          </>
        ),
      },
      {
        label: 'State',
        cell: (connection) => (
          <>
            <ConnectionBadge connection={connection} />
            {connection.enabledAt === null && !connection.isManagedByFile && (
              <div class="secondary-line">
                <a href={setUpPath(connection)}>Go on with the set-up</a>
              </div>
            )}
          </>
        ),
      },
      { label: 'For', cell: ({ audience }) => audiences[audience].label },
      { label: 'Set up', cell: ({ createdAt }) => <Time at={new Date(createdAt)} show="date" /> },
    ]}
  />
);
