import { accept, type Result, refuse } from '../../src/kit/result.ts';
import { checkText } from './check-draft.ts';
import type { Desk, SentText } from './desk.ts';
import { insertNote } from './note.queries.ts';
import type { ReplyRefusal } from './reply-to-ticket.ts';
import { tell } from './tell.ts';
import { findTicket } from './ticket.queries.ts';
import { may, type Viewer } from './viewer.ts';

/** Keeps what only representatives read. It changes nothing that the customer sees, not even when the ticket last moved. */
export async function addNote(
  desk: Desk,
  viewer: Viewer,
  number: number,
  { text, formKey }: SentText,
): Promise<Result<true, ReplyRefusal>> {
  return desk.unitOfWork(async ({ db, emit }) => {
    const ticket = await findTicket(db, viewer, number);
    if (!ticket) return refuse('not_found');
    if (viewer.kind !== 'representative' || !may(viewer, 'ticket:reply')) return refuse('not_allowed');
    const problem = checkText(text);
    if (problem) return refuse(problem);
    const author = { id: viewer.personId, name: viewer.name };
    const isNew = await insertNote(db, { ticket, author, text, formKey, at: desk.now() });
    if (isNew) emit(tell('ticket.noted', viewer, ticket));
    return accept(true);
  });
}
