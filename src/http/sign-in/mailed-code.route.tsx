import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { MAILED_CODE_URL, openMailedCode } from '../../factors/email-code/mailed-link.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { organizationOf } from '../language.ts';
import { sendPage } from '../send-page.tsx';
import { emailCodePage } from './email-code.step.tsx';
import { findFlowHere } from './flow-here.ts';
import { MailedCodePage } from './mailed-code.page.tsx';
import { offeredOf, urlOf } from './show-step.tsx';

const params = Type.Object({ sealed: Type.String({ maxLength: 1000 }) });

/** The link of a mailed code. Only a POST of the browser that asked for it, at the page that asks, uses it up. */
export function mailedCodeRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'anyone' as const };
  app.get(`${MAILED_CODE_URL}/:sealed`, { config, schema: { params } }, async (request, reply) => {
    const mailed = openMailedCode(ctx, request.params.sealed);
    const action = mailed && (await findAsker(ctx, request, mailed.place));
    const sheet = { organization: organizationOf(request), code: mailed?.code, action };
    return sendPage(reply, <MailedCodePage {...sheet} />, mailed ? 200 : 410);
  });
}

/** Where this browser was asked for the code; undefined in any other. */
async function findAsker(ctx: AppContext, request: FastifyRequest, place: string): Promise<string | undefined> {
  if (request.state.principal?.session.id === place) return '/account/confirm-address';
  const standing = await findFlowHere(ctx, request);
  const isAsked = standing?.attempt.place === place && offeredOf(standing).includes(emailCodePage);
  return isAsked ? urlOf(emailCodePage) : undefined;
}
