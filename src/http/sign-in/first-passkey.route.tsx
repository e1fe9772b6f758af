import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findOrganization } from '../../directory/find-organization.ts';
import type { Organization } from '../../directory/organization.ts';
import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { networkOf } from '../../edge/read-address.ts';
import { passkeyFactor } from '../../factors/passkey/passkey-factor.ts';
import { beginAssertion } from '../../factors/webauthn/begin-assertion.ts';
import { isNobodysKey } from '../../factors/webauthn/keys.ts';
import { readAssertion } from '../../factors/webauthn/read-response.ts';
import { LONGEST_RESPONSE } from '../../factors/webauthn/response-field.ts';
import { HOUR, MINUTE } from '../../kit/clock.ts';
import { hashSecret, newSecret } from '../../kit/secrets.ts';
import { ownPath } from '../../kit/web-address.ts';
import { FIRST_PROOF_WITHIN, newFlow } from '../../signin/flow/begin-flow.ts';
import { proveFactor } from '../../signin/flow/prove-factor.ts';
import { readStanding } from '../../signin/flow/read-flow.ts';
import { takeProof } from '../../signin/flow/take-proof.ts';
import type { AppContext } from '../app-context.ts';
import { PASSKEY, SIGN_IN, setCookie } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { complete } from './complete.tsx';
import { whenceOf } from './flow-here.ts';
import { within } from './inside.ts';
import { goToStep } from './show-step.tsx';

const Form = Type.Object({
  response: Type.String({ maxLength: LONGEST_RESPONSE }),
  return_to: Type.Optional(Type.String()),
});
const Params = Type.Object({ portal: Type.Optional(Type.String()) });

const entrances = [
  { start: '/login', way: 'regular', access: 'visitor' },
  { start: '/safe-access', way: 'safe', access: 'visitor' },
  { start: '/:portal/safe-access', way: 'safe', access: 'anyone' },
] as const;

type Way = (typeof entrances)[number]['way'];

/**
 * Signing in by a passkey before anybody was named: from the list of the name field, or by the button. What the device was
 * asked belongs to a cookie of its own, so that a page that asks takes no sign-in away from another window.
 */
export function firstPasskeyRoutes(app: App, ctx: AppContext): void {
  for (const { start, way, access } of entrances) {
    const find = async ({ state, organization }: FastifyRequest, portal: string | undefined) => {
      if (portal === undefined) return organization;
      return state.portal || state.arrival.host !== ctx.publicHost ? undefined : findOrganization(ctx, portal);
    };
    const url = `${start}/passkey`;
    app.post(`${url}/options`, { config: { access }, schema: { params: Params } }, async (request, reply) =>
      (await find(request, request.params.portal)) ? sendOptions(ctx, request, reply) : reply.code(404).send(),
    );
    app.post(url, { config: { access }, schema: { params: Params, body: Form } }, async (request, reply) => {
      const organization = await find(request, request.params.portal);
      if (!organization) return sendNothingHere(request, reply);
      return signIn(ctx, request, reply, { organization, way, ...request.body });
    });
  }
}

/** Pages that are left open ask again before the challenge is too old. */
const fromOneNetwork: RateLimit = { most: 600, per: 5 * MINUTE };

async function sendOptions(ctx: AppContext, request: FastifyRequest, reply: FastifyReply) {
  const { arrival, cookies } = request.state;
  const secret = cookies.get(PASSKEY) ?? newSecret();
  const place = placeOf(secret);
  const options = await ctx.unitOfWork(async ({ db }) => {
    const tx = { db, now: ctx.now };
    const turn = await takeTurn(tx, `passkey:${networkOf(arrival.address)}`, fromOneNetwork);
    return turn.ok ? beginAssertion(tx, { person: undefined, place, origin: arrival.origin }, 'passkey') : undefined;
  });
  if (!options) return reply.code(429).header('retry-after', '300').send();
  return reply.header('set-cookie', setCookie(PASSKEY, secret, HOUR)).send(options);
}

const placeOf = (secret: string): string => hashSecret(secret).toString('base64url');

interface Sent {
  readonly organization: Organization;
  readonly way: Way;
  readonly response: string;
  readonly return_to?: string;
}

async function signIn(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, sent: Sent) {
  const { organization, way, response } = sent;
  request.organization = organization;
  const { arrival, cookies } = request.state;
  const returnTo = ownPath(sent.return_to, arrival.origin) ?? null;
  const { flow, secret } = newFlow(ctx, {
    ...{ organizationId: organization.id, kind: 'sign_in', way, identifier: '', personId: null },
    ...{ sessionId: null, evidence: [], wish: { aal: 0, maxAge: null }, returnTo },
  });
  const whence = whenceOf(request, organization);
  const { attempt } = await readStanding(ctx, flow, whence);
  const place = placeOf(cookies.get(PASSKEY) ?? '');
  const tried = await proveFactor(ctx, passkeyFactor, { ...attempt, place }, { response });
  if (!tried.ok) return goBack(ctx, request, reply, sent);
  const outcome = await within(ctx, async (tx) => {
    const taken = await takeProof(tx, flow, { whence, factor: passkeyFactor, proof: tried.value, held: 'new' });
    return taken.kind === 'admit' ? complete(ctx, request, tx, taken) : taken;
  });
  if (typeof outcome === 'function') return outcome(reply);
  if (outcome.kind !== 'go_on') return goBack(ctx, request, reply, sent);
  reply.header('set-cookie', setCookie(SIGN_IN, secret, FIRST_PROOF_WITHIN));
  return goToStep(ctx, request, reply, outcome.standing);
}

/** The same for every reason. A key that nobody has is named, so that its manager may forget it. */
async function goBack(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, sent: Sent) {
  const id = readAssertion(sent.response)?.id;
  const query = new URLSearchParams({
    passkey: id !== undefined && (await isNobodysKey(ctx, id)) ? id : '',
    ...(sent.return_to !== undefined && { return_to: sent.return_to }),
  });
  return reply.redirect(`${request.url.replace(/\/passkey$/, '')}?${query}`, 303);
}
