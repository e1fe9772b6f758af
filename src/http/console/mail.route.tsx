import { Type } from 'typebox';
import { listMails } from '../../mail/list-mails.ts';
import { readMail } from '../../mail/read-mail.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { sendRoom } from './console-screen.tsx';
import { mailListPage, mailPage } from './mail.page.tsx';

const Query = Type.Object({ before: Type.Optional(Type.String({ maxLength: 60 })) });
const Params = Type.Object({ id: Type.String() });

const PAGE = 50;

/** Setup → Mail: the queue, and the built-in sink where no mail server is set. */
export function mailRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'administrator' as const };
  const { hasMailServer } = ctx;
  app.get('/console/mail', { config, schema: { querystring: Query } }, async (request, reply) => {
    const { before } = request.query;
    const { mails, next } = await listMails(ctx, request.organization.id, { before, limit: PAGE });
    const list = { mails, next, isFirst: !before, hasMailServer, now: new Date(ctx.now()) };
    return sendRoom(ctx, request, reply, mailListPage(list));
  });

  app.get('/console/mail/:id', { config, schema: { params: Params } }, async (request, reply) => {
    const { organization, state } = request;
    const mail = await readMail(ctx, organization.id, request.params.id);
    if (!mail) return sendNothingHere(request, reply);
    const origins = [
      ctx.publicUrl.origin,
      portalOrigin(ctx, organization),
      ...(state.portal ? [state.arrival.origin] : []),
    ];
    return sendRoom(ctx, request, reply, mailPage({ mail, hasMailServer, origins }));
  });
}
