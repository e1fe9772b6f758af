import { accept, type Result, refuse } from '../../../kit/result.ts';
import type { ForeignHash, ForeignProblem, Reader } from './foreign-settings.ts';
import { isWhole } from './is-whole.ts';
import { judgeCost } from './judge-cost.ts';
import { readArgon2, readBcrypt, readPbkdf2, readPhpass, readScrypt, readShaCrypt } from './read-crypt.ts';
import { readDjango, readFirebase, readKeycloak, readLdap } from './read-others.ts';

const readers: readonly Reader[] = [
  readArgon2,
  readBcrypt,
  readPbkdf2,
  readScrypt,
  readFirebase,
  readShaCrypt,
  readPhpass,
  readLdap,
  readDjango,
  readKeycloak,
];

/** A password hash as another system wrote it, in whichever of the forms we know. */
export function readForeignHash(text: string): Result<ForeignHash, ForeignProblem> {
  const trimmed = text.trim();
  for (const read of readers) {
    const found = read(trimmed);
    if (!found) continue;
    const problem = judgeCost(found.settings) ?? (isWhole(found) ? undefined : 'broken');
    return problem ? refuse(problem) : accept(found);
  }
  return refuse(isBare(trimmed) ? 'unsalted' : 'unknown');
}

/** A digest and nothing else, in hexadecimal or as LDAP writes it. */
const isBare = (text: string): boolean =>
  /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i.test(text) ||
  /^\{(?:MD5|SHA|SHA256|SHA512)\}/i.test(text);
