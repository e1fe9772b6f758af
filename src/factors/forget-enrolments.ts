import type { Clock } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { deleteEnrolmentsOf, deleteExpiredEnrolments } from './enrolment.queries.ts';

/** Secrets that nobody confirmed in time go. */
export const forgetEnrolments = (ctx: Db & Clock): Promise<void> => deleteExpiredEnrolments(ctx.db, ctx.now());

/** Whatever somebody began to set up for this person comes to nothing. Within a unit of work. */
export const forgetEnrolmentsOf = ({ db }: Db, personId: string): Promise<void> => deleteEnrolmentsOf(db, personId);
