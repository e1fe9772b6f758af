import type { Millis } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { findNewestAt } from './audit.queries.ts';

/** When the newest event happened by the clock of whoever recorded it; later than now, one of the clocks is wrong. */
export const findNewestTime = ({ db }: Db): Promise<Millis | undefined> => findNewestAt(db);
