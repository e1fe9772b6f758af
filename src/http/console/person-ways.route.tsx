import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../../directory/person.ts';
import type { Authenticator } from '../../factors/authenticator.ts';
import { listSecondFactors } from '../../factors/list-second-factors.ts';
import { forceNewPassword } from '../../session/force-new-password.ts';
import { removeAuthenticatorOf } from '../../session/remove-authenticator-of.ts';
import { askForNewPassword } from '../../signin/ask-for-new-password.ts';
import { factorWords } from '../../signin/factor.words.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { within } from '../sign-in/inside.ts';
import { askPage } from './ask.page.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import type { PersonDone } from './person.page.tsx';
import { takePerson } from './take-person.ts';

const config = { access: 'administrator', proof: 'fresh' } as const;
const params = Type.Object({ id: Type.String() });
const one = Type.Object({ id: Type.String(), authenticator: Type.String() });
const room = '/console/people/:id';

/** What an administrator may do about the ways in of somebody else: none of it lets anybody in. */
export function personWayRoutes(app: App, ctx: AppContext): void {
  passwordRoutes(app, ctx);
  authenticatorRoutes(app, ctx);
}

function passwordRoutes(app: App, ctx: AppContext) {
  app.post(`${room}/password/ask`, { config, schema: { params } }, async (request, reply) => {
    const person = await takeOther(ctx, request, reply);
    if (!person) return reply;
    const { organization } = request;
    const asking = {
      organization,
      person,
      actor: administratorOf(request).id,
      origin: portalOrigin(ctx, organization),
    };
    const asked = await within(ctx, (tx) => askForNewPassword(tx, asking));
    return back(reply, person, asked.ok ? 'password-asked' : 'password-not-asked');
  });

  const url = `${room}/password/distrust`;
  app.get(url, { config, schema: { params } }, async (request, reply) => {
    const person = await takeOther(ctx, request, reply);
    return person ? sendRoom(ctx, request, reply, distrustPage(person)) : reply;
  });

  app.post(url, { config, schema: { params } }, async (request, reply) => {
    const person = await takeOther(ctx, request, reply);
    if (!person) return reply;
    const force = { person, organization: request.organization, actor: administratorOf(request).id };
    await within(ctx, (tx) => forceNewPassword(tx, force));
    return back(reply, person, 'password-distrusted');
  });
}

function authenticatorRoutes(app: App, ctx: AppContext) {
  const url = `${room}/authenticators/:authenticator/remove`;
  app.get(url, { config, schema: { params: one } }, async (request, reply) => {
    const person = await takeOther(ctx, request, reply);
    if (!person) return reply;
    const all = await listSecondFactors(ctx, person.id);
    const found = all.find(({ id }) => id === request.params.authenticator);
    return found ? sendRoom(ctx, request, reply, removePage(person, found)) : sendNothingHere(request, reply);
  });

  app.post(url, { config, schema: { params: one } }, async (request, reply) => {
    const person = await takeOther(ctx, request, reply);
    if (!person) return reply;
    const { organization, params } = request;
    const wish = { person, organization, authenticatorId: params.authenticator, actor: administratorOf(request).id };
    const isDone = await within(ctx, (tx) => removeAuthenticatorOf(tx, wish));
    return isDone ? back(reply, person, 'authenticator-removed') : sendNothingHere(request, reply);
  });
}

const back = (reply: FastifyReply, { id }: Person, done: PersonDone): FastifyReply =>
  reply.redirect(`/console/people/${id}?done=${done}`, 303);

/** One’s own ways are changed under “Your account”. */
async function takeOther(ctx: AppContext, request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) {
  const person = await takePerson(ctx, request, reply);
  if (person?.id !== administratorOf(request).id) return person;
  reply.redirect('/account', 303);
  return undefined;
}

const trailTo = ({ id, fullName }: Person) => [
  { label: 'People', href: '/console/people' },
  { label: fullName, href: `/console/people/${id}` },
];

const distrustPage = (person: Person) =>
  askPage({
    room: 'People',
    title: `May others know the password of ${person.fullName}?`,
    lead: `Every session of ${person.email} ends, and whoever signs in with this password has to choose another one first. We mail the person. You never get to know a password.`,
    breadcrumb: trailTo(person),
    action: `/console/people/${person.id}/password/distrust`,
    yes: 'Have it replaced',
    tone: 'danger',
    back: `/console/people/${person.id}`,
  });

const removePage = (person: Person, { id, factor, name }: Authenticator) =>
  askPage({
    room: 'People',
    title: `Remove a ${factorWords.en[factor]} of ${person.fullName}?`,
    lead: `${name === '' ? 'It' : `“${name}”`} proves nothing any more, and every session of ${person.email} ends. With the last one the recovery codes go. We mail the person. Make sure that you know who asks you for this.`,
    breadcrumb: trailTo(person),
    action: `/console/people/${person.id}/authenticators/${id}/remove`,
    yes: 'Remove it',
    tone: 'danger',
    back: `/console/people/${person.id}`,
  });
