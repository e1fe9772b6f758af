import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Result } from '../../src/kit/result.ts';
import { addNote } from '../tickets/add-note.ts';
import { assignTicket } from '../tickets/assign-ticket.ts';
import { countViews } from '../tickets/list-tickets.ts';
import { readCase } from '../tickets/read-ticket.ts';
import { type ReplyRefusal, replyToTicket } from '../tickets/reply-to-ticket.ts';
import { solveTicket } from '../tickets/solve-ticket.ts';
import { AssigneeForm, NumberParams, newFormKey, readNumber, sentText, TextForm, TicketQuery } from './forms.ts';
import { config, formLimit, type HelpdeskContext, type Rooms } from './helpdesk-context.ts';
import type { TextDraft } from './portal-ticket.page.tsx';
import { sendGuestPage, sendNothingHere } from './send-page.tsx';
import { describeDone, doneInWorkspace, problemOf } from './ticket-parts.tsx';
import { readCallerSheet } from './workspace-caller.route.ts';
import { queues } from './workspace-frame.tsx';
import { NotAllowedPage } from './workspace-queue.page.tsx';
import { WorkspaceTicketPage } from './workspace-ticket.page.tsx';

const URL_OF_TICKET = '/workspace/tickets/:number';
const params = NumberParams;

/** One ticket, for those who answer it. */
export function workspaceTicket(rooms: Rooms, ctx: HelpdeskContext): void {
  rooms.get(URL_OF_TICKET, { config, schema: { params, querystring: TicketQuery } }, (request, reply) =>
    showTicket(ctx, request, reply, { number: request.params.number, ...request.query }),
  );
  takeTexts(rooms, ctx);
  moveTicket(rooms, ctx);
}

function takeTexts(rooms: Rooms, ctx: HelpdeskContext) {
  const schema = { params, body: TextForm };
  rooms.post(`${URL_OF_TICKET}/replies`, { config, schema, ...formLimit }, async (request, reply) => {
    const { number } = request.params;
    const leaves = request.body.leaves === 'solved' ? ('solved' as const) : ('waiting' as const);
    const sent = { ...sentText(request.body), leaves };
    const replied = await replyToTicket(ctx, request.guest.viewer, readNumber(number) ?? 0, sent);
    if (isUnfit(replied)) {
      return showTicket(ctx, request, reply, {
        number,
        reply: { ...sent, problems: [problemOf('en', replied.reason)] },
      });
    }
    return conclude(ctx, request, reply, { number, result: replied, done: leaves === 'solved' ? 'solved' : 'replied' });
  });

  rooms.post(`${URL_OF_TICKET}/notes`, { config, schema, ...formLimit }, async (request, reply) => {
    const { number } = request.params;
    const sent = sentText(request.body);
    const added = await addNote(ctx, request.guest.viewer, readNumber(number) ?? 0, sent);
    if (isUnfit(added)) {
      const { text } = problemOf('en', added.reason);
      return showTicket(ctx, request, reply, { number, note: { ...sent, problems: [{ text, field: 'note' }] } });
    }
    return conclude(ctx, request, reply, { number, result: added, done: 'noted' });
  });
}

function moveTicket(rooms: Rooms, ctx: HelpdeskContext) {
  rooms.post(`${URL_OF_TICKET}/solve`, { config, schema: { params } }, async (request, reply) => {
    const { number } = request.params;
    const result = await solveTicket(ctx, request.guest.viewer, readNumber(number) ?? 0);
    return conclude(ctx, request, reply, { number, result, done: 'solved' });
  });

  rooms.post(
    `${URL_OF_TICKET}/assignee`,
    { config, schema: { params, body: AssigneeForm } },
    async (request, reply) => {
      const { number } = request.params;
      const to = request.body.to === 'nobody' ? 'nobody' : 'me';
      const result = await assignTicket(ctx, request.guest.viewer, readNumber(number) ?? 0, to);
      return conclude(ctx, request, reply, { number, result, done: to === 'me' ? 'taken' : 'released' });
    },
  );
}

type Unfit = { readonly ok: false; readonly reason: 'no_text' | 'long_text' };

const isUnfit = (result: Result<true, ReplyRefusal>): result is Unfit =>
  !result.ok && (result.reason === 'no_text' || result.reason === 'long_text');

interface Conclusion {
  readonly number: string;
  readonly result: Result<true, ReplyRefusal>;
  readonly done: string;
}

/** After a form: back to the ticket, or what stood in the way. */
async function conclude(
  ctx: HelpdeskContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { number, result, done }: Conclusion,
): Promise<FastifyReply> {
  if (result.ok) return reply.redirect(`/workspace/tickets/${number}?done=${done}`, 303);
  if (result.reason === 'not_found') return sendNothingHere(request, reply);
  const { guest } = request;
  const counts = await countViews(ctx, guest.viewer, queues);
  return sendGuestPage(request, reply, <NotAllowedPage guest={guest} counts={counts} what="do this" />, 403);
}

interface Shown {
  readonly number: string;
  readonly done?: string | undefined;
  /** What came of checking the caller. */
  readonly caller?: string | undefined;
  /** A text that was not taken. */
  readonly reply?: TextDraft;
  readonly note?: TextDraft;
}

const emptyDraft = (): TextDraft => ({ text: '', formKey: newFormKey(), problems: [] });

async function showTicket(ctx: HelpdeskContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { guest } = request;
  const found = await readCase(ctx, guest.viewer, readNumber(shown.number) ?? 0);
  if (!found) return sendNothingHere(request, reply);
  const counts = await countViews(ctx, guest.viewer, queues);
  const caller = await readCallerSheet(ctx, request, found.ticket, shown.caller);
  const drafts = { reply: shown.reply ?? emptyDraft(), note: shown.note ?? emptyDraft() };
  const page = (
    <WorkspaceTicketPage
      guest={guest}
      counts={counts}
      {...found}
      {...drafts}
      caller={caller}
      done={describeDone(doneInWorkspace, shown.done)}
    />
  );
  return sendGuestPage(request, reply, page, shown.reply || shown.note ? 422 : 200);
}
