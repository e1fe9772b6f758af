import type { Database } from '../../store/database.ts';

/** The person’s handle; `fresh` becomes it where there was none. */
export async function putHandle(db: Database, personId: string, fresh: Uint8Array): Promise<Uint8Array> {
  await db
    .insertInto('webauthn_user')
    .values({ person_id: personId, handle: fresh })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
  return (await findHandle(db, personId)) ?? fresh;
}

export async function findHandle(db: Database, personId: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('webauthn_user')
    .select('handle')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.handle;
}
