import type { Database } from '../store/database.ts';

/** Whether the database answers. */
export async function isReady(db: Database): Promise<boolean> {
  try {
    await db.selectFrom('installation').select('name').limit(1).execute();
    return true;
  } catch {
    return false;
  }
}
