import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readAuthenticatorName } from '../../factors/authenticator-name.ts';
import { listSecondFactors } from '../../factors/list-second-factors.ts';
import { nameAuthenticator } from '../../factors/name-authenticator.ts';
import { mayRemove, removeOwnAuthenticator } from '../../signin/remove-authenticator.ts';
import type { AppContext } from '../app-context.ts';
import { tellDevice } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { NamePage, NeededPage, RemovePage } from './authenticators.page.tsx';

const params = Type.Object({ id: Type.String() });
const Name = Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) });
const url = '/account/authenticators/:id';

/** One’s own authenticators, whatever they are: another name, or away with it. */
export function authenticatorRoutes(app: App, ctx: AppContext): void {
  namingRoutes(app, ctx);
  removalRoutes(app, ctx);
}

function namingRoutes(app: App, ctx: AppContext) {
  const config = { access: 'person' } as const;
  app.get(`${url}/name`, { config, schema: { params } }, async (request, reply) => {
    const { authenticator } = await find(ctx, request);
    if (!authenticator) return sendNothingHere(request, reply);
    return sendPage(reply, <NamePage organization={request.organization} authenticator={authenticator} />);
  });

  app.post(`${url}/name`, { config, schema: { params, body: Name } }, async (request, reply) => {
    const owner = { personId: signedIn(request).person.id };
    const name = readAuthenticatorName(request.body.name);
    const isThere = await ctx.unitOfWork((tx) => nameAuthenticator(tx, owner, request.params.id, name));
    return isThere ? reply.redirect('/account', 303) : sendNothingHere(request, reply);
  });
}

function removalRoutes(app: App, ctx: AppContext) {
  const config = { access: 'person', proof: 'fresh' } as const;
  app.get(`${url}/remove`, { config, schema: { params } }, async (request, reply) => {
    const { organization } = request;
    const { authenticator, isLast } = await find(ctx, request);
    if (!authenticator) return sendNothingHere(request, reply);
    if (!(await mayRemove(ctx, signedIn(request).person, authenticator.id))) return sendNeeded(request, reply);
    return sendPage(reply, <RemovePage {...{ organization, authenticator, isLast }} />);
  });

  app.post(`${url}/remove`, { config, schema: { params } }, async (request, reply) => {
    const { organization } = request;
    const wish = { organization, person: signedIn(request).person, authenticatorId: request.params.id };
    const removed = await ctx.unitOfWork((tx) => removeOwnAuthenticator({ ...tx, now: ctx.now }, wish));
    if (!removed.ok && removed.reason === 'needed') return sendNeeded(request, reply);
    if (!removed.ok) return sendNothingHere(request, reply);
    return reply.header('set-cookie', tellDevice()).redirect('/account?done=removed', 303);
  });
}

const sendNeeded = (request: FastifyRequest, reply: FastifyReply) =>
  sendPage(reply, <NeededPage organization={request.organization} />, 409);

async function find(ctx: AppContext, request: FastifyRequest<{ Params: { id: string } }>) {
  const all = await listSecondFactors(ctx, signedIn(request).person.id);
  const authenticator = all.find(({ id }) => id === request.params.id);
  return { authenticator, isLast: all.length === 1 };
}
