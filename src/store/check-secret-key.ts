import { keyedDigest, type Sealer } from '../kit/secrets.ts';
import type { Engine } from './database.ts';

/**
 * A database belongs to the secret key it was first opened with: another one could neither verify a link nor say so.
 * Throws when the key is another.
 */
export async function checkSecretKey({ writer }: Pick<Engine, 'writer'>, sealer: Sealer): Promise<void> {
  const value = keyedDigest(sealer, 'installation').toString('hex');
  const kept = await writer.transaction().execute(async (db) => {
    const row = { name: 'secret-key', value };
    await db
      .insertInto('installation')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    return db.selectFrom('installation').select('value').where('name', '=', 'secret-key').executeTakeFirstOrThrow();
  });
  if (kept.value !== value) {
    throw new Error(
      'This database was made with another secret key: set SALLYPORT_SECRET_KEY to that one, or restore the secret.key that lay beside it',
    );
  }
}
