import { type Clock, DAY } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { deleteDeadSessions } from './session.queries.ts';

/** A page that was open over night still learns that its session is over, and not that there never was one. */
const KEEP_DEAD = DAY;

/** Sessions that nobody can resume any more go; the ledger keeps that they were. */
export const forgetSessions = (ctx: Db & Clock): Promise<void> => deleteDeadSessions(ctx.db, ctx.now() - KEEP_DEAD);
