import type { Clock, Millis } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { deleteNoticeAddress, insertNoticeAddress, listNoticeAddresses } from './notice-address.queries.ts';
import type { Person } from './person.ts';

type Owner = Pick<Person, 'id' | 'organizationId'>;
type Ctx = Db & Emits<DirectoryEvent>;

const MOST_NOTICE_ADDRESSES = 5;

/** One that was proved to be theirs. False when it is there already, or there are enough. Within a unit of work. */
export async function addNoticeAddress(
  ctx: Ctx & Clock,
  { id: personId, organizationId }: Owner,
  email: string,
): Promise<boolean> {
  if ((await listNoticeAddresses(ctx.db, personId)).length >= MOST_NOTICE_ADDRESSES) return false;
  const row = { id: newId('nad'), organizationId, personId, email, verifiedAt: ctx.now() };
  if (!(await insertNoticeAddress(ctx.db, row))) return false;
  ctx.emit({ type: 'notice-address.added', organizationId, actor: personId, personId });
  return true;
}

/** Answers the address that went. Within a unit of work. */
export async function removeNoticeAddress(
  ctx: Ctx,
  { id: personId, organizationId }: Owner,
  id: string,
  actor: string,
): Promise<string | undefined> {
  const email = await deleteNoticeAddress(ctx.db, personId, id);
  if (email !== undefined) ctx.emit({ type: 'notice-address.removed', organizationId, actor, personId });
  return email;
}

/** Those that came since then. Within a unit of work. */
export async function removeNewNoticeAddresses(ctx: Ctx, owner: Owner, since: Millis, actor: string): Promise<void> {
  const all = await listNoticeAddresses(ctx.db, owner.id);
  for (const { id } of all.filter(({ verifiedAt }) => verifiedAt >= since)) {
    await removeNoticeAddress(ctx, owner, id, actor);
  }
}
