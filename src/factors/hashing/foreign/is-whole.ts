import type { ForeignHash, ForeignSettings } from './foreign-settings.ts';
import { lengthOfBase64 } from './read-crypt.ts';

/** Bytes. What is left of a digest that was cut fits many passwords; of nothing, every one. The most keeps it hashable. */
const [LEAST_DIGEST, MOST_DIGEST] = [16, 512];
/** RFC 9106 section 3.1. */
const [ARGON2_SALT, ARGON2_BLOCKS_A_LANE] = [8, 8];

/** Whether nothing was lost of it, and each number is one that its scheme can work with. */
export const isWhole = ({ settings, digest }: ForeignHash): boolean =>
  Object.values(settings).every((value) => typeof value !== 'number' || (Number.isSafeInteger(value) && value > 0)) &&
  isDigestWhole(settings, lengthOfBase64(digest)) &&
  isUsable(settings);

function isDigestWhole(settings: ForeignSettings, bytes: number): boolean {
  if (settings.scheme === 'firebase' && bytes !== lengthOfBase64(settings.signerKey)) return false;
  const isOfLetters = ['bcrypt', 'sha_crypt', 'phpass'].includes(settings.scheme); // counted by their readers
  return isOfLetters || (bytes >= LEAST_DIGEST && bytes <= MOST_DIGEST);
}

function isUsable(settings: ForeignSettings): boolean {
  switch (settings.scheme) {
    case 'argon2':
      return lengthOfBase64(settings.salt) >= ARGON2_SALT && settings.memory >= ARGON2_BLOCKS_A_LANE * settings.lanes;
    case 'scrypt':
    case 'firebase':
      return settings.ln < 16 * settings.r; // RFC 7914 section 2
    default:
      return true;
  }
}
