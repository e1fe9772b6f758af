import { findProfileId, findRoleId } from '../directory/find-place.ts';
import type { Organization } from '../directory/organization.ts';
import { hostsOf } from '../directory/portal-hosts.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import { type ConnectionProblem, checkConnection } from './check-connection.ts';
import type { Connection, ConnectionOptions } from './connection.ts';
import type { RemoteEvent } from './remote.events.ts';
import { changeConnection } from './save-connection.ts';

/** What is left out stays as it is. */
export interface ConnectionEdit
  extends Partial<
    Pick<Connection, 'loginUrl' | 'logoutUrl' | 'ipRanges' | 'audience' | 'compatibility' | 'grantedAal'>
  > {
  /** Names of the organization. */
  readonly defaultRole?: string | undefined;
  readonly defaultProfile?: string | undefined;
  readonly options?: Partial<ConnectionOptions> | undefined;
}

export type EditProblem =
  | ConnectionProblem
  | { readonly field: 'loginUrl'; readonly problem: 'in_force' }
  | { readonly field: 'defaultRole' | 'defaultProfile'; readonly problem: 'unknown' };

interface Wish {
  readonly organization: Organization;
  readonly was: Connection;
  readonly edit: ConnectionEdit;
  readonly actor: string;
}

type Edited =
  | { readonly ok: true; readonly value: Connection }
  | { readonly ok: false; readonly problems: readonly EditProblem[] };

/** Changes settings of a connection, all or none: a setting that would not work changes nothing. */
export async function editConnection(
  ctx: Db & Clock & Emits<RemoteEvent> & { readonly publicHost: string },
  { organization, was, edit: { defaultRole, defaultProfile, options, ...edit }, actor }: Wish,
): Promise<Edited> {
  const { id } = organization;
  const defaultRoleId = defaultRole === undefined ? was.defaultRoleId : await findRoleId(ctx, id, defaultRole);
  const defaultProfileId =
    defaultProfile === undefined ? was.defaultProfileId : await findProfileId(ctx, id, defaultProfile);
  const problems: EditProblem[] = [...checkConnection({ ...was, ...edit }, hostsOf(ctx, organization))];
  // In force means tested: another address is tested as another connection first.
  if (was.enabledAt !== null && edit.loginUrl !== undefined && edit.loginUrl !== was.loginUrl) {
    problems.push({ field: 'loginUrl', problem: 'in_force' });
  }
  if (defaultRoleId === undefined) problems.push({ field: 'defaultRole', problem: 'unknown' });
  if (defaultProfileId === undefined) problems.push({ field: 'defaultProfile', problem: 'unknown' });
  if (problems.length > 0) return { ok: false, problems };
  const places = { ...(defaultRoleId && { defaultRoleId }), ...(defaultProfileId && { defaultProfileId }) };
  const settings = { ...edit, ...places, options: { ...was.options, ...options } };
  return { ok: true, value: await changeConnection(ctx, was, settings, actor) };
}
