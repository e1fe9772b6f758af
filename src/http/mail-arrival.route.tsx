import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { confirmArrival } from '../mail/confirm-arrival.ts';
import { openTestMail, type TestMail } from '../mail/test-mail.ts';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { ARRIVED, MailArrivalPage } from './mail-arrival.page.tsx';
import { sendPage } from './send-page.tsx';

const Mail = Type.String({ maxLength: 1000 });
const Query = Type.Object({ mail: Type.Optional(Mail), done: Type.Optional(Type.Literal('1')) });
const Form = Type.Object({ mail: Mail });

/** The link of a test mail. Whoever has it has the mail: the administrator may read it where they are not signed in. */
export function mailArrivalRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'anyone' as const };
  app.get(ARRIVED, { config, schema: { querystring: Query } }, (request, reply) => {
    const { mail = '', done } = request.query;
    const isOpen = open(ctx, request, mail) !== undefined;
    return show(request, reply, { mail, step: done ? 'done' : isOpen ? 'ask' : 'gone' });
  });

  app.post(ARRIVED, { config, schema: { body: Form } }, async (request, reply) => {
    const test = open(ctx, request, request.body.mail);
    if (!test) return show(request, reply, { mail: '', step: 'gone' });
    await ctx.unitOfWork((tx) => confirmArrival({ ...tx, now: ctx.now }, test));
    return reply.redirect(`${ARRIVED}?done=1`, 303);
  });
}

/** On a host of another organization it is as unknown as any other text. */
function open(ctx: AppContext, { state: { portal } }: FastifyRequest, mail: string): TestMail | undefined {
  const test = openTestMail(ctx, mail);
  return portal && test?.organizationId !== portal.organization.id ? undefined : test;
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { readonly mail: string; readonly step: 'ask' | 'done' | 'gone' },
): FastifyReply {
  const organization = request.state.portal?.organization;
  return sendPage(reply, <MailArrivalPage organization={organization} {...page} />, page.step === 'gone' ? 410 : 200);
}
