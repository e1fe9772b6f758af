import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { Tally } from './breaker.ts';
import type { Sms } from './sms.ts';

export async function insertSms(db: Database, sms: Sms): Promise<void> {
  await db
    .insertInto('sms')
    .values({
      id: sms.id,
      organization_id: sms.organizationId,
      person_id: sms.personId,
      recipient: sms.recipient,
      prefix: sms.prefix,
      body: sms.body,
      created_at: sms.createdAt,
      attempts: sms.attempts,
      next_try_at: sms.nextTryAt,
      sent_at: sms.sentAt,
      used_at: sms.usedAt,
      problem: sms.problem,
      counted: 1,
    })
    .execute();
}

export async function listDueSms(db: Database, now: Millis, limit: number): Promise<Sms[]> {
  const query = db.selectFrom('sms').selectAll().where('next_try_at', '<=', now).orderBy('next_try_at').limit(limit);
  return (await query.execute()).map(fromRow);
}

/** Counts the attempt and puts the next one off, unless another process was first. */
export async function claimSms(db: Database, sms: Sms, until: Millis): Promise<boolean> {
  const result = await db
    .updateTable('sms')
    .set({ attempts: sms.attempts + 1, next_try_at: until })
    .where('id', '=', sms.id)
    .where('next_try_at', '=', sms.nextTryAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function markSent(db: Database, id: string, now: Millis): Promise<void> {
  const done = { sent_at: now, next_try_at: null, problem: null, body: null };
  await db.updateTable('sms').set(done).where('id', '=', id).execute();
}

/** @param nextTryAt null: never again, and nobody needs its text */
export async function markFailed(db: Database, id: string, problem: string, nextTryAt: Millis | null): Promise<void> {
  const change = { problem, next_try_at: nextTryAt, ...(nextTryAt === null && { body: null }) };
  await db.updateTable('sms').set(change).where('id', '=', id).execute();
}

/** Its code was typed in, so it is not waited for either. */
export async function markUsed(db: Database, id: string, now: Millis): Promise<void> {
  await db.updateTable('sms').set({ used_at: now, next_try_at: null, body: null }).where('id', '=', id).execute();
}

/** What was written since then, of one network or of all. */
export async function tally(
  db: Database,
  { organizationId, prefix }: { readonly organizationId: string; readonly prefix: string | null },
  since: Millis,
): Promise<Tally> {
  let query = db
    .selectFrom('sms')
    .select(({ fn }) => [fn.countAll<number | string>().as('written'), fn.count<number | string>('used_at').as('used')])
    .where('organization_id', '=', organizationId)
    .where('created_at', '>', since)
    .where('counted', '=', 1);
  if (prefix !== null) query = query.where('prefix', '=', prefix);
  const { written, used } = await query.executeTakeFirstOrThrow();
  return { written: Number(written), used: Number(used) }; // PostgreSQL counts in bigint, sent as text
}

export async function listPrefixes(db: Database, organizationId: string, since: Millis): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('sms')
    .select('prefix')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('created_at', '>', since)
    .where('counted', '=', 1)
    .orderBy('prefix')
    .execute();
  return rows.map(({ prefix }) => prefix);
}

/** How many the breaker had counted. */
export async function stopCounting(db: Database, organizationId: string): Promise<number> {
  const query = db.updateTable('sms').set({ counted: 0 }).where('organization_id', '=', organizationId);
  return Number((await query.where('counted', '=', 1).executeTakeFirst()).numUpdatedRows);
}

/** Newest first. */
export async function selectSms(
  db: Database,
  organizationId: string,
  before: string | undefined,
  limit: number,
): Promise<Sms[]> {
  let query = db.selectFrom('sms').selectAll().where('organization_id', '=', organizationId);
  if (before) query = query.where('id', '<', before);
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(fromRow);
}

export async function findSms(db: Database, organizationId: string, id: string): Promise<Sms | undefined> {
  const query = db.selectFrom('sms').selectAll().where('organization_id', '=', organizationId).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row && fromRow(row);
}

/** What waited in vain has no text any more. */
export async function expireSms(db: Database, before: Millis, problem: string): Promise<void> {
  await db
    .updateTable('sms')
    .set({ body: null, next_try_at: null, problem })
    .where('next_try_at', 'is not', null)
    .where('created_at', '<=', before)
    .execute();
}

export async function deleteSmsBefore(db: Database, before: Millis): Promise<void> {
  await db.deleteFrom('sms').where('created_at', '<=', before).execute();
}

const fromRow = (row: Schema['sms']): Sms => ({
  id: row.id,
  organizationId: row.organization_id,
  personId: row.person_id,
  recipient: row.recipient,
  prefix: row.prefix,
  body: row.body,
  createdAt: row.created_at,
  attempts: row.attempts,
  nextTryAt: row.next_try_at,
  sentAt: row.sent_at,
  usedAt: row.used_at,
  problem: row.problem,
});
