import type { Person } from '../directory/person.ts';
import { holdAddress } from '../directory/verify-address.ts';
import type { FactorName } from '../factors/assurance.ts';
import type { AuthenticatorEvent } from '../factors/authenticator.events.ts';
import type { Authenticator } from '../factors/authenticator.ts';
import { forgetEnrolmentsOf } from '../factors/forget-enrolments.ts';
import { listSecondFactors } from '../factors/list-second-factors.ts';
import { hasPassword } from '../factors/password/has-password.ts';
import { removeRecoveryCodes } from '../factors/recovery-code/remove-recovery-codes.ts';
import { removeAuthenticator } from '../factors/remove-authenticators.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { stopRemembering } from './devices/forget-device.ts';
import { forgetFlowsOf } from './flow/begin-flow.ts';
import { isKey } from './flow/steps.ts';
import { forgetGuessesAt } from './guesses/guess-budgets.ts';
import { type MailingOrganization, tellOwner } from './notices/tell-owner.ts';
import type { SignInPolicy } from './policy/policy.ts';
import { readPolicyOf } from './policy/read-policy.ts';

/** `needed`: without it the person could not meet what their sign-in asks for. */
export type RemovalRefusal = 'unknown' | 'needed';

interface Removal {
  readonly person: Person;
  readonly organization: MailingOrganization;
  readonly authenticatorId: string;
}

/**
 * Removes one of one's own authenticators and mails the owner; with the last one the recovery codes go. Within a unit of
 * work, and one at a time: two removals at once do not each rely on what the other takes away.
 */
export async function removeOwnAuthenticator(
  ctx: Db & Clock & Emits<AuthenticatorEvent>,
  { person, organization, authenticatorId }: Removal,
): Promise<Result<true, RemovalRefusal>> {
  await holdAddress(ctx, person.id);
  const all = await listSecondFactors(ctx, person.id);
  const going = all.find(({ id }) => id === authenticatorId);
  if (!going) return refuse('unknown');
  const rest = all.filter((one) => one !== going);
  if (await isNeeded(ctx, person, going, rest)) return refuse('needed');
  await removeAuthenticator(ctx, going, person.id);
  if (rest.length === 0) await removeRecoveryCodes(ctx, person.id);
  await forgetFlowsOf(ctx, person);
  await forgetGuessesAt(ctx, person, [going.factor]);
  await forgetEnrolmentsOf(ctx, person.id);
  await stopRemembering(ctx, person);
  const notice = rest.length === 0 ? 'second_factor_removed' : 'authenticator_removed';
  await tellOwner(ctx, { person, organization }, notice, { factor: going.factor });
  return accept(true);
}

/** Whether one of one's own authenticators may go. */
export async function mayRemove(ctx: Db, person: Person, authenticatorId: string): Promise<boolean> {
  const all = await listSecondFactors(ctx, person.id);
  const going = all.find(({ id }) => id === authenticatorId);
  const rest = all.filter((one) => one !== going);
  return going !== undefined && !(await isNeeded(ctx, person, going, rest));
}

async function isNeeded(ctx: Db, person: Person, going: Authenticator, rest: readonly Authenticator[]) {
  const policy = await readPolicyOf(ctx, person);
  const counts = (one: Authenticator) => one.disabledAt === null && serves(policy, one.factor);
  if (!counts(going) || rest.some(counts)) return false;
  return policy.requiredAal > 1 || policy.phishingResistantOnly || !(await hasPassword(ctx, person.id));
}

const serves = ({ factors, phishingResistantOnly, requiredAal }: SignInPolicy, factor: FactorName): boolean =>
  factors.includes(factor) && (isKey(factor) || !(phishingResistantOnly || requiredAal > 2));
