import type { Clock } from '../../src/kit/clock.ts';
import type { RecordEvents } from '../../src/store/unit-of-work.ts';
import type { HelpdeskTables } from '../store/tables.ts';
import type { HelpdeskEvent } from './helpdesk-event.ts';
import { insertEvents } from './outbox.queries.ts';

/** Events wait beside the change that they tell of, until Sallyport has them: it may be another process, and away. */
export const keepEvents =
  ({ now }: Clock): RecordEvents<HelpdeskTables, HelpdeskEvent> =>
  (db, events) =>
    insertEvents(db, events, now());
