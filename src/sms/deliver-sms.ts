import { type Clock, type Millis, SECOND } from '../kit/clock.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { SendBySms } from './send-by-gateway.ts';
import type { SmsEvent } from './sms.events.ts';
import { claimSms, listDueSms, markFailed, markSent } from './sms.queries.ts';
import { openSms, SMS_LIFETIME, type Sms } from './sms.ts';

export type SmsDeliveryContext = Db &
  Clock & {
    readonly unitOfWork: UnitOfWork<Schema, SmsEvent>;
    readonly sealer: Sealer;
    readonly send: SendBySms;
  };

const MOST_AT_ONCE = 20;
/** Waits after the first, second and third try: after that the code is hardly worth having. */
const waits: readonly Millis[] = [5 * SECOND, 20 * SECOND, 60 * SECOND];
/** Longer than any attempt takes, so that nobody else tries meanwhile; when our process dies, another one takes over. */
const CLAIM = 30 * SECOND;

/** Tries each message that is due once, some of them at the same time. Answers how many there were. */
export async function deliverSms(ctx: SmsDeliveryContext): Promise<number> {
  const due = await listDueSms(ctx.db, ctx.now(), MOST_AT_ONCE);
  await Promise.all(due.map((sms) => deliverOne(ctx, sms)));
  return due.length;
}

async function deliverOne(ctx: SmsDeliveryContext, sms: Sms) {
  const now = ctx.now();
  if (!(await ctx.unitOfWork(({ db }) => claimSms(db, sms, now + CLAIM)))) return;
  if (sms.body === null || now - sms.createdAt >= SMS_LIFETIME) return fail(ctx, sms, 'waited too long', null);
  const outcome = await ctx.send({
    id: sms.id,
    to: openSms(ctx, sms.id, sms.recipient),
    text: openSms(ctx, sms.id, sms.body),
  });
  if (!outcome.ok) return fail(ctx, sms, outcome.problem, outcome.isFinal ? null : waits[sms.attempts]);
  await ctx.unitOfWork(async ({ db, emit }) => {
    await markSent(db, sms.id, ctx.now());
    emit({ type: 'sms.sent', ...about(sms) });
  });
}

async function fail(ctx: SmsDeliveryContext, sms: Sms, problem: string, wait: Millis | null = null) {
  await ctx.unitOfWork(async ({ db, emit }) => {
    await markFailed(db, sms.id, problem, wait === null ? null : ctx.now() + wait);
    if (wait === null) emit({ type: 'sms.abandoned', ...about(sms), problem });
  });
}

const about = ({ id, organizationId }: Sms) => ({ organizationId, actor: 'system', smsId: id }) as const;
