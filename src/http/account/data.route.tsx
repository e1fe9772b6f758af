import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { normalizeIdentifier } from '../../directory/identifier.ts';
import { checkDeletion, deleteAccount } from '../../session/delete-account.ts';
import { gatherOwnData } from '../../session/gather-own-data.ts';
import type { AppContext } from '../app-context.ts';
import { expireCookie, SESSION } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { languageOf } from '../language.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { sendAccount } from './account-screen.tsx';
import { DataCards, DeletedPage, DeletePage } from './data.page.tsx';
import { dataWords } from './data.words.ts';

const Form = Type.Object({ email: Type.String({ maxLength: 1000 }) });
const url = '/account/data';

/** What is held of a person: to take away, and to erase. Both after a full proof. */
export function dataRoutes(app: App, ctx: AppContext): void {
  app.get(url, { config: { access: 'person' } }, async (request, reply) => {
    const may = await ctx.unitOfWork((tx) => checkDeletion(tx, signedIn(request).person));
    const { title, lead } = dataWords[languageOf(request)];
    const children = <DataCards refusal={may.ok ? undefined : may.reason} />;
    return sendAccount(ctx, request, reply, { title, lead, children });
  });

  const config = { access: 'person', proof: 'fresh' } as const;
  app.get(`${url}/download`, { config }, async (request, reply) => {
    const data = await gatherOwnData(ctx, signedIn(request).person);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="account.json"')
      .send(JSON.stringify(data, null, 2));
  });
  deletionRoutes(app, ctx);
}

function deletionRoutes(app: App, ctx: AppContext) {
  const config = { access: 'person', proof: 'fresh' } as const;
  app.get(`${url}/delete`, { config }, async (request, reply) => {
    const may = await ctx.unitOfWork((tx) => checkDeletion(tx, signedIn(request).person));
    return may.ok ? ask(request, reply, false) : reply.redirect(url, 303);
  });

  app.post(`${url}/delete`, { config, schema: { body: Form } }, async (request, reply) => {
    const { organization } = request;
    const { person } = signedIn(request);
    const typed = normalizeIdentifier(request.body.email.trim());
    if (typed !== normalizeIdentifier(person.email)) return ask(request, reply, true);
    const deleted = await ctx.unitOfWork((tx) => deleteAccount({ ...tx, now: ctx.now }, person));
    if (!deleted.ok) return reply.redirect(url, 303);
    return sendPage(reply.header('set-cookie', expireCookie(SESSION)), <DeletedPage organization={organization} />);
  });
}

const ask = (request: FastifyRequest, reply: FastifyReply, isWrong: boolean) =>
  sendPage(
    reply,
    <DeletePage organization={request.organization} email={signedIn(request).person.email} isWrong={isWrong} />,
    isWrong ? 422 : 200,
  );
