import type { PersonId } from '../directory/person.ts';
import { hashSecret } from '../kit/secrets.ts';
import { moveAttempt } from './attempt.queries.ts';
import type { AttemptId } from './attempt.ts';
import type { Claims, Sketch } from './dialects/dialect.ts';
import type { ArrivedLink } from './judge-link.ts';
import { placeFlow } from './place-flow.ts';
import { proveByLink } from './prove-by-link.ts';
import type { InRemoteUnit } from './remote-context.ts';

export interface LetterAdmission {
  readonly kind: 'admitted';
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
  const { connection, operation } = claims;
  const { organizationId, id: connectionId } = connection;
  const { address, userAgent, states } = link;
  const evidence = [{ factor: 'remote' as const, at: ctx.now(), connectionId, operation }];
  const { sessionId, token } = await ctx.admit({
    organizationId,
    personId,
    evidence,
    connectionId,
    address,
    userAgent,
  });
  await proveByLink(ctx, { organizationId, personId, connectionId, operation, sessionId });
  await moveAttempt(ctx.db, attempt.id, 'session', 'admitted');
  ctx.emit({
    type: 'link.admitted',
    organizationId,
    actor: personId,
    connectionId,
    personId,
    operation,
    reference: attempt.reference,
    address,
  });
  const stateHash = sketch.state === undefined ? undefined : hashSecret(sketch.state);
  const { own, newest } = await placeFlow(ctx, organizationId, { stateHash, ts: claims.signedAt, states });
  return { kind: 'admitted', token, returnTo: own?.returnTo ?? sketch.returnTo ?? newest?.returnTo ?? null };
}
