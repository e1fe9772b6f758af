import { type Clock, DAY } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { deleteSmsBefore, expireSms } from './sms.queries.ts';
import { SMS_LIFETIME } from './sms.ts';

const KEPT_FOR = 30 * DAY;

/** A code that is worth nothing is not kept, nor for long to whom it went. Within a unit of work. */
export async function forgetSms(ctx: Db & Clock): Promise<void> {
  await expireSms(ctx.db, ctx.now() - SMS_LIFETIME, 'waited too long');
  await deleteSmsBefore(ctx.db, ctx.now() - KEPT_FOR);
}
