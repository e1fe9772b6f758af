import type { Db } from '../store/tables.ts';
import { countTickets, listTicketRows } from './ticket.queries.ts';
import type { Ticket } from './ticket.ts';
import { readPlace, type TicketView, writePlace } from './ticket-view.ts';
import type { Viewer } from './viewer.ts';

export interface TicketPage {
  readonly tickets: readonly Ticket[];
  /** Give it as `after` to see the next page; absent on the last. */
  readonly next?: string;
}

interface Wish {
  readonly view: TicketView;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of the tickets somebody may see. */
export async function listTickets({ db }: Db, viewer: Viewer, { view, after, limit }: Wish): Promise<TicketPage> {
  const found = await listTicketRows(db, viewer, { view, after: readPlace(after), limit: limit + 1 });
  const tickets = found.slice(0, limit);
  const last = tickets.at(-1);
  return found.length > limit && last ? { tickets, next: writePlace(last) } : { tickets };
}

/** How many tickets each of these views has. */
export const countViews = <View extends TicketView>({ db }: Db, viewer: Viewer, views: readonly View[]) =>
  countTickets(db, viewer, views);
