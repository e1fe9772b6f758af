import type { Person } from '../directory/person.ts';
import type { AuthenticatorEvent } from '../factors/authenticator.events.ts';
import { forgetEnrolmentsOf } from '../factors/forget-enrolments.ts';
import { listSecondFactors } from '../factors/list-second-factors.ts';
import { removeRecoveryCodes } from '../factors/recovery-code/remove-recovery-codes.ts';
import { removeAuthenticator } from '../factors/remove-authenticators.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { DeviceEvent } from '../signin/devices/device.events.ts';
import { forgetDevicesOf } from '../signin/devices/forget-device.ts';
import { forgetFlowsOf } from '../signin/flow/begin-flow.ts';
import { forgetGuessesAt } from '../signin/guesses/guess-budgets.ts';
import { type MailingOrganization, tellOwner } from '../signin/notices/tell-owner.ts';
import type { Db } from '../store/database.ts';
import { endSessionsOf } from './end-session.ts';
import type { SessionEvent } from './session.events.ts';

interface Removal {
  readonly person: Person;
  readonly organization: MailingOrganization;
  readonly authenticatorId: string;
  /** An administrator. */
  readonly actor: string;
}

/**
 * One authenticator that somebody else has lost. Every session ends, because whoever has it may be in one; with the last
 * one the recovery codes go. False when there is no such one. Within a unit of work.
 */
export async function removeAuthenticatorOf(
  ctx: Db & Clock & Emits<AuthenticatorEvent | DeviceEvent | SessionEvent>,
  { person, organization, authenticatorId, actor }: Removal,
): Promise<boolean> {
  const all = await listSecondFactors(ctx, person.id);
  const going = all.find(({ id }) => id === authenticatorId);
  if (!going) return false;
  await removeAuthenticator(ctx, going, actor);
  if (all.length === 1) await removeRecoveryCodes(ctx, person.id);
  await forgetFlowsOf(ctx, person);
  await forgetGuessesAt(ctx, person, [going.factor]);
  await forgetEnrolmentsOf(ctx, person.id);
  await forgetDevicesOf(ctx, person, actor);
  await endSessionsOf(ctx, person.id, { actor, because: 'second_factor_reset' });
  const notice = all.length === 1 ? 'second_factor_reset' : 'authenticator_removed';
  await tellOwner(ctx, { person, organization }, notice, { factor: going.factor });
  return true;
}
