import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Millis } from '../../src/kit/clock.ts';
import { RepeatUnit } from '../../src/store/repeat-unit.ts';
import type { HelpdeskDatabase, HelpdeskTables } from '../store/tables.ts';
import { readProvenance, writeProvenance } from './provenance-columns.ts';
import type { Party, Ticket, TicketId, TicketStatus } from './ticket.ts';
import { isQueue, type ListPlace, type TicketView } from './ticket-view.ts';
import type { Viewer } from './viewer.ts';
import { visibleTickets } from './visible-tickets.queries.ts';

export async function findTicket(db: HelpdeskDatabase, viewer: Viewer, number: number): Promise<Ticket | undefined> {
  const row = await visibleTickets(db, viewer)
    .selectAll('ticket')
    .where('ticket.number', '=', number)
    .executeTakeFirst();
  return row && fromRow(row);
}

type Terms = ExpressionBuilder<HelpdeskTables, 'ticket'>;

const conditions: Readonly<Record<TicketView, (is: Terms, viewer: Viewer) => Expression<SqlBool>>> = {
  all: (is) => is.lit(true),
  unsolved: (is) => is('ticket.status', '!=', 'solved'),
  open: (is) => is('ticket.status', '=', 'open'),
  unassigned: (is) => is.and([is('ticket.status', '!=', 'solved'), is('ticket.assignee_id', 'is', null)]),
  mine: (is, viewer) => is.and([is('ticket.status', '!=', 'solved'), is('ticket.assignee_id', '=', viewer.personId)]),
  pending: (is) => is('ticket.status', '=', 'pending'),
  solved: (is) => is('ticket.status', '=', 'solved'),
};

/** Up to `limit` tickets, after the given place. */
export async function listTicketRows(
  db: HelpdeskDatabase,
  viewer: Viewer,
  { view, after, limit }: { readonly view: TicketView; readonly after: ListPlace | undefined; readonly limit: number },
): Promise<readonly Ticket[]> {
  const [order, beyond] = isQueue(view) ? (['asc', '>'] as const) : (['desc', '<'] as const);
  let query = visibleTickets(db, viewer)
    .selectAll('ticket')
    .where((is) => conditions[view](is, viewer))
    .orderBy('ticket.updated_at', order)
    .orderBy('ticket.number', order)
    .limit(limit);
  if (after) {
    query = query.where((is) =>
      is.or([
        is('ticket.updated_at', beyond, after.updatedAt),
        is.and([is('ticket.updated_at', '=', after.updatedAt), is('ticket.number', beyond, after.number)]),
      ]),
    );
  }
  return (await query.execute()).map(fromRow);
}

/** How many tickets each view has, in one look. */
export async function countTickets<View extends TicketView>(
  db: HelpdeskDatabase,
  viewer: Viewer,
  views: readonly View[],
): Promise<Readonly<Record<View, number>>> {
  const counts = await visibleTickets(db, viewer)
    .select((is) =>
      views.map((view) =>
        is.fn
          .countAll<number>()
          .filterWhere((term) => conditions[view](term, viewer))
          .as(view),
      ),
    )
    .executeTakeFirstOrThrow();
  return { ...(counts as Record<View, number>) };
}

/** The next number of the organization; whoever asks meanwhile waits until this unit of work is done. */
export async function takeNumber(db: HelpdeskDatabase, organizationId: string): Promise<number> {
  const { last_number: number } = await db
    .insertInto('ticket_counter')
    .values({ organization_id: organizationId, last_number: 1 })
    .onConflict((conflict) =>
      conflict.column('organization_id').doUpdateSet({ last_number: sql<number>`ticket_counter.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return number;
}

export async function insertTicket(db: HelpdeskDatabase, ticket: Ticket): Promise<void> {
  const { id, number, subject, status, requester, assignee } = ticket;
  await db
    .insertInto('ticket')
    .values({
      id,
      organization_id: ticket.organizationId,
      number,
      subject,
      status,
      requester_id: requester.id,
      requester_name: requester.name,
      requester_email: requester.email,
      requester_proved_at: requester.provedAt,
      assignee_id: assignee?.id ?? null,
      assignee_name: assignee?.name ?? null,
      created_at: ticket.createdAt,
      updated_at: ticket.updatedAt,
      ...writeProvenance(ticket.opened),
    })
    .execute();
}

export async function updateStatus(
  db: HelpdeskDatabase,
  id: TicketId,
  status: TicketStatus,
  at: Millis,
): Promise<void> {
  await db.updateTable('ticket').set({ status, updated_at: at }).where('id', '=', id).execute();
}

/** Unless somebody else was first: then the unit of work begins again, and sees it. */
export async function updateAssignee(db: HelpdeskDatabase, was: Ticket, to: Party | null): Promise<void> {
  const changed = await db
    .updateTable('ticket')
    .set({ assignee_id: to?.id ?? null, assignee_name: to?.name ?? null })
    .where('id', '=', was.id)
    .where('assignee_id', was.assignee === null ? 'is' : '=', was.assignee?.id ?? null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new RepeatUnit('The ticket was taken meanwhile');
}

const fromRow = (row: HelpdeskTables['ticket']): Ticket => ({
  id: row.id as TicketId,
  organizationId: row.organization_id,
  number: row.number,
  subject: row.subject,
  status: row.status,
  requester: {
    id: row.requester_id,
    name: row.requester_name,
    email: row.requester_email,
    provedAt: row.requester_proved_at,
  },
  opened: readProvenance(row),
  assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
