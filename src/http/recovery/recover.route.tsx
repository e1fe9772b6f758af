import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Millis, SECOND } from '../../kit/clock.ts';
import { resetPassword } from '../../session/reset-password.ts';
import { readStanding, type Standing } from '../../signin/flow/read-flow.ts';
import { newRecovery, takeDuePassword } from '../../signin/flow/recover.ts';
import { shortestPasswordOf } from '../../signin/policy/shortest-password.ts';
import { preparePassword } from '../../signin/prepare-password.ts';
import type { AppContext } from '../app-context.ts';
import { expireCookie, SIGN_IN } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { findFlowHere, startOf, whenceOf } from '../sign-in/flow-here.ts';
import { within } from '../sign-in/inside.ts';
import { keepHere } from '../sign-in/keep-here.ts';
import { addressOf, goToStep, sendBeginAgain } from '../sign-in/show-step.tsx';
import { RecoverPage } from './recover.page.tsx';
import { type ChoiceProblem, ChoosePasswordPage, RecoveryEndPage } from './recovery.page.tsx';

const Query = Type.Object({ identifier: Type.Optional(Type.String({ maxLength: 320 })) });
const Form = Type.Object({ identifier: Type.String({ maxLength: 320 }) });
const NewPassword = Type.Object({
  username: Type.Optional(Type.String()),
  password: Type.String({ maxLength: 4096 }),
});

const RECOVER = '/sign-in/recover';
const NEW_PASSWORD = `${RECOVER}/new-password`;

/** A forgotten password: a name, proofs as the flow has them, a new password, and then the sign-in as everybody’s. */
export function recoverRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'visitor' } as const;
  app.get(RECOVER, { config, schema: { querystring: Query } }, async (request, reply) => {
    const identifier = request.query.identifier ?? (await typedBefore(ctx, request));
    return showBegin(request, reply, { identifier });
  });

  app.post(RECOVER, { config, schema: { body: Form } }, async (request, reply) => {
    const { organization } = request;
    const identifier = request.body.identifier.trim();
    if (identifier === '') return showBegin(request, reply, { identifier });
    const begun = await newRecovery(ctx, organization, identifier);
    const turn = await keepHere(ctx, request, reply, begun);
    if (!turn.ok) return showBegin(request, reply, { identifier, wait: turn.wait });
    return goToStep(ctx, request, reply, await readStanding(ctx, begun.flow, whenceOf(request, organization)));
  });
  newPasswordRoutes(app, ctx);
}

function newPasswordRoutes(app: App, ctx: AppContext) {
  const config = { access: 'anyone' } as const;
  app.get(NEW_PASSWORD, { config }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    if (standing?.flow.kind !== 'recovery' || standing.step.step !== 'choose_password')
      return reply.redirect(standing ? addressOf(request, standing) : startOf(request));
    return showChoice(ctx, reply, standing, undefined);
  });

  app.post(NEW_PASSWORD, { config, schema: { body: NewPassword } }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    if (standing?.flow.kind !== 'recovery' || standing.step.step !== 'choose_password' || !standing.person)
      return sendBeginAgain(request, reply, standing);
    const { person, flow, attempt } = standing;
    const { organization } = attempt;
    const hash = await preparePassword(ctx, { person, organization }, request.body.password);
    if (!hash.ok) return showChoice(ctx, reply, standing, hash.reason);
    const isDone = await within(ctx, async (tx) => {
      const owner = await takeDuePassword(tx, flow, whenceOf(request, organization));
      if (owner) await resetPassword(tx, { person: owner, organization, hash: hash.value, notice: 'password_reset' });
      return owner !== undefined;
    });
    if (!isDone) return sendBeginAgain(request, reply, standing);
    reply.header('set-cookie', expireCookie(SIGN_IN));
    return sendPage(unreferred(reply), <RecoveryEndPage organization={organization} state="recovered" />);
  });
}

/** Nothing is typed twice: who came from the sign-in has said who they are. */
async function typedBefore(ctx: AppContext, request: FastifyRequest): Promise<string | undefined> {
  const standing = request.state.cookies.has(SIGN_IN) ? await findFlowHere(ctx, request) : undefined;
  return standing?.flow.kind === 'step_up' ? undefined : standing?.flow.identifier;
}

function showBegin(
  request: FastifyRequest,
  reply: FastifyReply,
  { identifier, wait }: { readonly identifier: string | undefined; readonly wait?: Millis },
) {
  if (wait !== undefined) reply.header('retry-after', String(Math.ceil(wait / SECOND)));
  const page = <RecoverPage organization={request.organization} identifier={identifier} wait={wait} />;
  return sendPage(unreferred(reply), page, wait === undefined ? 200 : 429);
}

async function showChoice(
  ctx: AppContext,
  reply: FastifyReply,
  { person, attempt }: Standing,
  problem: ChoiceProblem | undefined,
) {
  if (!person) throw new Error('A new password is due, and nobody’s');
  const shown = { action: NEW_PASSWORD, email: person.email, shortest: await shortestPasswordOf(ctx, person), problem };
  const status = problem === undefined ? 200 : problem === 'busy' ? 429 : 422;
  const page = <ChoosePasswordPage organization={attempt.organization} way="own" {...shown} />;
  return sendPage(unreferred(reply), page, status);
}

const unreferred = (reply: FastifyReply): FastifyReply => reply.header('referrer-policy', 'no-referrer');
