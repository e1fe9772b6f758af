import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { listPlaces } from '../../directory/list-places.ts';
import { withdrawInvitation } from '../../directory/withdraw-invitation.ts';
import { type InviteRefusal, invitePerson } from '../../signin/invitation/invite-person.ts';
import { type InvitationRefusal, type Inviter, sendInvitation } from '../../signin/invitation/send-invitation.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { type InviteValues, invitePage } from './invite.page.tsx';
import { linkOrigin } from './origins.ts';
import type { PersonDone } from './person.page.tsx';
import type { PersonProblem } from './person-fields.tsx';
import { personProblems, placesToChoose } from './person-problems.ts';
import { takePerson } from './take-person.ts';

const Text = Type.String({ maxLength: 500 });
const Form = Type.Object({
  email: Text,
  full_name: Text,
  kind: Type.Union([Type.Literal('customer'), Type.Literal('representative')]),
  role: Text,
  profile: Text,
});

const config = { access: 'administrator' as const, proof: 'fresh' as const };

/** A person who gets a link by mail and chooses a password of their own. */
export function inviteRoutes(app: App, ctx: AppContext): void {
  const url = '/console/people/invite';
  app.get(url, { config }, async (request, reply) => {
    const { places, least } = await placesToChoose(ctx, request.organization.id);
    const values = { email: '', full_name: '', kind: 'representative', ...least } as const;
    const hasMailServer = ctx.mailServer !== undefined;
    return sendRoom(ctx, request, reply, invitePage({ ...places, values, hasMailServer }));
  });

  app.post(url, { config, schema: { body: Form } }, async (request, reply) => {
    const inviter = await inviterOf(ctx, request);
    const wish = wishOf(request.body);
    const invited = await ctx.unitOfWork((tx) =>
      invitePerson({ ...tx, now: ctx.now, sealer: ctx.sealer }, wish, inviter),
    );
    if (invited.ok) return reply.redirect(`/console/people/${invited.value}?done=${doneOf(ctx)}`, 303);
    return refuse(ctx, request, reply, invited.reason);
  });
  againRoutes(app, ctx);
}

/** For somebody who is there already: once more, or not at all. */
function againRoutes(app: App, ctx: AppContext) {
  const url = '/console/people/:id/invitation';
  const schema = { params: Type.Object({ id: Type.String() }) };
  app.post(url, { config, schema }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    if (!person) return reply;
    const inviter = await inviterOf(ctx, request);
    const sent = await ctx.unitOfWork((tx) =>
      sendInvitation({ ...tx, now: ctx.now, sealer: ctx.sealer }, person, inviter),
    );
    return reply.redirect(`/console/people/${person.id}?done=${sent.ok ? doneOf(ctx) : dones[sent.reason]}`, 303);
  });

  app.post(`${url}/withdraw`, { config: { access: 'administrator' }, schema }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    if (!person) return reply;
    const actor = administratorOf(request).id;
    await ctx.unitOfWork((tx) => withdrawInvitation(tx, person, actor));
    return reply.redirect(`/console/people/${person.id}?done=withdrawn`, 303);
  });
}

/** What the page of the person says. */
const doneOf = ({ mailServer }: AppContext): PersonDone => (mailServer ? 'invited' : 'invited-by-hand');

const dones: Readonly<Record<InvitationRefusal, PersonDone>> = {
  too_many: 'invited-too-often',
  deactivated: 'not-invited',
  has_own_way: 'not-invited',
};

async function inviterOf(ctx: AppContext, request: FastifyRequest): Promise<Inviter> {
  const origin = await linkOrigin(ctx, request);
  return { organization: request.organization, person: administratorOf(request), origin };
}

function wishOf({ email, full_name: fullName, kind, role, profile }: InviteValues) {
  const place = kind === 'representative' ? { role, profile } : { role: null, profile: null };
  return { email: email.trim(), fullName, kind, ...place };
}

const problems: Readonly<Record<InviteRefusal, PersonProblem>> = {
  ...personProblems,
  too_many: { field: 'email', text: 'Very many invitations were sent within an hour. Wait a while.' },
};

async function refuse(
  ctx: AppContext,
  request: FastifyRequest<{ Body: Static<typeof Form> }>,
  reply: FastifyReply,
  reason: InviteRefusal,
) {
  const hasMailServer = ctx.mailServer !== undefined;
  const places = await listPlaces(ctx, request.organization.id);
  const sheet = { ...places, values: request.body, hasMailServer, problem: problems[reason] };
  return sendRoom(ctx, request, reply, invitePage(sheet));
}
