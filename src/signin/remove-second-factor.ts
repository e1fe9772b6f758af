import type { Person } from '../directory/person.ts';
import type { AuthenticatorEvent } from '../factors/authenticator.events.ts';
import { removeRecoveryCodes } from '../factors/recovery-code/remove-recovery-codes.ts';
import { removeAuthenticators } from '../factors/remove-authenticators.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DeviceEvent } from './devices/device.events.ts';
import { forgetDevicesOf, stopRemembering } from './devices/forget-device.ts';
import { forgetFlowsOf } from './flow/begin-flow.ts';
import { forgetGuessesAt } from './guesses/guess-budgets.ts';
import { type MailingOrganization, tellOwner } from './notices/tell-owner.ts';

interface Removal {
  readonly person: Person;
  readonly organization: MailingOrganization;
  readonly actor: string;
}

/**
 * Removes a person's authenticators and recovery codes, and mails them. False when there was none. Within a unit of work:
 * a code that is typed meanwhile is either taken before, or worth nothing.
 */
export async function removeSecondFactor(
  ctx: Db & Clock & Emits<AuthenticatorEvent | DeviceEvent>,
  { person, organization, actor }: Removal,
): Promise<boolean> {
  const owner = { organizationId: person.organizationId, personId: person.id };
  if ((await removeAuthenticators(ctx, owner, actor)) === 0) return false;
  await removeRecoveryCodes(ctx, person.id);
  await forgetFlowsOf(ctx, person);
  await forgetGuessesAt(ctx, person, ['totp', 'hotp', 'sms_code', 'recovery_code']);
  await (actor === person.id ? stopRemembering(ctx, person) : forgetDevicesOf(ctx, person, actor));
  const notice = actor === person.id ? 'second_factor_removed' : 'second_factor_reset';
  await tellOwner(ctx, { person, organization }, notice);
  return true;
}
