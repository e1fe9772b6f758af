import type { Clock } from '../../src/kit/clock.ts';
import type { Db, HelpdeskUnitOfWork } from '../store/tables.ts';

/** What the operations on tickets work with. */
export interface Desk extends Db, Clock {
  readonly unitOfWork: HelpdeskUnitOfWork;
}

/** A form that was filled in: sent twice, it counts once. */
export interface SentText {
  readonly text: string;
  readonly formKey: string;
}
