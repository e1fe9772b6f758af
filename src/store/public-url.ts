import type { Db, Engine } from './database.ts';

const NAME = 'public-url';

/** Notes where the server is reached, for mails that no request gave rise to. */
export async function keepPublicUrl({ writer }: Pick<Engine, 'writer'>, { href: value }: URL): Promise<void> {
  await writer
    .insertInto('installation')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Undefined before the program was ever opened. */
export async function readPublicUrl({ db }: Db): Promise<URL | undefined> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', NAME).executeTakeFirst();
  return row && new URL(row.value);
}
