import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { Mail } from './mail.ts';

export async function insertMail(db: Database, mail: Mail): Promise<void> {
  await db
    .insertInto('mail')
    .values({
      id: mail.id,
      organization_id: mail.organizationId,
      recipient: mail.recipient,
      subject: mail.subject,
      body: mail.body,
      created_at: mail.createdAt,
      attempts: mail.attempts,
      next_try_at: mail.nextTryAt,
      sent_at: mail.sentAt,
      problem: mail.problem,
      sealed_body: mail.sealedBody,
    })
    .execute();
}

export async function listDueMail(db: Database, now: Millis, limit: number): Promise<Mail[]> {
  const query = db.selectFrom('mail').selectAll().where('next_try_at', '<=', now).orderBy('next_try_at').limit(limit);
  return (await query.execute()).map(fromRow);
}

/** Counts the attempt and puts the next one off, unless another process was first. */
export async function claimMail(db: Database, mail: Mail, until: Millis): Promise<boolean> {
  const result = await db
    .updateTable('mail')
    .set({ attempts: mail.attempts + 1, next_try_at: until })
    .where('id', '=', mail.id)
    .where('next_try_at', '=', mail.nextTryAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The text goes with the sending: it may hold a code or a link that nobody else should read. */
export async function markSent(db: Database, id: string, now: Millis): Promise<void> {
  const done = { sent_at: now, next_try_at: null, problem: null, body: '', sealed_body: null };
  await db.updateTable('mail').set(done).where('id', '=', id).execute();
}

/** @param nextTryAt null: never again */
export async function markFailed(db: Database, id: string, problem: string, nextTryAt: Millis | null): Promise<void> {
  await db.updateTable('mail').set({ problem, next_try_at: nextTryAt }).where('id', '=', id).execute();
}

/** Newest first. */
export async function selectMails(
  db: Database,
  organizationId: string,
  before: string | undefined,
  limit: number,
): Promise<Mail[]> {
  let query = db.selectFrom('mail').selectAll().where('organization_id', '=', organizationId);
  if (before) query = query.where('id', '<', before);
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(fromRow);
}

export async function findMail(db: Database, organizationId: string, id: string): Promise<Mail | undefined> {
  const query = db.selectFrom('mail').selectAll().where('organization_id', '=', organizationId).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row && fromRow(row);
}

export async function countMails(db: Database, organizationId: string) {
  const counted = await db
    .selectFrom('mail')
    .select(({ fn }) => [
      fn.count<number | string>('next_try_at').as('waiting'),
      fn.count<number | string>('problem').filterWhere('next_try_at', 'is not', null).as('delayed'),
      fn.countAll<number | string>().filterWhere('next_try_at', 'is', null).as('abandoned'),
    ])
    .where('organization_id', '=', organizationId)
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { waiting, delayed, abandoned } = counted;
  return { waiting: Number(waiting), delayed: Number(delayed), abandoned: Number(abandoned) }; // PostgreSQL counts in bigint, sent as text
}

export async function lastSentAt(db: Database, organizationId: string): Promise<Millis | null> {
  const { at } = await db
    .selectFrom('mail')
    .select(({ fn }) => fn.max<Millis | null>('sent_at').as('at'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return at;
}

/** The newest mails that were tried and have not left. */
export async function selectFailing(db: Database, organizationId: string): Promise<readonly Mail[]> {
  const query = db
    .selectFrom('mail')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('sent_at', 'is', null)
    .where('problem', 'is not', null)
    .orderBy('id', 'desc')
    .limit(50);
  return (await query.execute()).map(fromRow);
}

interface Revival {
  readonly organizationId: string;
  /** Of one mail; without it all. */
  readonly id: string | undefined;
  readonly writtenAfter: Millis;
  readonly at: Millis;
}

/** How many were given up and are due again. */
export async function reviveMails(db: Database, { organizationId, id, writtenAfter, at }: Revival): Promise<number> {
  let query = db
    .updateTable('mail')
    .set({ next_try_at: at, attempts: 0, problem: null })
    .where('organization_id', '=', organizationId)
    .where('sent_at', 'is', null)
    .where('next_try_at', 'is', null)
    .where('created_at', '>', writtenAfter);
  if (id !== undefined) query = query.where('id', '=', id);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

const fromRow = (row: Schema['mail']): Mail => ({
  id: row.id,
  organizationId: row.organization_id,
  recipient: row.recipient,
  subject: row.subject,
  body: row.body,
  sealedBody: row.sealed_body,
  createdAt: row.created_at,
  attempts: row.attempts,
  nextTryAt: row.next_try_at,
  sentAt: row.sent_at,
  problem: row.problem,
});
