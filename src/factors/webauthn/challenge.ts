import { type Clock, MINUTE } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { newSecret } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import {
  type Asked,
  deleteChallenge,
  deleteExpiredChallenges,
  findChallenge,
  insertChallenge,
} from './challenge.queries.ts';

/** The library compares a challenge and forgets it: the same answer would count twice. */
export const CHALLENGE_LIFETIME = 5 * MINUTE;

const bytesOf = (challenge: string): Uint8Array => Buffer.from(challenge, 'base64url');

/** A new challenge of 256 random bits, base64url. Several may wait in one place: people open two windows. Within a unit of work. */
export async function rememberChallenge(ctx: Db & Clock, asked: Asked): Promise<string> {
  const challenge = newSecret();
  await insertChallenge(ctx.db, bytesOf(challenge), { ...asked, expiresAt: ctx.now() + CHALLENGE_LIFETIME });
  return challenge;
}

/** For whom the challenge was made; nobody was identified where it is null. */
export async function recallChallenge(
  ctx: Db & Clock,
  challenge: string,
  asked: Omit<Asked, 'personId'>,
): Promise<Result<{ readonly personId: string | null }, 'wrong_challenge' | 'expired'>> {
  const found = await findChallenge(ctx.db, bytesOf(challenge), asked);
  if (!found) return refuse('wrong_challenge');
  return found.expiresAt > ctx.now() ? accept(found) : refuse('expired');
}

/** True for the one call that used it up. Within a unit of work. */
export const spendChallenge = (ctx: Db & Clock, challenge: string): Promise<boolean> =>
  deleteChallenge(ctx.db, bytesOf(challenge), ctx.now());

/** Those that nobody answered in time go. */
export const forgetChallenges = (ctx: Db & Clock): Promise<void> => deleteExpiredChallenges(ctx.db, ctx.now());
