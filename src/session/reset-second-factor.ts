import type { Person } from '../directory/person.ts';
import type { AuthenticatorEvent } from '../factors/authenticator.events.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { DeviceEvent } from '../signin/devices/device.events.ts';
import type { MailingOrganization } from '../signin/notices/tell-owner.ts';
import { removeSecondFactor } from '../signin/remove-second-factor.ts';
import type { Db } from '../store/database.ts';
import { endSessionsOf } from './end-session.ts';
import type { SessionEvent } from './session.events.ts';

interface Reset {
  readonly person: Person;
  readonly organization: MailingOrganization;
  readonly actor: string;
}

/**
 * For who has lost their phone: the password alone lets in again, and every session ends, because whoever has the phone
 * may be in one. False when there was nothing to reset. Within a unit of work.
 */
export async function resetSecondFactor(
  ctx: Db & Clock & Emits<AuthenticatorEvent | DeviceEvent | SessionEvent>,
  reset: Reset,
): Promise<boolean> {
  if (!(await removeSecondFactor(ctx, reset))) return false;
  await endSessionsOf(ctx, reset.person.id, { actor: reset.actor, because: 'second_factor_reset' });
  return true;
}
