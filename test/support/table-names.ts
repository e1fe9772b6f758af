import type { Database } from '../../src/store/database.ts';
import type { Schema } from '../../src/store/schema.ts';

let known: readonly (keyof Schema)[] | undefined;

/** Every table there is, the list of migrations excepted. The schema does not change while tests run. */
export async function tableNames(db: Database): Promise<readonly (keyof Schema)[]> {
  known ??= (await db.introspection.getTables()).map(({ name }) => name as keyof Schema);
  return known.filter((name) => name !== ('migration' as string));
}
