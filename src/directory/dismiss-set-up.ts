import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { OrganizationId } from './organization.ts';
import type { PersonId } from './person.ts';
import { deleteDismissal, insertDismissal, listDismissals } from './set-up-dismissal.queries.ts';

type Ctx = Db & Clock & Emits<DirectoryEvent>;

/** Steps of the set-up that nobody in the organization wants to see. */
export const readDismissals = async ({ db }: Db, organizationId: OrganizationId): Promise<ReadonlySet<string>> =>
  new Set(await listDismissals(db, organizationId));

/** Puts a step of the set-up out of sight, for the whole organization. */
export async function dismissItem(ctx: Ctx, organizationId: OrganizationId, item: string, actor: PersonId) {
  if (!(await insertDismissal(ctx.db, { organizationId, item, personId: actor, at: ctx.now() }))) return;
  ctx.emit({ type: 'set-up-item.dismissed', organizationId, actor, item });
}

/** Shows it again. */
export async function restoreItem(ctx: Ctx, organizationId: OrganizationId, item: string, actor: PersonId) {
  if (!(await deleteDismissal(ctx.db, organizationId, item))) return;
  ctx.emit({ type: 'set-up-item.restored', organizationId, actor, item });
}
