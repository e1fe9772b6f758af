import { hash } from 'node:crypto';
import type { Clock, Millis } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { countTurn, deleteBucket, deleteEndedWindows, uncountTurn } from './edge.queries.ts';

/** At most so many turns in a window of time that begins with the first. */
export interface RateLimit {
  readonly most: number;
  readonly per: Millis;
}

/** A `Result` whose refusal says how long until the next turn, in milliseconds. */
export type Turn =
  | { readonly ok: true; readonly value: true }
  | { readonly ok: false; readonly reason: 'too_many'; readonly wait: Millis };

/**
 * Counts one turn, for all processes together. In a unit of work of its own: a turn that was taken stays taken, whatever
 * becomes of the work after it.
 * @param bucket who and what for, e.g. `password:per_01…` or `sign-in:192.0.2.1`
 */
export async function takeTurn(ctx: Db & Clock, bucket: string, limit: RateLimit): Promise<Turn> {
  const now = ctx.now();
  const { count, endsAt } = await countTurn(ctx.db, keyOf(bucket), now, limit.per);
  return count <= limit.most ? { ok: true, value: true } : { ok: false, reason: 'too_many', wait: endsAt - now };
}

/** After a success: what was counted were tries in a row. */
export async function forgetTurns(ctx: Db, bucket: string): Promise<void> {
  await deleteBucket(ctx.db, keyOf(bucket));
}

/** It was no turn after all: there is one more until the window ends. */
export async function giveBackTurn(ctx: Db, bucket: string): Promise<void> {
  await uncountTurn(ctx.db, keyOf(bucket));
}

/** Rows of windows that are over mean nothing; now and then they go. */
export async function sweepTurns(ctx: Db & Clock): Promise<void> {
  await deleteEndedWindows(ctx.db, ctx.now());
}

/** Of one size however long the typed name is, and no list of who tried to sign in. */
const keyOf = (bucket: string): string => hash('sha256', bucket, 'base64url');
