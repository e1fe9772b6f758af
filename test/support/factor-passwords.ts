import { createPasswordHasher } from '../../src/factors/hashing/hash-password.ts';
import type { Sealer } from '../../src/kit/secrets.ts';

/** For tests of factors that hash no password, and may not know the one that does. */
export const factorPasswords = ({ indexKey: key }: Sealer) => createPasswordHasher({ key, parallel: 1, waiting: 1 });
