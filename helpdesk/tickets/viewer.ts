import type { Me } from '../../sdk/node/client.ts';
import type { Millis } from '../../src/kit/clock.ts';

export type TicketPermission = 'ticket:view' | 'ticket:create' | 'ticket:reply' | 'ticket:close' | 'ticket:assign';

/** Who asks, as the rules of tickets see them. */
export interface Viewer {
  readonly organizationId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly kind: 'customer' | 'representative';
  /** The contact whose tickets are theirs too; only in a session that has proved the address. */
  readonly contactId: string | null;
  readonly permissions: readonly string[];
  readonly identity: Identity;
}

/** How sure Sallyport is of somebody, and through whom. */
export interface Identity {
  /** What proved the address; null while it is only asserted. */
  readonly proof: { readonly factor: string; readonly at: Millis } | null;
  /** Host name of the site that vouched for them, or asserted who they are. */
  readonly site: string | null;
}

export const viewerOf = (me: Me): Viewer => ({
  organizationId: me.organization.id,
  personId: me.id,
  name: me.full_name,
  email: me.email,
  kind: me.kind,
  contactId: me.contact_id,
  permissions: me.permissions,
  identity: {
    proof: me.address_proof && { factor: me.address_proof.factor, at: Date.parse(me.address_proof.at) },
    site: (me.address_proof ?? me.via).site,
  },
});

/** What customers may do with their own tickets. */
const ofCustomers: ReadonlySet<TicketPermission> = new Set([
  'ticket:view',
  'ticket:create',
  'ticket:reply',
  'ticket:close',
]);

/** Whether somebody may do this at all; with which tickets, `visibleTickets` says. */
export const may = ({ kind, permissions }: Pick<Viewer, 'kind' | 'permissions'>, action: TicketPermission): boolean =>
  kind === 'customer' ? ofCustomers.has(action) : permissions.includes('*') || permissions.includes(action);
