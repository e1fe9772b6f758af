import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { suspendAccount } from '../../session/suspend-account.ts';
import { readObjection } from '../../signin/notices/objection.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { NotMeGonePage, NotMePage, ShutPage } from './not-me.page.tsx';

const params = Type.Object({ secret: Type.String() });

/** “That was not me”: the link of a notice. A GET shows a page, only its form does anything. */
export function notMeRoutes(app: App, ctx: AppContext): void {
  const url = '/not-me/:secret';
  const config = { access: 'visitor' } as const;
  app.get(url, { config, schema: { params } }, async (request, reply) => {
    const objection = await readObjection(ctx, request.params.secret);
    if (objection?.organizationId !== request.organization.id) return sendGone(request, reply);
    return sendPage(reply, <NotMePage organization={request.organization} />);
  });

  app.post(url, { config, schema: { params } }, async (request, reply) => {
    const { organization } = request;
    const { secret } = request.params;
    const { address } = request.state.arrival;
    const report = { secret, organization, address };
    const isShut = await ctx.unitOfWork((tx) => suspendAccount({ ...tx, now: ctx.now }, report));
    return isShut ? sendPage(reply, <ShutPage organization={organization} />) : sendGone(request, reply);
  });
}

const sendGone = (request: FastifyRequest, reply: FastifyReply) =>
  sendPage(reply, <NotMeGonePage organization={request.organization} />, 410);
