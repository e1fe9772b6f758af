import { sql } from 'kysely';
import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { AssistedOutcome, AssistedRecovery, IdentityCheck } from './assisted-recovery.ts';

type Row = Schema['assisted_recovery'];

export async function insertRecovery(db: Database, recovery: AssistedRecovery, stopHash: Uint8Array): Promise<void> {
  await db
    .insertInto('assisted_recovery')
    .values({
      id: recovery.id,
      organization_id: recovery.organizationId,
      person_id: recovery.personId,
      begun_by: recovery.begunBy,
      checks: JSON.stringify({ checks: recovery.checks, note: recovery.note }),
      approvals: recovery.approval === 'not_needed' ? 0 : 1,
      approved_by: recovery.approvedBy,
      stop_hash: stopHash,
      secret_hash: null,
      code_hash: null,
      tries: 0,
      created_at: recovery.createdAt,
      opens_at: recovery.opensAt,
      sent_at: recovery.sentAt,
      expires_at: recovery.expiresAt,
      ended_at: recovery.endedAt,
      outcome: recovery.outcome,
    })
    .execute();
}

const open = (db: Database, now: Millis) =>
  db.selectFrom('assisted_recovery').selectAll().where('ended_at', 'is', null).where('expires_at', '>', now);

export async function findOpenOf(db: Database, personId: string, now: Millis): Promise<AssistedRecovery | undefined> {
  const row = await open(db, now).where('person_id', '=', personId).executeTakeFirst();
  return row && fromRow(row);
}

export async function findNewestOf(db: Database, personId: string): Promise<AssistedRecovery | undefined> {
  const query = db.selectFrom('assisted_recovery').selectAll().where('person_id', '=', personId);
  const row = await query.orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row && fromRow(row);
}

export async function findBySecret(
  db: Database,
  which: 'secret_hash' | 'stop_hash',
  hash: Uint8Array,
  now: Millis,
): Promise<AssistedRecovery | undefined> {
  const row = await open(db, now).where(which, '=', hash).executeTakeFirst();
  return row && fromRow(row);
}

/** Whoever began it does not agree to it as well. True for the one call that did it. */
export async function markApproved(db: Database, id: string, administratorId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assisted_recovery')
    .set({ approved_by: administratorId })
    .where('id', '=', id)
    .where('approved_by', 'is', null)
    .where('begun_by', '!=', administratorId)
    .where('person_id', '!=', administratorId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface Sent {
  readonly secretHash: Uint8Array;
  readonly codeHash: Uint8Array;
  readonly now: Millis;
  readonly expiresAt: Millis;
}

/** A newer link takes the place of the one before, and none of its wrong codes back. */
export async function markSent(
  db: Database,
  id: string,
  { secretHash, codeHash, now, expiresAt }: Sent,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assisted_recovery')
    .set({ secret_hash: secretHash, code_hash: codeHash, sent_at: now, expires_at: expiresAt })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('opens_at', '<=', now)
    .where('expires_at', '>', now)
    .where((where) => where.or([where('approvals', '=', 0), where('approved_by', 'is not', null)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Counts a try and answers what to compare with; undefined when it is over, or no try is left. */
export async function takeTry(db: Database, secretHash: Uint8Array, { now, most }: { now: Millis; most: number }) {
  return db
    .updateTable('assisted_recovery')
    .set({ tries: sql<number>`tries + 1` })
    .where('secret_hash', '=', secretHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .returning(['id', 'code_hash', 'tries'])
    .executeTakeFirst();
}

/** True for the one call that ended it. */
export async function endRecovery(db: Database, id: string, outcome: AssistedOutcome, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assisted_recovery')
    .set({ outcome, ended_at: now, secret_hash: null, code_hash: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function fromRow(row: Row): AssistedRecovery {
  const { checks, note } = JSON.parse(row.checks) as { checks: readonly IdentityCheck[]; note: string };
  return {
    id: row.id as AssistedRecovery['id'],
    organizationId: row.organization_id as OrganizationId,
    personId: row.person_id as PersonId,
    begunBy: row.begun_by,
    checks,
    note,
    approval: row.approvals === 0 ? 'not_needed' : row.approved_by === null ? 'needed' : 'given',
    approvedBy: row.approved_by,
    createdAt: row.created_at,
    opensAt: row.opens_at,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    outcome: row.outcome as AssistedOutcome | null,
  };
}
