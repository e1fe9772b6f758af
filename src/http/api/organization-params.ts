import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

const name = Type.String({ description: 'Portal name of the caller’s own organization.' });
const connection = Type.String({ description: 'Name of a connection.' });
const key = Type.String({ description: 'Name of a key.' });

export const OrganizationParams = Type.Object({ name });
export const ConnectionParams = Type.Object({ name, connection });
export const KeyParams = Type.Object({ name, connection, key });

/** Who does it, as the ledger says: an administrator or a token. */
export const actorOf = ({ state }: FastifyRequest): string =>
  state.principal?.person.id ?? state.token?.id ?? 'stranger';
