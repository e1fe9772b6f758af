import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type NamedConnection, readConnections } from '../../remote/read-connections.ts';
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

/** Where the console is that somebody uses. Any host may reach the server, so only names that are ours are written down. */
export const consoleOrigin = ({ publicUrl }: Pick<AppContext, 'publicUrl'>, { state }: FastifyRequest): string =>
  state.portal ? state.arrival.origin : publicUrl.origin;
