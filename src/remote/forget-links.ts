import { type Clock, DAY } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { deleteAttempts } from './attempt.queries.ts';
import { deleteExpired } from './link.queries.ts';

/** Long enough to look into a complaint; the ledger keeps what matters for longer. */
const KEEP_ATTEMPTS = 90 * DAY;

/** Forgets flows, admissions and spent links that no link can refer to any more. */
export const forgetLinks = (ctx: Db & Clock): Promise<void> => deleteExpired(ctx.db, ctx.now());

export const forgetAttempts = (ctx: Db & Clock): Promise<void> => deleteAttempts(ctx.db, ctx.now() - KEEP_ATTEMPTS);
