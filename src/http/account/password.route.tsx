import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { changePassword } from '../../session/change-password.ts';
import { shortestPasswordOf } from '../../signin/policy/shortest-password.ts';
import { type NewPasswordProblem, preparePassword } from '../../signin/prepare-password.ts';
import type { AppContext } from '../app-context.ts';
import { SESSION, setCookie } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { PasswordPage } from './password.page.tsx';

const Form = Type.Object({ username: Type.Optional(Type.String()), password: Type.String({ maxLength: 4096 }) });

/** A new password, within ten minutes of a proof with the old one. */
export function passwordRoutes(app: App, ctx: AppContext): void {
  const url = '/account/password';
  const config = { access: 'person', proof: 'fresh' } as const;
  app.get(url, { config }, (request, reply) => show(ctx, request, reply, undefined));

  app.post(url, { config, schema: { body: Form } }, async (request, reply) => {
    const { person } = signedIn(request);
    const hash = await preparePassword(ctx, { person, organization: request.organization }, request.body.password);
    if (!hash.ok) return show(ctx, request, reply, hash.reason);
    const { organization } = request;
    const principal = signedIn(request);
    const token = await ctx.unitOfWork((tx) =>
      changePassword({ ...tx, now: ctx.now }, { principal, organization, hash: hash.value }),
    );
    return reply.header('set-cookie', setCookie(SESSION, token)).redirect('/account?done=password', 303);
  });
}

async function show(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: NewPasswordProblem | undefined,
) {
  const { person } = signedIn(request);
  const shortest = await shortestPasswordOf(ctx, person);
  const { organization } = request;
  return sendPage(
    reply,
    <PasswordPage organization={organization} email={person.email} shortest={shortest} refusal={refusal} />,
    refusal === undefined ? 200 : refusal === 'busy' ? 429 : 422,
  );
}
