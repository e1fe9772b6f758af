import type { Millis } from '../../src/kit/clock.ts';
import type { Id } from '../../src/kit/ids.ts';
import type { Identity, Viewer } from './viewer.ts';

export type TicketId = Id<'tkt'>;

/** `open`: we are to answer; `pending`: the customer is; `solved`: nobody, until one of them writes again. */
export type TicketStatus = 'open' | 'pending' | 'solved';

export interface Party {
  readonly id: string;
  readonly name: string;
}

/** Who wrote something, for whom, and how sure we were of it. Names are as they were then. */
export interface Provenance {
  readonly author: Party & { readonly kind: Viewer['kind'] };
  /** The person or contact a representative wrote for. */
  readonly onBehalfOf: string | null;
  readonly via: 'portal' | 'workspace';
  readonly identity: Identity;
}

export interface TicketRequester extends Party {
  readonly email: string;
  /** When the address had been proved to be theirs, as far as was known at the opening; null: it was only asserted. */
  readonly provedAt: Millis | null;
}

export interface Ticket {
  readonly id: TicketId;
  readonly organizationId: string;
  readonly number: number;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly requester: TicketRequester;
  readonly opened: Provenance;
  readonly assignee: Party | null;
  readonly createdAt: Millis;
  readonly updatedAt: Millis;
}

/** What both sides read. */
export interface Message {
  readonly kind: 'message';
  readonly id: string;
  readonly written: Provenance;
  readonly text: string;
  readonly at: Millis;
}

/** What representatives write to each other. No type of the portal has a place for it. */
export interface Note {
  readonly kind: 'note';
  readonly id: string;
  readonly author: Party;
  readonly text: string;
  readonly at: Millis;
}

/** Where a ticket stands after somebody has written: it is the other side's turn. */
export const statusAfterReply = (author: Viewer['kind']): TicketStatus => (author === 'customer' ? 'open' : 'pending');

export const provenanceOf = (viewer: Viewer, onBehalfOf: string | null = null): Provenance => ({
  author: { id: viewer.personId, name: viewer.name, kind: viewer.kind },
  onBehalfOf,
  via: viewer.kind === 'customer' ? 'portal' : 'workspace',
  identity: viewer.identity,
});
