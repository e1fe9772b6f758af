import type { Millis } from '../../src/kit/clock.ts';
import { newId } from '../../src/kit/ids.ts';
import type { HelpdeskDatabase } from '../store/tables.ts';
import type { HelpdeskEvent } from './helpdesk-event.ts';

export async function insertEvents(db: HelpdeskDatabase, events: readonly HelpdeskEvent[], now: Millis): Promise<void> {
  const ids = events.map(() => newId('out', now)).sort(); // of one moment, in the order in which they were told
  const rows = events.map(({ organizationId: organization_id, ...event }, index) => ({
    id: ids[index] ?? '',
    organization_id,
    ...event,
    due_at: now,
  }));
  await db.insertInto('helpdesk_outbox').values(rows).execute();
}

export async function hasDueEvents(db: HelpdeskDatabase, now: Millis): Promise<boolean> {
  const row = await db
    .selectFrom('helpdesk_outbox')
    .select('id')
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes what is due, so that no other process tells it too; what is not deleted until then is due again. */
export async function claimDueEvents(db: HelpdeskDatabase, now: Millis, until: Millis, limit: number) {
  const due = db
    .selectFrom('helpdesk_outbox')
    .select('id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  const claimed = await db
    .updateTable('helpdesk_outbox')
    .set({ due_at: until })
    .where('id', 'in', due)
    .where('due_at', '<=', now)
    .returningAll()
    .execute();
  return claimed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export async function deleteEvent(db: HelpdeskDatabase, id: string): Promise<void> {
  await db.deleteFrom('helpdesk_outbox').where('id', '=', id).execute();
}
