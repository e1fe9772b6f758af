import { sql } from 'kysely';
import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { CallerCheck, CallerCheckId, CallerCheckMethod, CallerCheckOutcome } from './caller-check.ts';

type Row = Schema['caller_check'];

export async function insertCheck(db: Database, check: CallerCheck, codeHash: Uint8Array | null): Promise<void> {
  await db
    .insertInto('caller_check')
    .values({
      id: check.id,
      organization_id: check.organizationId,
      person_id: check.personId,
      representative_id: check.representativeId,
      subject: check.subject,
      method: check.method,
      code_hash: codeHash,
      tries: check.tries,
      evidence: JSON.stringify(check.evidence),
      created_at: check.createdAt,
      expires_at: check.expiresAt,
      ended_at: check.endedAt,
      outcome: check.outcome,
    })
    .execute();
}

export async function findCheck(
  db: Database,
  organizationId: OrganizationId,
  id: string,
): Promise<CallerCheck | undefined> {
  const query = db.selectFrom('caller_check').selectAll().where('id', '=', id);
  const row = await query.where('organization_id', '=', organizationId).executeTakeFirst();
  return row && fromRow(row);
}

/** The one that waits for this person. */
export async function findWaiting(db: Database, personId: string, now: Millis): Promise<CallerCheck | undefined> {
  const row = await db
    .selectFrom('caller_check')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Newest first. */
export async function listChecks(
  db: Database,
  personId: string,
  { subject, limit }: { readonly subject: string; readonly limit: number },
): Promise<readonly CallerCheck[]> {
  const rows = await db
    .selectFrom('caller_check')
    .selectAll()
    .where('person_id', '=', personId)
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Counts a try and answers what to compare with; undefined when it is over, or no try is left. */
export async function takeTry(db: Database, id: CallerCheckId, { now, most }: { now: Millis; most: number }) {
  return db
    .updateTable('caller_check')
    .set({ tries: sql<number>`tries + 1` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .returning(['code_hash', 'tries'])
    .executeTakeFirst();
}

interface Ending {
  readonly outcome: CallerCheckOutcome;
  readonly evidence: readonly Evidence[];
  readonly now: Millis;
}

/** True for the one call that ended it. */
export async function endCheck(db: Database, id: CallerCheckId, { outcome, evidence, now }: Ending): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('caller_check')
    .set({ outcome, evidence: JSON.stringify(evidence), ended_at: now, code_hash: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const fromRow = (row: Row): CallerCheck => ({
  id: row.id as CallerCheckId,
  organizationId: row.organization_id as OrganizationId,
  personId: row.person_id as PersonId,
  representativeId: row.representative_id as PersonId,
  subject: row.subject,
  method: row.method as CallerCheckMethod,
  tries: row.tries,
  evidence: JSON.parse(row.evidence) as readonly Evidence[],
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
  outcome: row.outcome as CallerCheckOutcome | null,
});
