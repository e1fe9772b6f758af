import type { Clock, Millis } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Db } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Evidence } from '../assurance.ts';
import { isReadWhole } from '../hashing/foreign/layers.ts';
import type { PasswordHasher } from '../hashing/hash-password.ts';
import type { PasswordEvent } from './password.events.ts';
import { findPassword, replacePasswordHash } from './password.queries.ts';

interface Passwords {
  readonly passwords: PasswordHasher;
  readonly unitOfWork: UnitOfWork<Schema, PasswordEvent>;
}

export interface PasswordProof {
  readonly evidence: Evidence;
  /** Which of the passwords that the person has had: see `holdPassword`. */
  readonly setAt: Millis;
  /** Others may know it: another is to be chosen before anything else. */
  readonly isCompromised: boolean;
}

/**
 * Compares with the person's password. Nobody (`undefined`), a person without a password and a wrong password look and
 * take the same.
 */
export async function provePassword(
  ctx: Db & Clock & Passwords,
  personId: string | undefined,
  password: string,
): Promise<Result<PasswordProof, 'busy' | 'not_accepted' | 'disabled'>> {
  const known = await findPassword(ctx.db, personId ?? ''); // asked for nobody too: the same work
  const proof = await ctx.passwords.verify(known?.hash, password);
  if (!proof.ok) return proof;
  if (personId === undefined || known === undefined) return refuse('not_accepted');
  if (known.disabledAt !== null) return refuse('disabled');
  if (!ctx.passwords.isCurrent(known.hash) && isReadWhole(known.hash, password))
    await rehash(ctx, personId, known.hash, password);
  return accept({
    evidence: { factor: 'password', at: ctx.now() },
    setAt: known.setAt,
    isCompromised: known.compromisedAt !== null,
  });
}

async function rehash(ctx: Passwords, personId: string, was: string, password: string) {
  const fresh = await ctx.passwords.hash(password);
  if (fresh.ok) await ctx.unitOfWork(({ db }) => replacePasswordHash(db, personId, was, fresh.value));
}
