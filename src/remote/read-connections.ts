import { listPlaces } from '../directory/list-places.ts';
import type { OrganizationId } from '../directory/organization.ts';
import type { Db } from '../store/database.ts';
import { findLogoutUrl, listConnections } from './connection.queries.ts';
import type { Connection, Key } from './connection.ts';
import { listKeys } from './key.queries.ts';

/** A connection with the names of what a representative gets who is created without a role or profile. */
export interface NamedConnection extends Connection {
  readonly defaultRole: string | null;
  readonly defaultProfile: string | null;
}

/** By name. */
export async function readConnections(ctx: Db, organizationId: OrganizationId): Promise<readonly NamedConnection[]> {
  const { roles, profiles } = await listPlaces(ctx, organizationId);
  return (await listConnections(ctx.db, organizationId)).map((connection) => ({
    ...connection,
    defaultRole: roles.find(({ id }) => id === connection.defaultRoleId)?.name ?? null,
    defaultProfile: profiles.find(({ id }) => id === connection.defaultProfileId)?.name ?? null,
  }));
}

export async function readConnection(
  ctx: Db,
  organizationId: OrganizationId,
  name: string,
): Promise<NamedConnection | undefined> {
  return (await readConnections(ctx, organizationId)).find((connection) => connection.name === name);
}

/** The keys of a connection without their secrets, oldest first. */
export async function readKeys(ctx: Db, { organizationId, id }: Connection): Promise<readonly Key[]> {
  return (await listKeys(ctx.db, organizationId, id)).map(({ secret, secretDigest, ...key }) => key);
}

/** Where somebody goes who came in through this connection; undefined once it is switched off. */
export const readLogoutUrl = (
  { db }: Db,
  organizationId: OrganizationId,
  connectionId: string,
): Promise<string | undefined> => findLogoutUrl(db, organizationId, connectionId);
