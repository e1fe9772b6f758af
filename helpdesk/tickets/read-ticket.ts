import type { Db } from '../store/tables.ts';
import { listMessages } from './message.queries.ts';
import { listNotes } from './note.queries.ts';
import { findTicket } from './ticket.queries.ts';
import type { Message, Note, Ticket } from './ticket.ts';
import type { Viewer } from './viewer.ts';

export interface Conversation {
  readonly ticket: Ticket;
  /** Oldest first. */
  readonly messages: readonly Message[];
}

/** A ticket and what both sides wrote; undefined alike for what is not there and for what one may not see. */
export async function readConversation({ db }: Db, viewer: Viewer, number: number): Promise<Conversation | undefined> {
  const ticket = await findTicket(db, viewer, number);
  return ticket && { ticket, messages: await listMessages(db, ticket) };
}

export interface Case {
  readonly ticket: Ticket;
  /** Messages and notes, oldest first. */
  readonly entries: readonly (Message | Note)[];
}

/** The same with the notes of representatives, for representatives. */
export async function readCase({ db }: Db, viewer: Viewer, number: number): Promise<Case | undefined> {
  if (viewer.kind !== 'representative') throw new Error('Notes are for representatives');
  const found = await readConversation({ db }, viewer, number);
  if (!found) return undefined;
  const entries = [...found.messages, ...(await listNotes(db, found.ticket))];
  return { ticket: found.ticket, entries: entries.toSorted((a, b) => a.at - b.at) };
}
