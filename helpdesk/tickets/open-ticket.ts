import type { Millis } from '../../src/kit/clock.ts';
import { newId } from '../../src/kit/ids.ts';
import { accept, type Result, refuse } from '../../src/kit/result.ts';
import { checkDraft, type Draft, type DraftProblem } from './check-draft.ts';
import type { Desk, SentText } from './desk.ts';
import { findSentForm, insertMessage } from './message.queries.ts';
import { tell } from './tell.ts';
import { insertTicket, takeNumber } from './ticket.queries.ts';
import { provenanceOf, type Ticket, type TicketRequester } from './ticket.ts';
import { may, type Viewer } from './viewer.ts';

/** A tidy draft. `requester`: for whom a representative opens it; customers open their own. */
export type NewTicket = Draft & SentText & { readonly requester?: TicketRequester };

/** Opens a ticket with its first message, and answers its number. */
export async function openTicket(
  desk: Desk,
  viewer: Viewer,
  wish: NewTicket,
): Promise<Result<number, 'not_allowed' | DraftProblem>> {
  if (!may(viewer, 'ticket:create')) return refuse('not_allowed');
  const [problem] = checkDraft(wish);
  if (problem) return refuse(problem);

  return desk.unitOfWork(async ({ db, emit }) => {
    const sent = await findSentForm(db, viewer.personId, wish.formKey);
    if (sent !== undefined) return accept(sent);
    const number = await takeNumber(db, viewer.organizationId);
    const ticket = draftTicket(viewer, wish, { number, at: desk.now() });
    await insertTicket(db, ticket);
    const { text, formKey } = wish;
    await insertMessage(db, { ticket, written: ticket.opened, text, formKey, at: ticket.createdAt });
    emit(tell('ticket.opened', viewer, ticket));
    return accept(number);
  });
}

function draftTicket(
  viewer: Viewer,
  wish: NewTicket,
  { number, at }: { readonly number: number; readonly at: Millis },
): Ticket {
  const requester = requesterOf(viewer, wish);
  return {
    id: newId('tkt', at),
    organizationId: viewer.organizationId,
    number,
    subject: wish.subject,
    status: 'open',
    requester,
    opened: provenanceOf(viewer, requester.id === viewer.personId ? null : requester.id),
    assignee: null,
    createdAt: at,
    updatedAt: at,
  };
}

function requesterOf(viewer: Viewer, { requester }: NewTicket): TicketRequester {
  const { personId: id, name, email, identity } = viewer;
  if (viewer.kind === 'customer') return { id, name, email, provedAt: identity.proof?.at ?? null };
  if (!requester) throw new Error('A representative opens tickets for somebody');
  return requester;
}
