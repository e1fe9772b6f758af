import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkDraft, tidySubject } from '../tickets/check-draft.ts';
import { countViews, listTickets } from '../tickets/list-tickets.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import type { TicketRequester } from '../tickets/ticket.ts';
import { may } from '../tickets/viewer.ts';
import { ListQuery, newFormKey, sentText, TicketForm } from './forms.ts';
import { config, formLimit, type HelpdeskContext, type Rooms } from './helpdesk-context.ts';
import { sendGuestPage } from './send-page.tsx';
import { problemOf } from './ticket-parts.tsx';
import { queues } from './workspace-frame.tsx';
import { NotAllowedPage, type OpenForForm, OpenForPage, QueuePage } from './workspace-queue.page.tsx';

const PAGE = 50;

/** The queues of an organization, and tickets that are opened for somebody who called or wrote. */
export function workspaceQueue(rooms: Rooms, ctx: HelpdeskContext): void {
  for (const url of ['/workspace', '/workspace/']) {
    rooms.get(url, { config, schema: { querystring: ListQuery } }, async (request, reply) => {
      const { guest, query } = request;
      const queue = queues.find((known) => known === query.view) ?? 'open';
      const counts = await countViews(ctx, guest.viewer, queues);
      const page = await listTickets(ctx, guest.viewer, { view: queue, after: query.after, limit: PAGE });
      return sendGuestPage(
        request,
        reply,
        <QueuePage guest={guest} queue={queue} counts={counts} page={page} now={ctx.now()} after={query.after} />,
      );
    });
  }

  rooms.get('/workspace/tickets/new', { config }, (request, reply) =>
    showForm(ctx, request, reply, { email: '', name: '', subject: '', text: '', formKey: newFormKey(), problems: [] }),
  );

  const schema = { body: TicketForm };
  rooms.post('/workspace/tickets', { config, schema, ...formLimit }, async (request, reply) => {
    const { email = '', name = '', subject = '' } = request.body;
    const draft = { email: email.trim(), name: name.trim(), subject: tidySubject(subject), ...sentText(request.body) };
    const drafted = checkDraft(draft).map((reason) => problemOf('en', reason));
    const requester = drafted.length === 0 ? await findRequester(ctx, request, draft) : undefined;
    const isNobody = draft.email === '' || (drafted.length === 0 && !requester);
    const problems = [...(isNobody ? [noAddress] : []), ...drafted];
    if (!requester) return showForm(ctx, request, reply, { ...draft, problems });
    const opened = await openTicket(ctx, request.guest.viewer, { ...draft, requester });
    if (!opened.ok) return showForm(ctx, request, reply, { ...draft, problems });
    return reply.redirect(`/workspace/tickets/${opened.value}?done=opened_for`, 303);
  });
}

const noAddress = { text: 'Enter an email address, such as bo@example.com', field: 'email' };

interface Whom {
  readonly email: string;
  readonly name: string;
}

/** Whom Sallyport knows by that address; asked only by those who may open a ticket for them. */
async function findRequester(
  ctx: HelpdeskContext,
  { guest }: FastifyRequest,
  { email, name }: Whom,
): Promise<TicketRequester | undefined> {
  if (email === '' || !may(guest.viewer, 'ticket:create')) return undefined;
  const wish = { organization: guest.viewer.organizationId, email, fullName: name };
  const found = await ctx.client.requester(wish);
  const provedAt = found?.address_verified ? ctx.now() : null;
  return found && { id: found.id, name: found.full_name, email: found.email, provedAt };
}

async function showForm(ctx: HelpdeskContext, request: FastifyRequest, reply: FastifyReply, form: OpenForForm) {
  const { guest } = request;
  const counts = await countViews(ctx, guest.viewer, queues);
  if (!may(guest.viewer, 'ticket:create')) {
    return sendGuestPage(request, reply, <NotAllowedPage guest={guest} counts={counts} what="open tickets" />, 403);
  }
  const page = <OpenForPage guest={guest} counts={counts} form={form} />;
  return sendGuestPage(request, reply, page, form.problems.length > 0 ? 422 : 200);
}
