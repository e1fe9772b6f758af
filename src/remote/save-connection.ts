import { listPlaces } from '../directory/list-places.ts';
import type { OrganizationId } from '../directory/organization.ts';
import { differences } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import type { Db } from '../store/database.ts';
import { insertConnection, updateConnection } from './connection.queries.ts';
import { type Connection, shippedOptions } from './connection.ts';
import type { DialectId } from './dialects/index.ts';
import { deleteTestFlows } from './flow.queries.ts';
import type { RemoteEvent } from './remote.events.ts';

type Ctx = Db & Clock & Emits<RemoteEvent>;

/** The settings of a connection that people choose. */
export type ConnectionSettings = Pick<
  Connection,
  | 'name'
  | 'loginUrl'
  | 'logoutUrl'
  | 'ipRanges'
  | 'audience'
  | 'compatibility'
  | 'defaultRoleId'
  | 'defaultProfileId'
  | 'options'
  | 'grantedAal'
>;

/** And what only a configuration file says. */
type Wish = ConnectionSettings & Pick<Connection, 'isManagedByFile'>;

type Necessary = 'name' | 'loginUrl' | 'logoutUrl';

/** What is left out is as shipped. */
export type NewConnection = Pick<ConnectionSettings, Necessary> &
  Partial<Omit<Wish, Necessary>> & {
    readonly organizationId: OrganizationId;
    readonly dialect: DialectId;
  };

/** Stores a draft: nothing takes effect before it is switched on. The settings must have passed {@link checkConnection}. */
export async function createConnection(ctx: Ctx, draft: NewConnection, actor: string): Promise<Connection> {
  const { organizationId } = draft;
  const connection: Connection = {
    ipRanges: '',
    audience: 'customers',
    compatibility: 'hardened',
    options: shippedOptions,
    grantedAal: 1,
    isManagedByFile: false,
    ...(await leastPrivileged(ctx, organizationId)),
    ...draft,
    id: newId('cnx', ctx.now()),
    createdAt: ctx.now(),
    testedAt: null,
    enabledAt: null,
  };
  await insertConnection(ctx.db, connection);
  ctx.emit({ type: 'connection.created', organizationId, actor, connectionId: connection.id, name: connection.name });
  return connection;
}

/** Changes settings. Another Login URL has not been tested yet. */
export async function changeConnection(
  ctx: Ctx,
  was: Connection,
  settings: Partial<Wish>,
  actor: string,
): Promise<Connection> {
  const fields = differences<Wish>(was, settings);
  if (fields.length === 0) return was;
  const merged: Connection = { ...was, ...settings };
  const changed = { ...merged, testedAt: merged.loginUrl === was.loginUrl ? was.testedAt : null };
  await updateConnection(ctx.db, changed);
  // A test that is under way went to the address before.
  if (merged.loginUrl !== was.loginUrl) await deleteTestFlows(ctx.db, was.id);
  ctx.emit({
    type: 'connection.changed',
    organizationId: was.organizationId,
    actor,
    connectionId: was.id,
    fields: fields.join(', '),
  });
  return changed;
}

/** The role that nobody reports to and the profile with the fewest permissions. */
export async function leastPrivileged(ctx: Db, organizationId: OrganizationId) {
  const { roles, profiles } = await listPlaces(ctx, organizationId);
  const superiors = new Set(roles.map(({ reportsTo }) => reportsTo));
  const weight = ({ permissions }: { permissions: readonly string[] }) =>
    permissions.includes('*') ? Infinity : permissions.length;
  return {
    defaultRoleId: roles.find(({ id }) => !superiors.has(id))?.id ?? null,
    defaultProfileId: profiles.toSorted((a, b) => weight(a) - weight(b))[0]?.id ?? null,
  };
}
