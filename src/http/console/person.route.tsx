import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { checkDeactivation, type DeactivationRefusal } from '../../directory/check-deactivation.ts';
import type { Person } from '../../directory/person.ts';
import { readInvitations } from '../../directory/read-invitations.ts';
import { reactivatePerson } from '../../directory/switch-person.ts';
import { listSecondFactors } from '../../factors/list-second-factors.ts';
import { readPasswordState } from '../../factors/password/read-password-state.ts';
import { readPersonalQuestions } from '../../factors/personal-questions/read-personal-questions.ts';
import { countRecoveryCodes } from '../../factors/recovery-code/count-recovery-codes.ts';
import { readConnections } from '../../remote/read-connections.ts';
import { deactivatePerson } from '../../session/deactivate-person.ts';
import { endSession, endSessionsOf } from '../../session/end-session.ts';
import { listSessions } from '../../session/list-sessions.ts';
import { hasOwnWay } from '../../signin/invitation/send-invitation.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { askPage } from './ask.page.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { personDone, personPage } from './person.page.tsx';
import { takePerson } from './take-person.ts';

const config = { access: 'administrator' as const };
const sensitive = { ...config, proof: 'fresh' as const };
const params = Type.Object({ id: Type.String() });
const Query = Type.Object({ done: Type.Optional(Type.String()) });
const dones = Object.keys(personDone) as readonly (keyof typeof personDone)[];

/** One person: who they are here, where they are signed in, and whether they may come in. */
export function personRoutes(app: App, ctx: AppContext): void {
  const url = '/console/people/:id';
  app.get(url, { config, schema: { params, querystring: Query } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    return person
      ? show(ctx, request, reply, { person, done: dones.find((done) => done === request.query.done) })
      : reply;
  });
  switchRoutes(app, ctx, url);
  sessionRoutes(app, ctx, url);
}

function switchRoutes(app: App, ctx: AppContext, url: string) {
  app.get(`${url}/deactivate`, { config, schema: { params } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    return person ? sendRoom(ctx, request, reply, questionPage(person)) : reply;
  });

  app.post(`${url}/deactivate`, { config, schema: { params } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    if (!person) return reply;
    const actor = administratorOf(request).id;
    const checked = await ctx.unitOfWork(async (tx) => {
      const result = await checkDeactivation(tx, person, actor);
      if (result.ok) await deactivatePerson({ ...tx, now: ctx.now }, person, actor);
      return result;
    });
    if (!checked.ok) return show(ctx, request, reply, { person, problem: refusals[checked.reason] });
    return reply.redirect(`/console/people/${person.id}?done=deactivated`, 303);
  });

  app.post(`${url}/reactivate`, { config: sensitive, schema: { params } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    if (!person) return reply;
    const actor = administratorOf(request).id;
    await ctx.unitOfWork((tx) => reactivatePerson({ ...tx, now: ctx.now }, person, actor));
    return reply.redirect(`/console/people/${person.id}?done=reactivated`, 303);
  });
}

const refusals: Readonly<Record<DeactivationRefusal, string>> = {
  oneself: 'You cannot switch yourself off. Another administrator can.',
  last_administrator: 'This is the last administrator who may come in: nobody could switch anything on again.',
};

const questionPage = ({ id, fullName, email }: Person) =>
  askPage({
    room: 'People',
    title: `Switch off ${fullName}?`,
    lead: `Every session of ${email} ends, and neither a password nor a signed link lets the person in until you do so again.`,
    breadcrumb: [
      { label: 'People', href: '/console/people' },
      { label: fullName, href: `/console/people/${id}` },
    ],
    action: `/console/people/${id}/deactivate`,
    yes: 'Switch off',
    tone: 'danger',
    back: `/console/people/${id}`,
  });

function sessionRoutes(app: App, ctx: AppContext, url: string) {
  app.post(`${url}/sessions/end`, { config, schema: { params } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    if (!person) return reply;
    const actor = administratorOf(request).id;
    await ctx.unitOfWork((tx) => endSessionsOf({ ...tx, now: ctx.now }, person.id, { actor, because: 'revoked' }));
    return reply.redirect(`/console/people/${person.id}?done=all-ended`, 303);
  });

  const one = Type.Object({ id: Type.String(), session: Type.String() });
  app.post(`${url}/sessions/:session/end`, { config, schema: { params: one } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    if (!person) return reply;
    const session = (await listSessions(ctx, person.id)).find(({ id }) => id === request.params.session);
    if (!session) return sendNothingHere(request, reply);
    const actor = administratorOf(request).id;
    await ctx.unitOfWork((tx) => endSession({ ...tx, now: ctx.now }, session, { actor, because: 'revoked' }));
    return reply.redirect(`/console/people/${person.id}?done=ended`, 303);
  });
}

interface Shown {
  readonly person: Person;
  readonly done?: keyof typeof personDone | undefined;
  readonly problem?: string;
}

async function show(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const sheet = {
    ...shown,
    sessions: await listSessions(ctx, shown.person.id),
    connections: await readConnections(ctx, request.organization.id),
    secondFactor: {
      password: await readPasswordState(ctx, shown.person.id),
      questions: await readPersonalQuestions(ctx, shown.person.id),
      authenticators: await listSecondFactors(ctx, shown.person.id),
      codesLeft: await countRecoveryCodes(ctx, shown.person.id),
    },
    invitation: {
      invitation: (await readInvitations(ctx, [shown.person.id])).get(shown.person.id),
      hasOwnWay: await hasOwnWay(ctx, shown.person),
    },
    ownSession: request.state.principal?.session.id,
    isOwn: shown.person.id === administratorOf(request).id,
    now: new Date(ctx.now()),
  };
  return sendRoom(ctx, request, reply, personPage(sheet));
}
