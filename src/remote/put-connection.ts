import { findProfileId, findRoleId } from '../directory/find-place.ts';
import type { OrganizationId } from '../directory/organization.ts';
import { splitRanges } from '../kit/addresses.ts';
import { type Change, differences } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { listConnections } from './connection.queries.ts';
import { type Connection, type ConnectionOptions, shippedOptions } from './connection.ts';
import type { DialectId } from './dialects/index.ts';
import type { RemoteEvent } from './remote.events.ts';
import { changeConnection, createConnection } from './save-connection.ts';

export interface ConnectionWish
  extends Pick<Connection, 'name' | 'loginUrl' | 'logoutUrl'>,
    Partial<Pick<Connection, 'audience' | 'compatibility' | 'grantedAal'>> {
  readonly dialect?: DialectId;
  /** Addresses, CIDR blocks and ranges. */
  readonly ipRanges?: readonly string[];
  /** Names of the organization; null: none. */
  readonly defaultRole?: string | null;
  readonly defaultProfile?: string | null;
  readonly options?: Partial<ConnectionOptions>;
}

interface Put {
  readonly connection: Connection;
  readonly change: Change;
}

export type PutConnectionRefusal = 'unknown_role' | 'unknown_profile' | 'other_dialect';

/**
 * Makes the connection as wished, by its name, and has a configuration file manage it; what the wish leaves out stays, or is as shipped. The settings must have
 * passed {@link checkConnection}.
 */
export async function putConnection(
  ctx: Db & Clock & Emits<RemoteEvent>,
  organizationId: OrganizationId,
  { dialect = 'classic', ipRanges, defaultRole, defaultProfile, options, ...wish }: ConnectionWish,
  actor: string,
): Promise<Result<Put, PutConnectionRefusal>> {
  const was = (await listConnections(ctx.db, organizationId)).find(({ name }) => name === wish.name);
  if (was && was.dialect !== dialect) return refuse('other_dialect');
  const defaults = await readDefaults(ctx, organizationId, { defaultRole, defaultProfile });
  if (!defaults.ok) return defaults;

  const settings = {
    ...wish,
    ...defaults.value,
    ...(ipRanges && !isSameList(was, ipRanges) && { ipRanges: ipRanges.join(', ') }),
    ...(options && { options: { ...(was?.options ?? shippedOptions), ...options } }),
    isManagedByFile: true,
  };
  if (was) {
    const change = differences<Connection>(was, settings);
    return accept({ connection: await changeConnection(ctx, was, settings, actor), change });
  }
  const connection = await createConnection(ctx, { ...settings, organizationId, dialect }, actor);
  return accept({ connection, change: 'created' });
}

/** However it was typed. */
const isSameList = (was: Connection | undefined, ipRanges: readonly string[]): boolean =>
  splitRanges(was?.ipRanges ?? '').join() === ipRanges.join();

interface DefaultNames {
  readonly defaultRole: string | null | undefined;
  readonly defaultProfile: string | null | undefined;
}

async function readDefaults(ctx: Db, organizationId: OrganizationId, { defaultRole, defaultProfile }: DefaultNames) {
  const defaultRoleId = (await findRoleId(ctx, organizationId, defaultRole ?? null)) ?? null;
  if (defaultRole && defaultRoleId === null) return refuse('unknown_role');
  const defaultProfileId = (await findProfileId(ctx, organizationId, defaultProfile ?? null)) ?? null;
  if (defaultProfile && defaultProfileId === null) return refuse('unknown_profile');
  return accept({
    ...(defaultRole !== undefined && { defaultRoleId }),
    ...(defaultProfile !== undefined && { defaultProfileId }),
  });
}
