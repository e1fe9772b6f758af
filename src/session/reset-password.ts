import type { Person } from '../directory/person.ts';
import type { PasswordEvent } from '../factors/password/password.events.ts';
import { setPassword } from '../factors/password/set-password.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { DeviceEvent } from '../signin/devices/device.events.ts';
import { forgetDevicesOf } from '../signin/devices/forget-device.ts';
import { forgetFlowsOf } from '../signin/flow/begin-flow.ts';
import { forgetGuessesAt } from '../signin/guesses/guess-budgets.ts';
import { type MailingOrganization, type Notice, tellOwner } from '../signin/notices/tell-owner.ts';
import type { Db } from '../store/database.ts';
import { endSessionsOf } from './end-session.ts';
import type { SessionEvent } from './session.events.ts';

interface Reset {
  readonly person: Person;
  readonly organization: MailingOrganization;
  /** Of the new password: made outside, it takes long. */
  readonly hash: string;
  readonly notice: Extract<Notice, 'password_reset' | 'account_recovered'>;
}

/**
 * The end of a recovery: the new password, and nobody inside any more, because whoever knew the old one may be. It opens
 * no session: the person signs in, with all that their account asks for. Within a unit of work.
 */
export async function resetPassword(
  ctx: Db & Clock & Emits<PasswordEvent | DeviceEvent | SessionEvent>,
  { person, organization, hash, notice }: Reset,
): Promise<void> {
  const { id: personId, organizationId } = person;
  await setPassword(ctx, { organizationId, personId }, hash, personId);
  await forgetFlowsOf(ctx, person);
  await forgetGuessesAt(ctx, person, ['password']);
  await forgetDevicesOf(ctx, person, personId);
  await endSessionsOf(ctx, personId, { actor: personId, because: 'recovered' });
  await tellOwner(ctx, { person, organization }, notice);
}
