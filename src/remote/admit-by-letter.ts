import type { PersonId } from '../directory/person.ts';
import { hashSecret } from '../kit/secrets.ts';
import { admitByLink } from './admit-by-link.ts';
import type { AttemptId } from './attempt.ts';
import type { Claims, Sketch } from './dialects/dialect.ts';
import type { ArrivedLink } from './judge-link.ts';
import { placeFlow } from './place-flow.ts';
import type { InRemoteUnit } from './remote-context.ts';

export interface LetterAdmission {
  readonly kind: 'admitted';
  readonly opens: 'session' | 'flow';
  readonly token: string;
  /** Where to go; anything that is not of this portal is not followed. */
  readonly returnTo: string | null;
}

interface Proven {
  readonly claims: Claims;
  readonly personId: PersonId;
  readonly sketch: Sketch;
  readonly attempt: { readonly id: AttemptId; readonly reference: string };
}

/** To the letter: the session comes at the first request, and at every other request with the same link. */
export async function admitByLetter(
  ctx: InRemoteUnit,
  link: ArrivedLink,
  { claims, personId, sketch, attempt }: Proven,
): Promise<LetterAdmission> {
  const { organizationId, id: connectionId } = claims.connection;
  const { address, userAgent, states } = link;
  const { operation } = claims;
  const stateHash = sketch.state === undefined ? undefined : hashSecret(sketch.state);
  const { own, newest } = await placeFlow(ctx, organizationId, { stateHash, ts: claims.signedAt, states });
  const returnTo = own?.returnTo ?? sketch.returnTo ?? newest?.returnTo ?? null;
  const arrived = { organizationId, personId, connectionId, operation, address, userAgent, returnTo, attempt };
  const { opens, token } = await admitByLink(ctx, { ...arrived, protocol: 'letter' });
  return { kind: 'admitted', opens, token, returnTo };
}
