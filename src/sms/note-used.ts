import type { Clock } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { markUsed } from './sms.queries.ts';

/** The code of a message was typed in: what the breaker judges by. Within a unit of work. */
export const noteUsed = ({ db, now }: Db & Clock, id: string): Promise<void> => markUsed(db, id, now());
