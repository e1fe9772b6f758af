import type { HelpdeskEvent } from '../events/helpdesk-event.ts';
import type { Ticket } from './ticket.ts';
import type { Viewer } from './viewer.ts';

/** What Sallyport's ledger is told of a change to a ticket. */
export const tell = (name: HelpdeskEvent['name'], { personId }: Viewer, ticket: Ticket): HelpdeskEvent => ({
  name,
  organizationId: ticket.organizationId,
  actor: personId,
  subject: ticket.requester.id,
  object: `ticket:${ticket.number}`,
});
