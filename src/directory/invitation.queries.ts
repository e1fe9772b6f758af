import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { Invitation } from './invitation.ts';
import type { OrganizationId } from './organization.ts';
import type { PersonId } from './person.ts';

export async function insertInvitation(
  db: Database,
  invitation: Omit<Invitation, 'usedAt'> & { readonly secretHash: Uint8Array; readonly invitedBy: string },
): Promise<void> {
  await db
    .insertInto('invitation')
    .values({
      secret_hash: invitation.secretHash,
      organization_id: invitation.organizationId,
      person_id: invitation.personId,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      used_at: null,
    })
    .execute();
}

/** How many there were that nobody had used. */
export async function deleteUnusedInvitations(db: Database, personId: PersonId): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function findOpenInvitation(
  db: Database,
  secretHash: Uint8Array,
  now: Millis,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** True for the one caller that used it. */
export async function spendInvitation(db: Database, secretHash: Uint8Array, now: Millis): Promise<boolean> {
  const spent = await db
    .updateTable('invitation')
    .set({ used_at: now })
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return spent.numUpdatedRows > 0n;
}

/** All invitations of these people, oldest first. */
export async function listInvitations(db: Database, personIds: readonly PersonId[]): Promise<readonly Invitation[]> {
  if (personIds.length === 0) return [];
  const query = db.selectFrom('invitation').selectAll().where('person_id', 'in', personIds).orderBy('created_at');
  return (await query.execute()).map(fromRow);
}

/** The newest that a representative may still accept. */
export async function findNewestOpen(
  db: Database,
  organizationId: OrganizationId,
  now: Millis,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .selectAll('invitation')
    .where('invitation.organization_id', '=', organizationId)
    .where('person.kind', '=', 'representative')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invitation.created_at', 'desc')
    .executeTakeFirst();
  return row && fromRow(row);
}

const fromRow = (row: Schema['invitation']): Invitation => ({
  organizationId: row.organization_id as OrganizationId,
  personId: row.person_id as PersonId,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
});
