import { accept, type Result, refuse } from '../../src/kit/result.ts';
import type { Desk } from './desk.ts';
import { tell } from './tell.ts';
import { findTicket, updateStatus } from './ticket.queries.ts';
import { may, type Viewer } from './viewer.ts';

/** Closes a ticket until somebody writes again. Solved twice, it is solved once. */
export async function solveTicket(
  desk: Desk,
  viewer: Viewer,
  number: number,
): Promise<Result<true, 'not_found' | 'not_allowed'>> {
  return desk.unitOfWork(async ({ db, emit }) => {
    const ticket = await findTicket(db, viewer, number);
    if (!ticket) return refuse('not_found');
    if (!may(viewer, 'ticket:close')) return refuse('not_allowed');
    if (ticket.status === 'solved') return accept(true);
    await updateStatus(db, ticket.id, 'solved', desk.now());
    emit(tell('ticket.solved', viewer, ticket));
    return accept(true);
  });
}
