import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { messageOf } from './message-of.ts';
import { Problem } from './problem.ts';

/**
 * Makes the folder that holds the database and the secret key, for its owner alone. A folder that holds something
 * already is left as it is: it may be more than ours, and `doctor` complains where others can look in.
 */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length === 0) chmodSync(folder, 0o700);
  } catch (fault) {
    throw new Problem(
      `The data folder ${folder} cannot be used (${messageOf(fault)}). Choose another one with SALLYPORT_DATA.`,
    );
  }
}
