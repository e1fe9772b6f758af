import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Connection } from '../../remote/connection.ts';
import { type NamedConnection, readConnections } from '../../remote/read-connections.ts';
import type { Db } from '../../store/database.ts';
import type { AppContext } from '../app-context.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { showConnection } from './show-connection.ts';

export const ConnectionParams = Type.Object({ id: Type.String() });

type AboutConnection = FastifyRequest<{ Params: { id: string } }>;

/**
 * The connection that a request is about, of the organization it is in. Undefined when the answer has been sent: there is
 * none, or a file manages it and the request would change it.
 */
export async function takeConnection(
  ctx: AppContext,
  request: AboutConnection,
  reply: FastifyReply,
  purpose: 'read' | 'change',
): Promise<NamedConnection | undefined> {
  const connection = (await readConnections(ctx, request.organization.id)).find(({ id }) => id === request.params.id);
  if (!connection) {
    sendNothingHere(request, reply);
    return undefined;
  }
  if (purpose === 'read' || !connection.isManagedByFile) return connection;
  await showConnection(ctx, request, reply, {
    connection,
    problem: 'A configuration file manages this connection: change it there.',
  });
  return undefined;
}

/**
 * The connection as a unit of work finds it: it may have been changed since the request looked. Undefined when it is gone
 * by now, or a file manages it.
 */
export async function asItIsNow(
  tx: Db,
  { organizationId, id: wanted }: Pick<Connection, 'organizationId' | 'id'>,
): Promise<NamedConnection | undefined> {
  const connections = await readConnections(tx, organizationId);
  return connections.find(({ id, isManagedByFile }) => id === wanted && !isManagedByFile);
}
