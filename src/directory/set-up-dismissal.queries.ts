import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';

export async function listDismissals(db: Database, organizationId: OrganizationId): Promise<readonly string[]> {
  const query = db.selectFrom('set_up_dismissal').select('item').where('organization_id', '=', organizationId);
  return (await query.execute()).map(({ item }) => item);
}

/** False when it was there already. */
export async function insertDismissal(
  db: Database,
  row: {
    readonly organizationId: OrganizationId;
    readonly item: string;
    readonly personId: string;
    readonly at: Millis;
  },
): Promise<boolean> {
  const { organizationId, item, personId, at } = row;
  const added = await db
    .insertInto('set_up_dismissal')
    .values({ organization_id: organizationId, item, person_id: personId, at })
    .onConflict((conflict) => conflict.columns(['organization_id', 'item']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when there was none. */
export async function deleteDismissal(db: Database, organizationId: OrganizationId, item: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('set_up_dismissal')
    .where('organization_id', '=', organizationId)
    .where('item', '=', item)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
