import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../../directory/person.ts';
import { resetSecondFactor } from '../../session/reset-second-factor.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { signedIn } from '../signed-in.ts';
import { askPage } from './ask.page.tsx';
import { sendRoom } from './console-screen.tsx';
import { takePerson } from './take-person.ts';

const config = { access: 'administrator', proof: 'fresh' } as const;
const params = Type.Object({ id: Type.String() });

/** The way out for who has lost their phone and their recovery codes. */
export function secondFactorRoutes(app: App, ctx: AppContext): void {
  const url = '/console/people/:id/second-factor/remove';
  app.get(url, { config, schema: { params } }, async (request, reply) => {
    const person = await takeOther(ctx, request, reply);
    return person ? sendRoom(ctx, request, reply, questionPage(person)) : reply;
  });

  app.post(url, { config, schema: { params } }, async (request, reply) => {
    const person = await takeOther(ctx, request, reply);
    if (!person) return reply;
    const { organization } = request;
    const actor = signedIn(request).person.id;
    await ctx.unitOfWork((tx) => resetSecondFactor({ ...tx, now: ctx.now }, { person, organization, actor }));
    return reply.redirect(`/console/people/${person.id}?done=second-factor-removed`, 303);
  });
}

/** Their own is removed under “Your account”, where it does not end the session that one works in. */
async function takeOther(ctx: AppContext, request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) {
  const person = await takePerson(ctx, request, reply);
  if (person?.id !== signedIn(request).person.id) return person;
  reply.redirect('/account', 303);
  return undefined;
}

const questionPage = ({ id, fullName, email }: Person) =>
  askPage({
    room: 'People',
    title: `Remove the second factor of ${fullName}?`,
    lead: `The authenticator app and the recovery codes of ${email} no longer work, every session ends, and the password alone lets in until an app is set up again. We mail the person. Make sure that you know who asks you for this.`,
    breadcrumb: [
      { label: 'People', href: '/console/people' },
      { label: fullName, href: `/console/people/${id}` },
    ],
    action: `/console/people/${id}/second-factor/remove`,
    yes: 'Remove authenticator app and recovery codes',
    tone: 'danger',
    back: `/console/people/${id}`,
  });
