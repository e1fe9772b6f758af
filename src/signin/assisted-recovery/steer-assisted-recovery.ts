import type { Person } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { hashSecret } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { AssistedRecoveryEvent } from './assisted-recovery.events.ts';
import { endRecovery, findBySecret, findNewestOf, markApproved } from './assisted-recovery.queries.ts';
import type { AssistedRecovery } from './assisted-recovery.ts';

type Ctx = Db & Clock & Emits<AssistedRecoveryEvent>;

/** The last one of a person, under way or over. */
export const readAssistedRecovery = ({ db }: Db, { id }: Pick<Person, 'id'>): Promise<AssistedRecovery | undefined> =>
  findNewestOf(db, id);

/** Undefined for every link that leads to nothing, whatever the reason. */
export const findByLink = (ctx: Db & Clock, secret: string): Promise<AssistedRecovery | undefined> =>
  findBySecret(ctx.db, 'secret_hash', hashSecret(secret), ctx.now());

export const findByStopLink = (ctx: Db & Clock, secret: string): Promise<AssistedRecovery | undefined> =>
  findBySecret(ctx.db, 'stop_hash', hashSecret(secret), ctx.now());

/** False for whoever began it, and for the person it is for. Within a unit of work. */
export async function approveRecovery(ctx: Ctx, recovery: AssistedRecovery, actor: string): Promise<boolean> {
  if (recovery.approval !== 'needed' || !(await markApproved(ctx.db, recovery.id, actor))) return false;
  ctx.emit({ type: 'recovery.approved', ...aboutOf(recovery), actor });
  return true;
}

/** The owner of the account says no, or an administrator gives up. Within a unit of work. */
export async function stopRecovery(
  ctx: Ctx,
  recovery: AssistedRecovery,
  { outcome, actor }: { readonly outcome: 'stopped' | 'cancelled'; readonly actor: string },
): Promise<boolean> {
  if (!(await endRecovery(ctx.db, recovery.id, outcome, ctx.now()))) return false;
  ctx.emit({ type: `recovery.${outcome}`, ...aboutOf(recovery), actor });
  return true;
}

const aboutOf = ({ organizationId, personId }: AssistedRecovery) => ({ organizationId, personId });
