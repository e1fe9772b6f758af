import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

export async function findPasswordHash(db: Database, personId: string): Promise<string | undefined> {
  const row = await db.selectFrom('password').select('hash').where('person_id', '=', personId).executeTakeFirst();
  return row?.hash;
}

export async function findPassword(db: Database, personId: string) {
  const query = db
    .selectFrom('password')
    .select(['hash', 'changed_at', 'disabled_at', 'compromised_at'])
    .where('person_id', '=', personId);
  const row = await query.executeTakeFirst();
  return (
    row && {
      hash: row.hash,
      setAt: row.changed_at,
      disabledAt: row.disabled_at,
      compromisedAt: row.compromised_at,
    }
  );
}

/** Writes nothing new, and so keeps the row locked (PostgreSQL; SQLite has one writer). False when it was set at another time. */
export async function holdPasswordSetAt(db: Database, personId: string, setAt: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password')
    .set({ changed_at: setAt })
    .where('person_id', '=', personId)
    .where('changed_at', '=', setAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function upsertPasswordHash(db: Database, personId: string, hash: string, now: Millis): Promise<void> {
  await db
    .insertInto('password')
    .values({ person_id: personId, hash, changed_at: now })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ hash, changed_at: now, disabled_at: null, compromised_at: null }),
    )
    .execute();
}

/** Whether this call did it. */
export async function disablePassword(db: Database, personId: string, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password')
    .set({ disabled_at: now })
    .where('person_id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether this call did it. */
export async function markCompromised(db: Database, personId: string, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password')
    .set({ compromised_at: now })
    .where('person_id', '=', personId)
    .where('compromised_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when there is a password already. */
export async function insertPasswordHash(db: Database, personId: string, hash: string, now: Millis): Promise<boolean> {
  const added = await db
    .insertInto('password')
    .values({ person_id: personId, hash, changed_at: now })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The same password under a new hash; nothing happens when another password was set meanwhile. */
export async function replacePasswordHash(db: Database, personId: string, was: string, hash: string): Promise<void> {
  await db.updateTable('password').set({ hash }).where('person_id', '=', personId).where('hash', '=', was).execute();
}

/** How many people of each kind have a password and may come in. */
export async function countHolders(
  db: Database,
  organizationId: string,
): Promise<Readonly<Record<'customer' | 'representative', number>>> {
  const rows = await db
    .selectFrom('password')
    .innerJoin('person', 'person.id', 'password.person_id')
    .select(({ fn }) => ['person.kind', fn.countAll<number | string>().as('people')])
    .where('person.organization_id', '=', organizationId)
    .where('person.deactivated_at', 'is', null)
    .groupBy('person.kind')
    .execute();
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.people ?? 0); // PostgreSQL sends bigint as text
  return { customer: of('customer'), representative: of('representative') };
}
