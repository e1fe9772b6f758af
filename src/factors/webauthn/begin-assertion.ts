import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import type { Attempt } from '../factor.ts';
import { known } from './begin-key-enrolment.ts';
import { CHALLENGE_LIFETIME, rememberChallenge } from './challenge.ts';
import { findKeys, type KeyFactor } from './credential.queries.ts';
import { rpIdOf, userVerificationOf } from './rules.ts';

/**
 * What the browser is to be asked for. Passkeys are never listed: the device finds them, so that no name tells a stranger
 * who has one (section 14.6.2). Security keys are, and are asked for after another proof alone. Within a unit of work.
 */
export async function beginAssertion(
  ctx: Db & Clock,
  { person, place, origin }: Pick<Attempt, 'person' | 'place' | 'origin'>,
  factor: KeyFactor,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await rememberChallenge(ctx, { place, ceremony: 'get', personId: person?.id ?? null });
  const rpId = rpIdOf(origin);
  const listed = person && factor === 'security_key' ? await findKeys(ctx.db, person.id) : [];
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: CHALLENGE_LIFETIME,
    userVerification: userVerificationOf(factor),
    allowCredentials: listed
      .filter((key) => key.factor === factor && key.rpId === rpId)
      .map(({ credentialId, transports }) => ({ id: credentialId, transports: known(transports) })),
  });
}
