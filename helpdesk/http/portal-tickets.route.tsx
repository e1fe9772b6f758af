import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { checkDraft, tidySubject } from '../tickets/check-draft.ts';
import { countViews, listTickets } from '../tickets/list-tickets.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { ListQuery, newFormKey, sentText, TicketForm } from './forms.ts';
import { config, formLimit, type HelpdeskContext, type Rooms } from './helpdesk-context.ts';
import { languageOf } from './language.ts';
import { NewTicketPage, OwnTicketsPage, ownViews } from './portal-tickets.page.tsx';
import { sendGuestPage, sendNothingHere } from './send-page.tsx';
import { problemOf } from './ticket-parts.tsx';

const PAGE = 25;

/** A customer's list, and the form that adds to it. */
export function portalTickets(rooms: Rooms, ctx: HelpdeskContext): void {
  rooms.get('/portal/tickets', { config, schema: { querystring: ListQuery } }, async (request, reply) => {
    const { guest, query } = request;
    const view = ownViews.find((known) => known === query.view) ?? 'all';
    const counts = await countViews(ctx, guest.viewer, ownViews);
    const page = await listTickets(ctx, guest.viewer, { view, after: query.after, limit: PAGE });
    return sendGuestPage(
      request,
      reply,
      <OwnTicketsPage guest={guest} view={view} counts={counts} page={page} now={ctx.now()} after={query.after} />,
    );
  });

  rooms.get('/portal/tickets/new', { config }, (request, reply) =>
    showForm(request, reply, { subject: '', text: '', formKey: newFormKey(), problems: [] }),
  );

  const schema = { body: TicketForm };
  rooms.post('/portal/tickets', { config, schema, ...formLimit }, async (request, reply) => {
    const { viewer } = request.guest;
    const draft = { subject: tidySubject(request.body.subject ?? ''), ...sentText(request.body) };
    const problems = checkDraft(draft).map((reason) => problemOf(languageOf(request), reason));
    if (problems.length > 0) return showForm(request, reply, { ...draft, problems });
    const opened = await openTicket(ctx, viewer, draft);
    if (!opened.ok) return sendNothingHere(request, reply);
    return reply.redirect(`/portal/tickets/${opened.value}?done=opened`, 303);
  });
}

interface Shown {
  readonly subject: string;
  readonly text: string;
  readonly formKey: string;
  readonly problems: readonly ProblemItem[];
}

const showForm = (request: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply =>
  sendGuestPage(
    request,
    reply,
    <NewTicketPage guest={request.guest} {...shown} />,
    shown.problems.length > 0 ? 422 : 200,
  );
