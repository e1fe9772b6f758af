import type { Db } from '../store/database.ts';
import { selectEventsAbout } from './audit.queries.ts';
import type { AuditEvent } from './catalogue.ts';
import { type EventPage, fromRow } from './list-events.ts';

interface Page {
  /** Only these. */
  readonly types: readonly AuditEvent['type'][];
  /** Only events before this one. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** One page of what happened to one person, newest first: cheap however long the ledger is. */
export async function listEventsAbout({ db }: Db, personId: string, page: Page): Promise<EventPage> {
  const rows = await selectEventsAbout(db, personId, { ...page, limit: page.limit + 1 });
  const events = rows.slice(0, page.limit).map(fromRow);
  const last = events.at(-1);
  return rows.length > page.limit && last ? { events, next: last.id } : { events };
}
