import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Keeps a second server out of a folder: the two would wait for each other at every write, and whoever needs two takes
 * PostgreSQL. The lock is the database engine's own, so it ends with the process, however that dies. Other commands do
 * not ask for it.
 * @returns what lets go of the folder, or undefined when another process holds it
 */
export function holdFolder(folder: string): (() => void) | undefined {
  const database = new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 });
  try {
    database.exec('pragma journal_mode = memory; begin exclusive');
    return () => database.close();
  } catch (fault) {
    database.close();
    if (isLocked(fault)) return undefined;
    throw fault;
  }
}

const SQLITE_BUSY = 5;

const isLocked = (fault: unknown): boolean =>
  fault instanceof Error && 'errcode' in fault && fault.errcode === SQLITE_BUSY;
