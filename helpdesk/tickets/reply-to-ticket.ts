import { accept, type Result, refuse } from '../../src/kit/result.ts';
import { checkText } from './check-draft.ts';
import type { Desk, SentText } from './desk.ts';
import { findSentForm, insertMessage } from './message.queries.ts';
import { tell } from './tell.ts';
import { findTicket, updateStatus } from './ticket.queries.ts';
import { provenanceOf, statusAfterReply, type Ticket } from './ticket.ts';
import { may, type Viewer } from './viewer.ts';

export type ReplyRefusal = 'not_found' | 'not_allowed' | 'no_text' | 'long_text';

/** A tidy text, and how it leaves the ticket; to leave it solved takes the permission to close. */
export type Reply = SentText & { readonly leaves: 'waiting' | 'solved' };

/** Adds what somebody writes; a solved ticket is opened again by it. */
export async function replyToTicket(
  desk: Desk,
  viewer: Viewer,
  number: number,
  reply: Reply,
): Promise<Result<true, ReplyRefusal>> {
  return desk.unitOfWork(async (tx) => {
    const ticket = await findTicket(tx.db, viewer, number);
    if (!ticket) return refuse('not_found');
    if (!mayReply(viewer, reply)) return refuse('not_allowed');
    const problem = checkText(reply.text);
    if (problem) return refuse(problem);
    const isSent = (await findSentForm(tx.db, viewer.personId, reply.formKey)) !== undefined;
    if (!isSent) await addReply({ ...tx, now: desk.now }, viewer, ticket, reply);
    return accept(true);
  });
}

const mayReply = (viewer: Viewer, { leaves }: Reply): boolean =>
  may(viewer, 'ticket:reply') && (leaves === 'waiting' || may(viewer, 'ticket:close'));

type Inside = Parameters<Parameters<Desk['unitOfWork']>[0]>[0] & Pick<Desk, 'now'>;

async function addReply({ db, emit, now }: Inside, viewer: Viewer, ticket: Ticket, { text, formKey, leaves }: Reply) {
  const at = now();
  const status = leaves === 'solved' ? 'solved' : statusAfterReply(viewer.kind);
  await insertMessage(db, { ticket, written: provenanceOf(viewer), text, formKey, at });
  await updateStatus(db, ticket.id, status, at);
  emit(tell('ticket.replied', viewer, ticket));
  const isMoved = (status === 'solved') !== (ticket.status === 'solved');
  if (isMoved) emit(tell(status === 'solved' ? 'ticket.solved' : 'ticket.reopened', viewer, ticket));
}
