import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { SealedKey } from './connection.ts';
import { listEveryKey } from './key.queries.ts';

export interface KeyCount {
  readonly all: number;
  /** Fingerprints of the keys that the secret key does not open. */
  readonly unreadable: readonly string[];
}

/** Whether every stored key can still be read, in all organizations. */
export async function findUnreadableKeys({ db, sealer }: Db & { readonly sealer: Sealer }): Promise<KeyCount> {
  const keys = await listEveryKey(db);
  const unreadable = keys.filter((key) => !opens(sealer, key)).map(({ fingerprint }) => fingerprint);
  return { all: keys.length, unreadable };
}

function opens(sealer: Sealer, { secret, id }: SealedKey): boolean {
  try {
    sealer.open(secret, id);
    return true;
  } catch {
    return false;
  }
}
