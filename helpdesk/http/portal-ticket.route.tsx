import type { FastifyReply, FastifyRequest } from 'fastify';
import { readConversation } from '../tickets/read-ticket.ts';
import { replyToTicket } from '../tickets/reply-to-ticket.ts';
import { solveTicket } from '../tickets/solve-ticket.ts';
import { DoneQuery, NumberParams, newFormKey, readNumber, sentText, TextForm } from './forms.ts';
import { config, formLimit, type HelpdeskContext, type Rooms } from './helpdesk-context.ts';
import { languageOf } from './language.ts';
import { PortalTicketPage, type TextDraft } from './portal-ticket.page.tsx';
import { sendGuestPage, sendNothingHere } from './send-page.tsx';
import { ticketWords } from './ticket.words.ts';
import { describeDone, problemOf } from './ticket-parts.tsx';

/** One ticket of a customer's own. Somebody else's is not there. */
export function portalTicket(rooms: Rooms, ctx: HelpdeskContext): void {
  const url = '/portal/tickets/:number';
  const params = NumberParams;
  rooms.get(url, { config, schema: { params, querystring: DoneQuery } }, (request, reply) =>
    showTicket(ctx, request, reply, { number: request.params.number, done: request.query.done }),
  );

  rooms.post(`${url}/replies`, { config, schema: { params, body: TextForm }, ...formLimit }, async (request, reply) => {
    const { number } = request.params;
    const sent = { ...sentText(request.body), leaves: 'waiting' as const };
    const replied = await replyToTicket(ctx, request.guest.viewer, readNumber(number) ?? 0, sent);
    if (replied.ok) return reply.redirect(`/portal/tickets/${number}?done=replied`, 303);
    if (replied.reason === 'not_found' || replied.reason === 'not_allowed') return sendNothingHere(request, reply);
    return showTicket(ctx, request, reply, {
      number,
      draft: { ...sent, problems: [problemOf(languageOf(request), replied.reason)] },
    });
  });

  rooms.post(`${url}/solve`, { config, schema: { params } }, async (request, reply) => {
    const { number } = request.params;
    const solved = await solveTicket(ctx, request.guest.viewer, readNumber(number) ?? 0);
    return solved.ok ? reply.redirect(`/portal/tickets/${number}?done=solved`, 303) : sendNothingHere(request, reply);
  });
}

interface Shown {
  readonly number: string;
  readonly done?: string | undefined;
  /** A reply that was not taken. */
  readonly draft?: TextDraft;
}

async function showTicket(
  ctx: HelpdeskContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { number, done, draft }: Shown,
): Promise<FastifyReply> {
  const { guest } = request;
  const found = await readConversation(ctx, guest.viewer, readNumber(number) ?? 0);
  if (!found) return sendNothingHere(request, reply);
  const form = draft ?? { text: '', formKey: newFormKey(), problems: [] };
  const page = (
    <PortalTicketPage
      guest={guest}
      {...found}
      form={form}
      done={describeDone(ticketWords[languageOf(request)].done, done)}
    />
  );
  return sendGuestPage(request, reply, page, draft ? 422 : 200);
}
