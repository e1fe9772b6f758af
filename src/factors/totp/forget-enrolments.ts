import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { deleteExpiredEnrolments } from './totp.queries.ts';

/** Secrets that nobody confirmed in time go. */
export const forgetEnrolments = (ctx: Db & Clock): Promise<void> => deleteExpiredEnrolments(ctx.db, ctx.now());
