import { hash as digest, type KeyObject } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { SECOND } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { lengthOf } from '../../kit/text.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { computeForeign } from './foreign/compute-foreign.ts';
import { readLayers } from './foreign/layers.ts';

export interface PasswordHasher {
  /** A PHC string with a salt of its own. `not_accepted`: longer than {@link LONGEST_PASSWORD}; it is never cut. */
  readonly hash: (password: string) => Promise<Result<string, 'busy' | 'not_accepted'>>;
  /**
   * Without a hash the same work is done and then refused, so that time does not tell who has a password. One that was
   * brought along from elsewhere costs what it costs there, and ours.
   */
  readonly verify: (kept: string | undefined, password: string) => Promise<Result<true, 'busy' | 'not_accepted'>>;
  /** Whether it was made as hashes are made today; any other is due to be made again at the next sign-in. */
  readonly isCurrent: (kept: string) => boolean;
}

/** In code points: room for any phrase, none for an attack by length. */
export const LONGEST_PASSWORD = 1_024;

/** OWASP Password Storage: one of the equal choices for argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random password that nobody kept. */
const dummy = 'IJ2kRPZGsdHmUWwSdvAYcg$GQziTqxONEY80vPt8wKBM9UEkCZNyhzn9EbfrT+o2os';

/** Whoever has waited this long is told to come back: behind them are more than can be served. */
const PATIENCE = SECOND;

interface HasherOptions {
  /** Kept outside of the database: without it the hashes in there say nothing (NIST 800-63B section 3.1.1.2). */
  readonly key: KeyObject;
  readonly parallel: number;
  readonly waiting: number;
}

/**
 * Each hash takes a core for some 20 ms, so only `parallel` run at a time and `waiting` wait, a second at most; whoever
 * comes beyond that is told `busy` instead of making everybody wait. Those that were brought along may take seconds, and
 * any stranger can guess at one: they wait in a line of their own.
 */
export function createPasswordHasher({ key, ...size }: HasherOptions): PasswordHasher {
  const inTurn = createBoundedQueue({ ...size, patience: PATIENCE });
  const abroad = createBoundedQueue({ ...size, parallel: Math.max(1, size.parallel >> 1), patience: PATIENCE });
  const secret = key.export();
  const keyId = digest('sha256', secret, 'buffer').subarray(0, 6).toString('base64');
  const current = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism},keyid=${keyId}$`;

  /** What was made before there was a key says so by not naming one. */
  const matches = (phc: string, password: string) => verify(phc, password, phc.includes(',keyid=') ? { secret } : {});

  function compare(kept: string, password: string): Promise<Result<boolean, 'busy'>> {
    const layers = readLayers(kept);
    if (!layers) return inTurn(() => matches(kept, normalize(password)));
    return abroad(async () => matches(layers.outer, await computeForeign(layers.settings, password)));
  }

  return {
    async hash(password) {
      if (!isHashable(password)) return refuse('not_accepted');
      const made = await inTurn(() => hash(normalize(password), { ...cost, secret }));
      return made.ok ? accept(current + made.value.split('$').slice(-2).join('$')) : made;
    },
    async verify(kept, password) {
      if (!isHashable(password)) return refuse('not_accepted');
      const right = await compare(kept ?? current + dummy, password);
      if (!right.ok) return right;
      return right.value && kept !== undefined ? accept(true) : refuse('not_accepted');
    },
    isCurrent: (kept) => kept.startsWith(current),
  };
}

/** NIST 800-63B section 3.1.1.2: the same word typed on two keyboards has the same bytes. */
const normalize = (password: string): string => password.normalize('NFC');

/** Lone surrogates all become U+FFFD as bytes, so two different passwords would be one. */
const isHashable = (password: string): boolean => password.isWellFormed() && lengthOf(password) <= LONGEST_PASSWORD;
