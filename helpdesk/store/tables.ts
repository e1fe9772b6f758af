import type { Kysely } from 'kysely';
import type { UnitOfWork } from '../../src/store/unit-of-work.ts';
import type { HelpdeskEvent } from '../events/helpdesk-event.ts';

/** The helpdesk's own tables. People are Sallyport's: here are ids, and names as they were when something was written. */
export interface HelpdeskTables {
  ticket_counter: TicketCounterTable;
  ticket: TicketTable;
  ticket_message: TicketMessageTable;
  ticket_note: TicketNoteTable;
  helpdesk_outbox: OutboxTable;
}

export type HelpdeskDatabase = Kysely<HelpdeskTables>;

export interface Db {
  readonly db: HelpdeskDatabase;
}

export type HelpdeskUnitOfWork = UnitOfWork<HelpdeskTables, HelpdeskEvent>;

/** Tickets of an organization are numbered from 1, without gaps. */
interface TicketCounterTable {
  organization_id: string;
  last_number: number;
}

/** Who wrote something, for whom, through what, and how sure we were of it. */
interface ProvenanceColumns {
  author_id: string;
  author_name: string;
  author_kind: 'customer' | 'representative';
  /** Id of the person or contact a representative wrote for. */
  on_behalf_of: string | null;
  via: 'portal' | 'workspace';
  /** What had proved the author's address; null where it was only asserted. */
  proof_factor: string | null;
  proved_at: number | null;
  /** Host name of the site that vouched for the author, or only asserted who they are. */
  site: string | null;
}

interface TicketTable extends ProvenanceColumns {
  id: string;
  organization_id: string;
  number: number;
  subject: string;
  status: 'open' | 'pending' | 'solved';
  /** A person, or a contact who has only an address. */
  requester_id: string;
  requester_name: string;
  requester_email: string;
  /** When the address had been proved to be the requester’s, as far as was known at the opening; null: only asserted. */
  requester_proved_at: number | null;
  assignee_id: string | null;
  assignee_name: string | null;
  created_at: number;
  updated_at: number;
}

interface TicketMessageTable extends ProvenanceColumns {
  id: string;
  organization_id: string;
  ticket_id: string;
  text: string;
  /** Of the form it was sent with, so that a second click sends nothing twice. */
  form_key: string;
  created_at: number;
}

/** A table of its own: what a customer is shown is read from `ticket_message` and cannot hold a note. */
interface TicketNoteTable {
  id: string;
  organization_id: string;
  ticket_id: string;
  author_id: string;
  author_name: string;
  text: string;
  form_key: string;
  created_at: number;
}

/** What Sallyport has not been told yet. */
interface OutboxTable {
  id: string;
  organization_id: string;
  name: string;
  actor: string;
  subject: string | null;
  object: string;
  due_at: number;
}
