import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readOrganization } from '../directory/find-organization.ts';
import type { Organization } from '../directory/organization.ts';
import { refuse } from '../kit/result.ts';
import { ownPath } from '../kit/web-address.ts';
import type { SecondFactor, SecondFactorRefusal } from '../signin/prove-second-factor.ts';
import { type HalfWay, type Proved, readSecondStep, takeSecondStep } from '../signin/second-step.ts';
import { RecoveryCodesPage } from './account/recovery-codes.page.tsx';
import type { AppContext } from './app-context.ts';
import { SIGN_IN } from './cookies.ts';
import type { App } from './create-app.ts';
import { admit, keepSession, SECOND_STEP, wayOn, welcome } from './let-in.ts';
import { SecondStepGonePage, SecondStepPage } from './second-step.page.tsx';
import { sendPage } from './send-page.tsx';

const Factor = Type.Union([Type.Literal('totp'), Type.Literal('recovery_code')]);
const Query = Type.Object({ with: Type.Optional(Factor) });
const Form = Type.Object({ with: Factor, code: Type.String({ maxLength: 60 }) });

/** For who came here with a right password and has a second factor. The cookie says who that is: nothing else does. */
export function secondStepRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'anyone' as const };
  app.get(SECOND_STEP, { config, schema: { querystring: Query } }, async (request, reply) => {
    const found = await findHalfWay(ctx, request);
    if (!found) return reply.redirect(startOf(request));
    return show(request, reply, found, { factor: request.query.with ?? 'totp', refusal: undefined });
  });

  app.post(SECOND_STEP, { config, schema: { body: Form } }, async (request, reply) => {
    const found = await findHalfWay(ctx, request);
    const { with: factor, code } = request.body;
    const taken = found ? await take(ctx, request, found, { factor, code }) : refuse('gone');
    if (taken.ok) return goOn(ctx, request, reply, taken);
    if (!found || taken.reason === 'gone') return sendGone(request, reply, found);
    return show(request, reply, found, { factor, refusal: taken.reason });
  });
}

interface Found {
  readonly organization: Organization;
  readonly halfWay: HalfWay;
  readonly secret: string;
}

/** Half-way into one organization is nothing on the host of another. */
async function findHalfWay(ctx: AppContext, request: FastifyRequest): Promise<Found | undefined> {
  const { portal, cookies } = request.state;
  const secret = cookies.get(SIGN_IN);
  const halfWay = await readSecondStep(ctx, secret);
  if (secret === undefined || !halfWay) return undefined;
  if (portal && portal.organization.id !== halfWay.organizationId) return undefined;
  const organization = portal?.organization ?? (await readOrganization(ctx, halfWay.organizationId));
  if (!organization) return undefined;
  request.organization = organization;
  return { organization, halfWay, secret };
}

interface Typed {
  readonly factor: SecondFactor;
  readonly code: string;
}

/** Both steps and the session that they open: all of it or nothing. */
function take(ctx: AppContext, request: FastifyRequest, { organization, secret }: Found, typed: Typed) {
  const { address } = request.state.arrival;
  return ctx.unitOfWork(async (tx) => {
    const inside = { ...tx, now: ctx.now, sealer: ctx.sealer };
    const proved = await takeSecondStep(inside, { organization, secret, address, ...typed });
    return proved.ok ? { ...proved, token: await admit(ctx, request, inside, proved.value) } : proved;
  });
}

/** After a recovery code they see how many are left; after the last one, the new set. */
function goOn(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { token, value }: { readonly token: string; readonly value: Proved },
) {
  const { recovery } = value;
  if (!recovery) return welcome(ctx, request, reply, { token, ...value });
  const returnTo = wayOn(ctx, request, value);
  keepSession(reply, token);
  if (recovery.left > 0)
    return reply.redirect(`/account/recovery-code-used?return_to=${encodeURIComponent(returnTo)}`, 303);
  const page = { organization: request.organization, codes: recovery.fresh, occasion: 'last', returnTo } as const;
  return sendPage(reply, <RecoveryCodesPage {...page} />);
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { organization, halfWay }: Found,
  shown: { readonly factor: SecondFactor; readonly refusal: SecondFactorRefusal | undefined },
) {
  const status = { wrong: 422, too_many: 429 } as const;
  if (shown.refusal === 'too_many') reply.header('retry-after', '3600');
  const start = startOf(request, { organization, halfWay });
  return sendPage(
    reply,
    <SecondStepPage organization={organization} email={halfWay.person.email} start={start} {...shown} />,
    shown.refusal ? status[shown.refusal] : 200,
  );
}

const sendGone = (request: FastifyRequest, reply: FastifyReply, found: Found | undefined) =>
  sendPage(
    reply,
    <SecondStepGonePage
      organization={found?.organization ?? request.state.portal?.organization}
      start={startOf(request, found)}
    />,
    410,
  );

function startOf({ state }: FastifyRequest, found?: Pick<Found, 'organization' | 'halfWay'>): string {
  if (!state.portal) return found ? `/${found.organization.name}/safe-access` : '/';
  if (!found) return '/login';
  const path = found.halfWay.way === 'safe' ? '/safe-access' : '/login';
  const returnTo = ownPath(found.halfWay.returnTo ?? undefined, state.arrival.origin);
  return returnTo === undefined ? path : `${path}?return_to=${encodeURIComponent(returnTo)}`;
}
