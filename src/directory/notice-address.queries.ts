import type { Database } from '../store/database.ts';
import type { NoticeAddress } from './notice-address.ts';

/** Oldest first. */
export async function listNoticeAddresses(db: Database, personId: string): Promise<readonly NoticeAddress[]> {
  const rows = await db
    .selectFrom('notice_address')
    .select(['id', 'email', 'verified_at as verifiedAt'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows;
}

interface NewNoticeAddress extends NoticeAddress {
  readonly organizationId: string;
  readonly personId: string;
}

/** False when the person has it already. */
export async function insertNoticeAddress(db: Database, row: NewNoticeAddress): Promise<boolean> {
  const { id, organizationId: organization_id, personId: person_id, email, verifiedAt: verified_at } = row;
  const added = await db
    .insertInto('notice_address')
    .values({ id, organization_id, person_id, email, verified_at })
    .onConflict((conflict) => conflict.columns(['person_id', 'email']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Answers the address that went. */
export async function deleteNoticeAddress(db: Database, personId: string, id: string): Promise<string | undefined> {
  const row = await db
    .deleteFrom('notice_address')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning('email')
    .executeTakeFirst();
  return row?.email;
}
