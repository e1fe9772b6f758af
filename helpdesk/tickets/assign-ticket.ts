import { accept, type Result, refuse } from '../../src/kit/result.ts';
import type { Desk } from './desk.ts';
import { tell } from './tell.ts';
import { findTicket, updateAssignee } from './ticket.queries.ts';
import { may, type Viewer } from './viewer.ts';

/** A representative takes a ticket, from whoever has it, or puts it back for the others. */
export async function assignTicket(
  desk: Desk,
  viewer: Viewer,
  number: number,
  to: 'me' | 'nobody',
): Promise<Result<true, 'not_found' | 'not_allowed'>> {
  return desk.unitOfWork(async ({ db, emit }) => {
    const ticket = await findTicket(db, viewer, number);
    if (!ticket) return refuse('not_found');
    if (!may(viewer, 'ticket:assign')) return refuse('not_allowed');
    const assignee = to === 'me' ? { id: viewer.personId, name: viewer.name } : null;
    if (ticket.assignee?.id === assignee?.id) return accept(true);
    await updateAssignee(db, ticket, assignee);
    emit(tell(assignee ? 'ticket.assigned' : 'ticket.released', viewer, ticket));
    return accept(true);
  });
}
