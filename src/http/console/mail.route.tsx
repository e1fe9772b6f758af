import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { LONGEST_WAIT } from '../../mail/deliver-mail.ts';
import { listMails } from '../../mail/list-mails.ts';
import { type Mail, stateOf } from '../../mail/mail.ts';
import { readMail } from '../../mail/read-mail.ts';
import { retryMails } from '../../mail/retry-mails.ts';
import { sendTestMail } from '../../mail/send-test-mail.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { mailDone, mailListPage, mailPage } from './mail.page.tsx';
import { readMailFacts } from './mail-facts.ts';
import { linkOrigin } from './origins.ts';

const Query = Type.Object({
  before: Type.Optional(Type.String({ maxLength: 60 })),
  done: Type.Optional(Type.String()),
});
const params = Type.Object({ id: Type.String() });

const PAGE = 50;
const url = '/console/mail';
const config = { access: 'administrator' as const };
const dones = Object.keys(mailDone) as readonly (keyof typeof mailDone)[];

/** Setup → Mail: whether mails arrive, the queue, and the built-in sink where no mail server is set. */
export function mailRoutes(app: App, ctx: AppContext): void {
  app.get(url, { config, schema: { querystring: Query } }, async (request, reply) => {
    const { before, done } = request.query;
    const { id } = request.organization;
    const { mails, next } = await listMails(ctx, id, { before, limit: PAGE });
    const facts = await readMailFacts(ctx, id);
    const { email } = administratorOf(request);
    const shown = { facts, mails, next, isFirst: !before, email, now: new Date(ctx.now()) };
    return sendRoom(ctx, request, reply, mailListPage({ ...shown, done: dones.find((one) => one === done) }));
  });

  // In the sink its text is shown: it may hold a link by which somebody else comes in.
  app.get(`${url}/:id`, { config: { ...config, proof: 'fresh' }, schema: { params } }, async (request, reply) => {
    const { organization, state } = request;
    const mail = await readMail(ctx, organization.id, request.params.id);
    if (!mail) return sendNothingHere(request, reply);
    const own = state.portal ? [state.arrival.origin] : [];
    const origins = [ctx.publicUrl.origin, portalOrigin(ctx, organization), ...own];
    const hasMailServer = ctx.mailServer !== undefined;
    const canRetry = hasMailServer && isRevivable(mail, ctx.now());
    return sendRoom(ctx, request, reply, mailPage({ mail, hasMailServer, canRetry, origins }));
  });
  mailActions(app, ctx);
}

const isRevivable = (mail: Mail, now: number): boolean =>
  stateOf(mail) === 'abandoned' && mail.createdAt > now - LONGEST_WAIT;

function mailActions(app: App, ctx: AppContext) {
  app.post(`${url}/test`, { config }, async (request, reply) =>
    reply.redirect(`${url}?done=${await sendTest(ctx, request)}`, 303),
  );

  const retry = (request: FastifyRequest, id?: string) =>
    ctx.unitOfWork((tx) =>
      retryMails({ ...tx, now: ctx.now }, request.organization.id, {
        actor: administratorOf(request).id,
        ...(id !== undefined && { id }),
      }),
    );

  app.post(`${url}/retry`, { config }, async (request, reply) =>
    reply.redirect(`${url}?done=${(await retry(request)) > 0 ? 'retried' : 'nothing-to-retry'}`, 303),
  );

  app.post(`${url}/:id/retry`, { config, schema: { params } }, async (request, reply) => {
    if (!(await readMail(ctx, request.organization.id, request.params.id))) return sendNothingHere(request, reply);
    await retry(request, request.params.id);
    return reply.redirect(`${url}/${request.params.id}`, 303);
  });
}

async function sendTest(ctx: AppContext, request: FastifyRequest): Promise<keyof typeof mailDone> {
  const { mailServer: server } = ctx;
  if (!server) return 'no-server';
  const { organization } = request;
  const origin = await linkOrigin(ctx, request);
  const wish = { organizationId: organization.id, title: organization.title, origin, server };
  const sent = await ctx.unitOfWork((tx) =>
    sendTestMail({ ...tx, now: ctx.now, sealer: ctx.sealer }, { ...wish, person: administratorOf(request) }),
  );
  return sent.ok ? 'tested' : 'tested-too-often';
}
