import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { CallerMethod } from '../../sdk/node/callers.ts';
import { readCase } from '../tickets/read-ticket.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { may } from '../tickets/viewer.ts';
import { type CallerSheet, callerSays } from './caller-card.tsx';
import { NumberParams, readNumber } from './forms.ts';
import { config, type HelpdeskContext, type Rooms } from './helpdesk-context.ts';
import { sendNothingHere } from './send-page.tsx';

const Field = Type.Optional(Type.String({ maxLength: 1000 }));
const Wish = Type.Object({ by: Field });
const Spoken = Type.Object({ answer_1: Field, answer_2: Field });
const CheckParams = Type.Object({ number: Type.String(), check: Type.String({ maxLength: 60 }) });

const methods: readonly CallerMethod[] = ['device', 'email_code', 'sms_code', 'personal_questions'];

/** “Check the caller”: who answers a ticket finds out whether it is the customer who calls. */
export function workspaceCaller(rooms: Rooms, ctx: HelpdeskContext): void {
  const url = '/workspace/tickets/:number/caller-checks';
  rooms.post(url, { config, schema: { params: NumberParams, body: Wish } }, async (request, reply) => {
    const ticket = await findOwnTicket(ctx, request);
    const method = methods.find((known) => known === request.body.by);
    if (!ticket || !method) return sendNothingHere(request, reply);
    const begun = await ctx.client.beginCallerCheck({ ...aboutOf(ticket), representative: idOf(request), method });
    return backTo(reply, ticket, begun);
  });

  rooms.post(
    `${url}/:check/answers`,
    { config, schema: { params: CheckParams, body: Spoken } },
    async (request, reply) => {
      const ticket = await findOwnTicket(ctx, request);
      if (!ticket) return sendNothingHere(request, reply);
      const { answer_1: one = '', answer_2: two = '' } = request.body;
      const spoken = { ...ownCheck(request, ticket), answers: [one, two] };
      return backTo(reply, ticket, await ctx.client.answerCallerCheck(spoken));
    },
  );

  rooms.post(`${url}/:check/cancellation`, { config, schema: { params: CheckParams } }, async (request, reply) => {
    const ticket = await findOwnTicket(ctx, request);
    if (!ticket) return sendNothingHere(request, reply);
    await ctx.client.cancelCallerCheck(ownCheck(request, ticket));
    return backTo(reply, ticket, '');
  });
}

/** Undefined for a customer who has no account, and for who may not answer them. */
export async function readCallerSheet(
  ctx: HelpdeskContext,
  { guest: { viewer } }: FastifyRequest,
  ticket: Ticket,
  said: string | undefined,
): Promise<CallerSheet | undefined> {
  if (!may(viewer, 'ticket:reply')) return undefined;
  const caller = await ctx.client.caller(aboutOf(ticket));
  const isSaid = (word: string): word is keyof typeof callerSays => Object.hasOwn(callerSays, word);
  const known = said !== undefined && isSaid(said) ? said : undefined;
  return caller && { ticket: pathOf(ticket), personId: viewer.personId, caller, said: known };
}

async function findOwnTicket(ctx: HelpdeskContext, request: FastifyRequest<{ Params: { number: string } }>) {
  const { viewer } = request.guest;
  const found = await readCase(ctx, viewer, readNumber(request.params.number) ?? 0);
  return found && may(viewer, 'ticket:reply') ? found.ticket : undefined;
}

const idOf = ({ guest }: FastifyRequest): string => guest.viewer.personId;

const aboutOf = ({ organizationId: organization, requester: { id: person }, number }: Ticket) => ({
  organization,
  person,
  subject: `ticket:${number}`,
});

const ownCheck = (
  request: FastifyRequest<{ Params: { check: string } }>,
  { organizationId: organization }: Ticket,
) => ({ organization, check: request.params.check, representative: idOf(request) });

const pathOf = ({ number }: Ticket): string => `/workspace/tickets/${number}`;

const backTo = (reply: FastifyReply, ticket: Ticket, said: string): FastifyReply =>
  reply.redirect(`${pathOf(ticket)}${said in callerSays ? `?caller=${said}` : ''}#caller`, 303);
