import { forgetTurns, giveBackTurn, takeTurn } from '../../edge/limit-rate.ts';
import { networkOf } from '../../edge/read-address.ts';
import type { FactorName } from '../../factors/assurance.ts';
import { type Clock, DAY, type Millis } from '../../kit/clock.ts';
import { accept, refuse } from '../../kit/result.ts';
import type { Db } from '../../store/database.ts';
import { findDevicesOf } from '../devices/device.queries.ts';
import {
  bucketsOfPerson,
  checksADay,
  checksOfStrangersADay,
  countOf,
  dayOf,
  faceOf,
  fromOneNetwork,
  type Guess,
  isAuthenticator,
  isBlind,
  isCode,
  isGuessable,
  MOST_IN_A_ROW,
  nameOf,
  PASSING,
  rowOf,
  waits,
} from './guess-buckets.ts';
import { countGuess, deleteGuesses, deleteIdleGuesses, findGuesses, uncountGuess } from './guess-count.queries.ts';

/**
 * `look`: it is to be compared. `look_away`: the same work is to be done for nobody: the account has been guessed at enough
 * under other names, which who types this one may not learn.
 */
export type Turn =
  | { readonly ok: true; readonly value: 'look' | 'look_away' }
  /** `work`: a challenge that the browser solves takes the place of the wait. */
  | { readonly ok: false; readonly reason: 'too_many'; readonly wait: Millis; readonly helps: 'time' | 'work' }
  /** No wait helps: a success in a known browser does, or a new authenticator. */
  | { readonly ok: false; readonly reason: 'suspended' };

type Ctx = Db & Clock;

/**
 * Counts one more try, before it is looked at. In a unit of work of its own: it stays counted, whatever becomes of the
 * proof. What is answered depends on the typed name alone until something is proved; whether it is looked at, on the account.
 */
export async function takeTry(ctx: Ctx, attempt: Guess, factor: FactorName): Promise<Turn> {
  if (!isGuessable(factor)) return accept('look');
  if (attempt.challenge === undefined && attempt.deviceId === undefined) {
    const turn = await takeTurn(ctx, networkBucket(attempt), fromOneNetwork);
    if (!turn.ok) return { ...turn, helps: 'work' };
  }
  const turn = await takeRow(ctx, attempt, factor);
  if (!turn.ok) return turn;
  const ofDay = isCode(factor) ? await takeCheckOfDay(ctx, attempt, factor) : accept('look' as const);
  if (!ofDay.ok) {
    await uncountGuess(ctx.db, [rowOf(factor, faceOf(factor, attempt))], ctx.now());
    return ofDay;
  }
  if (ofDay.value === 'look_away' || !isAuthenticator(factor)) return ofDay;
  const count = { waits: [], most: MOST_IN_A_ROW, skipsWait: true };
  if ((await countGuess(ctx.db, countOf(factor, attempt), ctx.now(), count)) !== undefined) return ofDay;
  return isBlind(attempt) ? accept('look_away') : refuse('suspended');
}

const networkBucket = ({ address }: Guess): string => `sign-in:network:${networkOf(address)}`;

async function takeRow(ctx: Ctx, attempt: Guess, factor: FactorName): Promise<Turn> {
  const bucket = rowOf(factor, faceOf(factor, attempt));
  const now = ctx.now();
  const count = { waits, most: MOST_IN_A_ROW, skipsWait: attempt.challenge === 'solved' };
  if ((await countGuess(ctx.db, bucket, now, count)) !== undefined) return accept('look');
  const row = await findGuesses(ctx.db, bucket);
  if (row && row.failures >= MOST_IN_A_ROW) return refuse('suspended');
  const helps = attempt.deviceId === undefined ? 'work' : 'time';
  return { ok: false, reason: 'too_many', wait: Math.max(1, (row?.wait_until ?? now) - now), helps };
}

/** A code of a few digits is guessed soon, so its checks of a day are few, across flows, sessions and codes. */
async function takeCheckOfDay(ctx: Ctx, attempt: Guess, factor: FactorName): Promise<Turn> {
  const taken = await takeDay(ctx, attempt, factor, faceOfDay(attempt));
  if (!taken.ok || !isBlind(attempt) || !attempt.person) return taken;
  return (await takeDay(ctx, attempt, factor, attempt.person.id)).ok ? taken : accept('look_away');
}

const faceOfDay = (attempt: Guess): string =>
  attempt.person && !isBlind(attempt) ? attempt.person.id : nameOf(attempt);

async function takeDay(ctx: Ctx, { deviceId }: Guess, factor: FactorName, whose: string): Promise<Turn> {
  if (deviceId === undefined) {
    const limit = { most: checksOfStrangersADay(factor), per: DAY };
    const turn = await takeTurn(ctx, dayOf(factor, 'strangers', whose), limit);
    if (!turn.ok) return { ...turn, helps: 'time' };
  }
  const turn = await takeTurn(ctx, dayOf(factor, 'all', whose), { most: checksADay(factor), per: DAY });
  return turn.ok ? accept('look') : { ...turn, helps: 'time' };
}

/** It was no guess: it was not looked at, or had been right once. Within a unit of work. */
export async function giveBackTry(ctx: Ctx, attempt: Guess, factor: FactorName): Promise<void> {
  if (!isGuessable(factor)) return;
  await uncountGuess(ctx.db, [rowOf(factor, faceOf(factor, attempt)), countOf(factor, attempt)], ctx.now());
  await giveBackDay(ctx, attempt, factor);
}

async function giveBackDay(ctx: Db, attempt: Guess, factor: FactorName) {
  if (!isCode(factor)) return;
  const owners = new Set([faceOfDay(attempt), ...(attempt.person ? [attempt.person.id] : [])]);
  for (const whose of owners) {
    await giveBackTurn(ctx, dayOf(factor, 'all', whose));
    if (attempt.deviceId === undefined) await giveBackTurn(ctx, dayOf(factor, 'strangers', whose));
  }
}

/** Who has proved it was not guessing: the row ends, and the day has one check less. Within a unit of work. */
export async function forgetTries(ctx: Ctx, attempt: Guess, factor: FactorName): Promise<void> {
  if (!isGuessable(factor) || !attempt.person) return;
  const devices = attempt.deviceId === undefined ? [] : [attempt.deviceId];
  const buckets = bucketsOfPerson(factor, attempt.organization, attempt.person, devices);
  await deleteGuesses(ctx.db, [...buckets, rowOf(factor, faceOf(factor, attempt))]);
  await giveBackDay(ctx, attempt, factor);
}

/** Begins anew where what was guessed at is gone: there is a new password, or another authenticator. Within a unit of work. */
export async function forgetGuessesAt(
  ctx: Db,
  person: NonNullable<Guess['person']> & { readonly organizationId: Guess['organization']['id'] },
  factors: readonly FactorName[],
): Promise<void> {
  const deviceIds = (await findDevicesOf(ctx.db, person.id, 0)).map(({ id }) => id);
  for (const factor of factors) {
    const organization = { id: person.organizationId };
    await deleteGuesses(ctx.db, bucketsOfPerson(factor, organization, person, deviceIds));
    for (const who of ['all', 'strangers'] as const) await forgetTurns(ctx, dayOf(factor, who, person.id));
  }
}

/** Typed names that nobody types any more go; what was counted of an account stays until a success. */
export const sweepGuesses = ({ db, now }: Ctx): Promise<void> =>
  deleteIdleGuesses(db, {
    prefix: PASSING,
    since: now() - DAY,
    fullSince: now() - 30 * DAY,
    full: MOST_IN_A_ROW,
  });
