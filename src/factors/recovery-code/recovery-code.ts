import { randomBase32 } from '../../kit/ids.ts';
import { keyedDigest, type Sealer } from '../../kit/secrets.ts';
import { readCode } from '../../kit/text.ts';

export const CODES = 10;

/** 80 random bits (NIST 800-63B asks for 64) of an alphabet without look-alikes, in four groups of four. */
export const newRecoveryCode = (): string => randomBase32(16).replace(/(.{4})(?=.)/g, '$1-');

/** As Crockford's base32 reads it: whatever somebody makes of their own handwriting. */
const normalize = (typed: string): string =>
  readCode(typed)
    .toLowerCase()
    .replace(/[^0-9a-z]+/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');

/**
 * 80 bits are fewer than the 112 from which a bare hash is enough (NIST 800-63B section 3.1.2.2), so it takes our key,
 * which is not in the database; and a code is worth something for its owner alone.
 */
export const hashRecoveryCode = (sealer: Sealer, personId: string, typed: string): Buffer =>
  keyedDigest(sealer, `recovery-code ${personId} ${normalize(typed)}`);
