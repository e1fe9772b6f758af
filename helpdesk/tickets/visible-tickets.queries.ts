import type { HelpdeskDatabase } from '../store/tables.ts';
import { may, type Viewer } from './viewer.ts';

/**
 * The tickets that somebody may see. Every list, count and page begins here and none has a rule of its own: representatives
 * see those of their organization, customers those that were opened by them or for them.
 */
export function visibleTickets(db: HelpdeskDatabase, viewer: Viewer) {
  const ofOrganization = db.selectFrom('ticket').where('ticket.organization_id', '=', viewer.organizationId);
  if (!may(viewer, 'ticket:view')) return ofOrganization.where(({ lit }) => lit(false));
  if (viewer.kind === 'representative') return ofOrganization;
  const own = viewer.contactId === null ? [viewer.personId] : [viewer.personId, viewer.contactId];
  return ofOrganization.where('ticket.requester_id', 'in', own);
}
