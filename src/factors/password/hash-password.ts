import { hash, verify } from '@node-rs/argon2';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { lengthOf } from '../../kit/text.ts';
import { createBoundedQueue } from './bounded-queue.ts';

export interface PasswordHasher {
  /** A PHC string with a salt of its own. `not_accepted`: longer than {@link LONGEST_PASSWORD}; it is never cut. */
  readonly hash: (password: string) => Promise<Result<string, 'busy' | 'not_accepted'>>;
  /** Without a hash the same work is done and then refused, so that time does not tell who has a password. */
  readonly verify: (phc: string | undefined, password: string) => Promise<Result<true, 'busy' | 'not_accepted'>>;
}

/** In code points: room for any phrase, none for an attack by length. */
export const LONGEST_PASSWORD = 1_024;

/** OWASP Password Storage: one of the equal choices for argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const current = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** Of a random password that nobody kept. */
export const dummyHash = `${current}IJ2kRPZGsdHmUWwSdvAYcg$GQziTqxONEY80vPt8wKBM9UEkCZNyhzn9EbfrT+o2os`;

/**
 * Each hash takes a core for some 20 ms, so only `parallel` run at a time and `waiting` wait; the next one is told
 * `busy` at once instead of making everybody wait.
 */
export function createPasswordHasher(size: { readonly parallel: number; readonly waiting: number }): PasswordHasher {
  const inTurn = createBoundedQueue(size);
  return {
    async hash(password) {
      if (!isHashable(password)) return refuse('not_accepted');
      return inTurn(() => hash(normalize(password), cost));
    },
    async verify(phc, password) {
      if (!isHashable(password)) return refuse('not_accepted');
      const matches = await inTurn(() => verify(phc ?? dummyHash, normalize(password)));
      if (!matches.ok) return matches;
      return matches.value && phc !== undefined ? accept(true) : refuse('not_accepted');
    },
  };
}

/** Whether the hash was made with another cost than today's, and is due to be made again at the next sign-in. */
export const needsRehash = (phc: string): boolean => !phc.startsWith(current);

/** NIST 800-63B section 3.1.1.2: the same word typed on two keyboards has the same bytes. */
const normalize = (password: string): string => password.normalize('NFC');

/** Lone surrogates all become U+FFFD as bytes, so two different passwords would be one. */
const isHashable = (password: string): boolean => password.isWellFormed() && lengthOf(password) <= LONGEST_PASSWORD;
