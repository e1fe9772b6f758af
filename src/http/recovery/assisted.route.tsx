import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readPerson } from '../../directory/read-person.ts';
import { finishAssistedRecovery } from '../../session/finish-assisted-recovery.ts';
import type { AssistedRecovery } from '../../signin/assisted-recovery/assisted-recovery.ts';
import { findByLink, findByStopLink, stopRecovery } from '../../signin/assisted-recovery/steer-assisted-recovery.ts';
import { shortestPasswordOf } from '../../signin/policy/shortest-password.ts';
import { preparePassword } from '../../signin/prepare-password.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { type ChoiceProblem, ChoosePasswordPage, RecoveryEndPage, StopRecoveryPage } from './recovery.page.tsx';

const Params = Type.Object({ secret: Type.String({ maxLength: 60 }) });
const Form = Type.Object({
  code: Type.String({ maxLength: 60 }),
  username: Type.Optional(Type.String()),
  password: Type.String({ maxLength: 4096 }),
});

/** The links of a recovery that an administrator helps with: a GET shows a page, only its form does anything. */
export function assistedRecoveryRoutes(app: App, ctx: AppContext): void {
  const url = '/recovery/:secret';
  const config = { access: 'visitor' } as const;
  app.get(url, { config, schema: { params: Params } }, async (request, reply) => {
    const found = await find(ctx, request, await findByLink(ctx, request.params.secret));
    return found ? show(ctx, request, reply, found, undefined) : sendEnd(request, reply, 'gone');
  });

  app.post(url, { config, schema: { params: Params, body: Form } }, async (request, reply) => {
    const { secret } = request.params;
    const found = await find(ctx, request, await findByLink(ctx, secret));
    if (!found) return sendEnd(request, reply, 'gone');
    const { organization, body } = request;
    const hash = await preparePassword(ctx, { person: found.person, organization }, body.password);
    if (!hash.ok) return show(ctx, request, reply, found, hash.reason);
    const finish = { ...found, organization, secret, code: body.code, hash: hash.value };
    const finished = await ctx.unitOfWork((tx) =>
      finishAssistedRecovery({ ...tx, now: ctx.now, sealer: ctx.sealer }, finish),
    );
    if (finished.ok) return sendEnd(request, reply, 'assisted');
    return finished.reason === 'wrong'
      ? show(ctx, request, reply, found, 'wrong_code')
      : sendEnd(request, reply, 'gone');
  });
  stopRoutes(app, ctx);
}

function stopRoutes(app: App, ctx: AppContext) {
  const url = '/recovery/stop/:secret';
  const config = { access: 'visitor' } as const;
  app.get(url, { config, schema: { params: Params } }, async (request, reply) => {
    const found = await find(ctx, request, await findByStopLink(ctx, request.params.secret));
    if (!found) return sendEnd(request, reply, 'gone');
    const { organization, url: action } = request;
    const { email } = found.person;
    return sendPage(unreferred(reply), <StopRecoveryPage {...{ organization, action, email }} />);
  });

  app.post(url, { config, schema: { params: Params } }, async (request, reply) => {
    const found = await find(ctx, request, await findByStopLink(ctx, request.params.secret));
    if (!found) return sendEnd(request, reply, 'gone');
    const { recovery, person } = found;
    await ctx.unitOfWork((tx) =>
      stopRecovery({ ...tx, now: ctx.now }, recovery, { outcome: 'stopped', actor: person.id }),
    );
    return sendEnd(request, reply, 'stopped');
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

/** On the host of another organization the link is one that nobody knows. */
async function find(ctx: AppContext, { organization }: FastifyRequest, recovery: AssistedRecovery | undefined) {
  if (recovery?.organizationId !== organization.id) return undefined;
  const person = await readPerson(ctx, organization.id, recovery.personId);
  return person && person.deactivatedAt === null ? { recovery, person } : undefined;
}

async function show(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { person }: Found,
  problem: ChoiceProblem | undefined,
) {
  const shown = { action: request.url, email: person.email, shortest: await shortestPasswordOf(ctx, person), problem };
  const status = problem === undefined ? 200 : problem === 'busy' ? 429 : 422;
  const page = <ChoosePasswordPage organization={request.organization} way="assisted" {...shown} />;
  return sendPage(unreferred(reply), page, status);
}

const sendEnd = (request: FastifyRequest, reply: FastifyReply, state: 'assisted' | 'stopped' | 'gone') =>
  sendPage(
    unreferred(reply),
    <RecoveryEndPage organization={request.organization} state={state} />,
    state === 'gone' ? 410 : 200,
  );

/** The address is a secret. */
const unreferred = (reply: FastifyReply): FastifyReply => reply.header('referrer-policy', 'no-referrer');
