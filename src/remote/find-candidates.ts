import type { OrganizationId } from '../directory/organization.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { listConnections } from './connection.queries.ts';
import type { Candidate } from './dialects/dialect.ts';
import { listAllKeys } from './key.queries.ts';

/** Every key of the organization with its connection, opened: revoked keys too, so that the log can name them. */
export async function findCandidates(
  ctx: Db & { readonly sealer: Sealer },
  organizationId: OrganizationId,
): Promise<readonly Candidate[]> {
  const connections = await listConnections(ctx.db, organizationId);
  if (connections.length === 0) return [];
  const keys = await listAllKeys(ctx.db, organizationId);
  return keys.flatMap((key) => {
    const connection = connections.find(({ id }) => id === key.connectionId);
    return connection ? [{ connection, key: { ...key, secret: ctx.sealer.open(key.secret, key.id) } }] : [];
  });
}
