import type { AuthenticatorEvent } from '../factors/authenticator.events.ts';
import { makeRecoveryCodes } from '../factors/recovery-code/make-recovery-codes.ts';
import type { RecoveryCodeEvent } from '../factors/recovery-code/recovery-code.events.ts';
import { confirmEnrolment, type EnrolmentRefusal } from '../factors/totp/confirm-enrolment.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result } from '../kit/result.ts';
import type { Sealer } from '../kit/secrets.ts';
import { stopRemembering } from '../signin/forget-device.ts';
import { type MailingOrganization, tellOwner } from '../signin/tell-owner.ts';
import type { Db } from '../store/database.ts';
import { reconfirmSession } from './reconfirm-session.ts';
import type { SessionEvent } from './session.events.ts';
import type { Principal } from './session.ts';

interface Enrolment {
  readonly principal: Principal;
  readonly organization: MailingOrganization;
  /** As typed. */
  readonly code: string;
}

/** The first code enrols the app, adds it to the session, and comes with recovery codes. Within a unit of work. */
export async function enrolAuthenticator(
  ctx: Db & Clock & Emits<AuthenticatorEvent | RecoveryCodeEvent | SessionEvent> & { readonly sealer: Sealer },
  { principal: { person, session }, organization, code }: Enrolment,
): Promise<Result<{ readonly token: string; readonly codes: readonly string[] }, EnrolmentRefusal>> {
  const owner = { organizationId: person.organizationId, personId: person.id };
  const proof = await confirmEnrolment(ctx, { ...owner, place: session.id }, code);
  if (!proof.ok) return proof;
  const codes = await makeRecoveryCodes(ctx, owner);
  await stopRemembering(ctx, person);
  await tellOwner(ctx, { person, organization }, 'authenticator_enrolled');
  const { token } = await reconfirmSession(ctx, session, [proof.value]);
  return accept({ token, codes });
}
