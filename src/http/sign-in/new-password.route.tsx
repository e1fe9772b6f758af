import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../../directory/person.ts';
import { setPassword } from '../../factors/password/set-password.ts';
import { endSessionsOf } from '../../session/end-session.ts';
import { stopRemembering } from '../../signin/devices/forget-device.ts';
import { endFlow, forgetFlowsOf } from '../../signin/flow/begin-flow.ts';
import { readStanding, type Standing } from '../../signin/flow/read-flow.ts';
import { forgetGuessesAt } from '../../signin/guesses/guess-budgets.ts';
import { tellOwner } from '../../signin/notices/tell-owner.ts';
import { shortestPasswordOf } from '../../signin/policy/shortest-password.ts';
import { type NewPasswordProblem, preparePassword } from '../../signin/prepare-password.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { complete } from './complete.tsx';
import { findFlowHere, startOf, whenceOf } from './flow-here.ts';
import { type Inside, within } from './inside.ts';
import { NewPasswordPage } from './new-password.page.tsx';
import { addressOf, NEW_PASSWORD, sendBeginAgain } from './show-step.tsx';

const config = { access: 'anyone' } as const;
const Form = Type.Object({ username: Type.Optional(Type.String()), password: Type.String({ maxLength: 4096 }) });

interface Due {
  readonly standing: Standing;
  readonly person: Person;
}

/** Everything was proved, but by a password that others may know (NIST 800-63B section 3.1.1.2): first there is another. */
export function newPasswordRoutes(app: App, ctx: AppContext): void {
  app.get(NEW_PASSWORD, { config }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    const due = dueIn(standing);
    if (due) return show(ctx, reply, due, undefined);
    return reply.redirect(standing ? addressOf(request, standing) : startOf(request));
  });

  app.post(NEW_PASSWORD, { config, schema: { body: Form } }, async (request, reply) => {
    const due = dueIn(await findFlowHere(ctx, request));
    if (!due) return sendBeginAgain(request, reply);
    const { person, standing } = due;
    const hash = await preparePassword(
      ctx,
      { person, organization: standing.attempt.organization },
      request.body.password,
    );
    if (!hash.ok) return show(ctx, reply, due, hash.reason);
    const answer = await within(ctx, (tx) => replace(ctx, request, tx, { ...due, hash: hash.value }));
    return answer ? answer(reply) : sendBeginAgain(request, reply, due.standing);
  });
}

function dueIn(standing: Standing | undefined): Due | undefined {
  const isDue = standing?.step.step === 'choose_password' && standing.flow.kind !== 'recovery';
  return isDue && standing.person?.deactivatedAt === null ? { standing, person: standing.person } : undefined;
}

/** Undefined when another request was faster. */
async function replace(
  ctx: AppContext,
  request: FastifyRequest,
  tx: Inside,
  { standing, person, hash }: Due & { readonly hash: string },
) {
  const { flow, attempt } = standing;
  const { organization } = attempt;
  const isStillDue = dueIn(await readStanding(tx, flow, whenceOf(request, organization))) !== undefined;
  if (!isStillDue || !(await endFlow(tx, flow))) return undefined;
  await setPassword(tx, { organizationId: person.organizationId, personId: person.id }, hash, person.id);
  await forgetFlowsOf(tx, person);
  await forgetGuessesAt(tx, person, ['password']);
  await stopRemembering(tx, person);
  const except = flow.sessionId === null ? {} : { except: flow.sessionId };
  await endSessionsOf(tx, person.id, { actor: person.id, because: 'password_changed', ...except });
  await tellOwner(tx, { person, organization }, 'password_changed');
  return complete(ctx, request, tx, { flow, person });
}

async function show(
  ctx: AppContext,
  reply: FastifyReply,
  { standing, person }: Due,
  refusal: NewPasswordProblem | undefined,
): Promise<FastifyReply> {
  const { organization } = standing.attempt;
  const shortest = await shortestPasswordOf(ctx, person);
  if (refusal === 'busy') reply.header('retry-after', '1');
  const page = <NewPasswordPage {...{ organization, shortest, refusal }} action={NEW_PASSWORD} email={person.email} />;
  return sendPage(reply, page, refusal === undefined ? 200 : refusal === 'busy' ? 429 : 422);
}
