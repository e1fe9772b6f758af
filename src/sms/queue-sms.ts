import { type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { type Clock, HOUR, MINUTE } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { keyedDigest, type Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { isStopped, spans } from './breaker.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { SmsEvent } from './sms.events.ts';
import { insertSms, tally } from './sms.queries.ts';
import { sealSms } from './sms.ts';

const limits = {
  toOneNumber: { most: 3, per: 10 * MINUTE },
  forOnePerson: { most: 10, per: HOUR },
  ofOneOrganization: { most: 1_000, per: 10 * MINUTE },
} as const satisfies Readonly<Record<string, RateLimit>>;

interface Wish {
  readonly organizationId: string;
  readonly personId: string;
  readonly number: PhoneNumber;
  readonly text: string;
}

/** `stopped`: by the breaker, see `breaker.ts`. */
export type SmsRefusal = 'too_many' | 'stopped';

type Ctx = Db & Clock & Emits<SmsEvent> & { readonly sealer: Sealer };

/**
 * Puts a message in line, within the unit of work that gives rise to it. Answers its id. What is refused counts as well,
 * so that asking again and again does not help.
 */
export async function queueSms(ctx: Ctx, wish: Wish): Promise<Result<string, SmsRefusal>> {
  const { organizationId, personId, number, text } = wish;
  // Who has used up their own takes nothing of what others may have. The last of them also makes those of one organization
  // wait for each other, so that the breaker counts them all.
  const isWithin =
    (await isTurnOf(ctx, 'forOnePerson', personId)) &&
    (await isTurnOf(ctx, 'toOneNumber', markOf(ctx.sealer, number))) &&
    (await isTurnOf(ctx, 'ofOneOrganization', organizationId));
  if (!isWithin) return refuse('too_many');
  if (await isBreakerOpen(ctx, wish)) return refuse('stopped');
  const now = ctx.now();
  const id = newId('sms', now);
  const untried = { createdAt: now, attempts: 0, nextTryAt: now, sentAt: null, usedAt: null, problem: null };
  const sealed = { recipient: sealSms(ctx, id, number.e164), body: sealSms(ctx, id, text) };
  await insertSms(ctx.db, { id, organizationId, personId, prefix: number.prefix, ...sealed, ...untried });
  return accept(id);
}

const isTurnOf = async (ctx: Ctx, limit: keyof typeof limits, of: string): Promise<boolean> =>
  (await takeTurn(ctx, `sms:${limit}:${of}`, limits[limit])).ok;

/** There are so few numbers that a plain digest of one is as good as the number. */
const markOf = (sealer: Sealer, { e164 }: PhoneNumber): string =>
  keyedDigest(sealer, `sms ${e164}`).toString('base64url');

async function isBreakerOpen(ctx: Ctx, { organizationId, number }: Wish): Promise<boolean> {
  for (const prefix of [number.prefix, null]) {
    for (const within of spans) {
      const counted = await tally(ctx.db, { organizationId, prefix }, ctx.now() - within);
      if (!isStopped(prefix === null ? 'organization' : 'prefix', within, counted)) continue;
      await tellOnce(ctx, { organizationId, prefix, ...counted });
      return true;
    }
  }
  return false;
}

type Stopped = Omit<Extract<SmsEvent, { type: 'sms.stopped' }>, 'type' | 'actor'>;

/** Once an hour for each: the ledger is not for a script to fill. */
async function tellOnce(ctx: Ctx, stopped: Stopped) {
  const bucket = `sms:stopped:${stopped.organizationId}:${stopped.prefix}`;
  const turn = await takeTurn(ctx, bucket, { most: 1, per: HOUR });
  if (turn.ok) ctx.emit({ type: 'sms.stopped', actor: 'system', ...stopped });
}
