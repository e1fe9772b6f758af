import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../directory/person.ts';
import { countRecoveryCodes } from '../../factors/recovery-code/count-recovery-codes.ts';
import { makeRecoveryCodes } from '../../factors/recovery-code/make-recovery-codes.ts';
import { ownPath } from '../../kit/web-address.ts';
import { reconfirmSession } from '../../session/reconfirm-session.ts';
import { KNOWN_FOR } from '../../signin/devices/device.ts';
import { knowDevice } from '../../signin/devices/know-device.ts';
import type { Flow } from '../../signin/flow/flow.ts';
import { tellOwner } from '../../signin/notices/tell-owner.ts';
import { RecoveryCodesPage } from '../account/recovery-codes.page.tsx';
import type { AppContext } from '../app-context.ts';
import { DEVICE, expireCookie, HAS_DEVICE, SESSION, SIGN_IN, setCookie, tellDevice } from '../cookies.ts';
import { admit, keepSession, wayOn } from '../let-in.ts';
import { pastOffer } from '../passkey/offer.route.tsx';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import type { Inside } from './inside.ts';

/** What is sent once the unit of work is durable. */
export type Answer = (reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

export interface Completed {
  readonly flow: Flow;
  readonly person: Person;
  /** How long the browser is to be remembered, if it was ticked. */
  readonly rememberFor?: number | undefined;
  /** Made on the way, and to be shown before anything else. */
  readonly codes?: readonly string[];
}

/** A flow that is over becomes a session, or goes on in one: in the unit of work that ended it. */
export const complete = (
  ctx: AppContext,
  request: FastifyRequest,
  tx: Inside,
  completed: Completed,
): Promise<Answer> =>
  completed.flow.kind === 'step_up' ? stepUp(request, tx, completed) : letIn(ctx, request, tx, completed);

async function letIn(ctx: AppContext, request: FastifyRequest, tx: Inside, completed: Completed): Promise<Answer> {
  const { flow, person, rememberFor, codes = [] } = completed;
  const token = await admit(ctx, request, tx, { person, evidence: flow.evidence, way: flow.way });
  const { arrival, cookies } = request.state;
  const userAgent = request.headers['user-agent'] ?? '';
  const seen = { person, secret: cookies.get(DEVICE), rememberFor, address: arrival.address, userAgent };
  const device = await knowDevice(tx, seen);
  const recovery = await settleRecovery(request, tx, completed);
  return async (reply) => {
    keepSession(reply, token).header('set-cookie', setCookie(DEVICE, device, KNOWN_FOR));
    const { organization } = request;
    if (cookies.has(HAS_DEVICE)) reply.header('set-cookie', tellDevice());
    const home = wayOn(ctx, request, { person, returnTo: flow.returnTo });
    const returnTo = flow.way === 'regular' ? await pastOffer(ctx, request, { person, ...flow }, home) : home;
    const [shown, occasion] = recovery?.fresh ? ([recovery.fresh, 'last'] as const) : ([codes, 'new'] as const);
    if (shown.length > 0)
      return sendPage(reply, <RecoveryCodesPage {...{ organization, occasion, returnTo }} codes={shown} />);
    const target = recovery ? `/account/recovery-code-used?return_to=${encodeURIComponent(returnTo)}` : returnTo;
    return reply.redirect(target, 303);
  };
}

/** Nobody goes on without a way back in: after the last code there is a new set. */
async function settleRecovery({ organization }: FastifyRequest, tx: Inside, { flow, person }: Completed) {
  if (!flow.evidence.some(({ factor }) => factor === 'recovery_code')) return undefined;
  const left = await countRecoveryCodes(tx, person.id);
  const owner = { organizationId: person.organizationId, personId: person.id };
  const fresh = left === 0 ? await makeRecoveryCodes(tx, owner) : undefined;
  await tellOwner(tx, { person, organization }, 'recovery_code_used', { codesLeft: left });
  return { fresh };
}

async function stepUp(request: FastifyRequest, tx: Inside, { flow }: Completed): Promise<Answer> {
  const { token } = await reconfirmSession(tx, signedIn(request).session, flow.evidence);
  const target = ownPath(flow.returnTo ?? undefined, request.state.arrival.origin) ?? '/account';
  return (reply) =>
    reply.header('set-cookie', [setCookie(SESSION, token), expireCookie(SIGN_IN)]).redirect(target, 303);
}
