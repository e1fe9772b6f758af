import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../../directory/person.ts';
import { type Evidence, isWebAuthn } from '../../factors/assurance.ts';
import { isPasskeyDue, putOffPasskey } from '../../factors/passkey/nudge.ts';
import { ownPath } from '../../kit/web-address.ts';
import { readPolicyOf } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import { HAS_DEVICE } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { OfferPage } from './offer.page.tsx';

const OFFER = '/account/passkeys/offer';
const ReturnTo = Type.Object({ return_to: Type.Optional(Type.String({ maxLength: 4096 })) });

/** After a sign-in that a passkey would have spared: once in a while, and with a way past it. */
export function passkeyOfferRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'person' } as const;
  app.get(OFFER, { config, schema: { querystring: ReturnTo } }, (request, reply) =>
    sendPage(
      reply,
      <OfferPage organization={request.organization} returnTo={backTo(request, request.query.return_to)} />,
    ),
  );

  app.post(OFFER, { config, schema: { body: ReturnTo } }, async (request, reply) => {
    const { id } = signedIn(request).person;
    await ctx.unitOfWork(({ db }) => putOffPasskey({ db, now: ctx.now }, id));
    return reply.redirect(backTo(request, request.body.return_to), 303);
  });
}

const backTo = ({ state }: FastifyRequest, target: string | undefined): string =>
  ownPath(target, state.arrival.origin) ?? '/account';

/** Where somebody goes who has just signed in: past the offer of a passkey, if this browser can keep one and it is due. */
export async function pastOffer(
  ctx: AppContext,
  request: FastifyRequest,
  { person, evidence }: { readonly person: Person; readonly evidence: readonly Evidence[] },
  target: string,
): Promise<string> {
  const { cookies, arrival } = request.state;
  if (!cookies.has(HAS_DEVICE) || evidence.some(isWebAuthn)) return target;
  // Of another host of ours: a passkey made here would not work there.
  if (ownPath(target, arrival.origin) === undefined) return target;
  const { factors } = await readPolicyOf(ctx, person);
  if (!factors.includes('passkey') || !(await isPasskeyDue(ctx, person.id, arrival.origin))) return target;
  return `${OFFER}?return_to=${encodeURIComponent(target)}`;
}
