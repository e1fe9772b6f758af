import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { deleteConnection, updateConnection } from './connection.queries.ts';
import { type Connection, isAccepted } from './connection.ts';
import { listKeys } from './key.queries.ts';
import type { RemoteEvent } from './remote.events.ts';

type Ctx = Db & Clock & Emits<RemoteEvent>;

/** Puts remote sign-in in force. Refused before one test round trip has succeeded, so that a wrong URL locks nobody out. */
export async function switchOn(
  ctx: Ctx,
  connection: Connection,
  actor: string,
): Promise<Result<Connection, 'not_tested' | 'no_key'>> {
  return connection.testedAt === null ? refuse('not_tested') : switchOnUntested(ctx, connection, actor);
}

/** The same without the round trip: whoever writes a configuration file vouches for its URLs, and can take it back. */
export async function switchOnUntested(
  ctx: Ctx,
  connection: Connection,
  actor: string,
): Promise<Result<Connection, 'no_key'>> {
  const keys = await listKeys(ctx.db, connection.organizationId, connection.id);
  if (!keys.some((key) => isAccepted(key, ctx.now()))) return refuse('no_key');
  if (connection.enabledAt !== null) return accept(connection);
  const enabled = { ...connection, enabledAt: ctx.now() };
  await updateConnection(ctx.db, enabled);
  ctx.emit({
    type: 'connection.enabled',
    organizationId: connection.organizationId,
    actor,
    connectionId: connection.id,
  });
  return accept(enabled);
}

/** Sends everybody to the regular sign-in again; settings and keys stay. */
export async function switchOff(ctx: Ctx, connection: Connection, actor: string): Promise<Connection> {
  if (connection.enabledAt === null) return connection;
  const disabled = { ...connection, enabledAt: null };
  await updateConnection(ctx.db, disabled);
  ctx.emit({
    type: 'connection.disabled',
    organizationId: connection.organizationId,
    actor,
    connectionId: connection.id,
  });
  return disabled;
}

/** Removes a connection that is switched off, with its keys. */
export async function removeConnection(
  ctx: Ctx,
  connection: Connection,
  actor: string,
): Promise<Result<true, 'switched_on'>> {
  if (connection.enabledAt !== null) return refuse('switched_on');
  await deleteConnection(ctx.db, connection);
  const { organizationId, id: connectionId, name } = connection;
  ctx.emit({ type: 'connection.removed', organizationId, actor, connectionId, name });
  return accept(true);
}
