import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { FactorEvent } from '../factors/factor.events.ts';
import { removePersonalQuestions } from '../factors/personal-questions/remove-personal-questions.ts';
import { removeRecoveryCodes } from '../factors/recovery-code/remove-recovery-codes.ts';
import { removeAuthenticators } from '../factors/remove-authenticators.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Result } from '../kit/result.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { AssistedRecoveryEvent } from '../signin/assisted-recovery/assisted-recovery.events.ts';
import type { AssistedRecovery } from '../signin/assisted-recovery/assisted-recovery.ts';
import { proveReadOutCode } from '../signin/assisted-recovery/prove-read-out-code.ts';
import type { DeviceEvent } from '../signin/devices/device.events.ts';
import type { Db } from '../store/database.ts';
import { resetPassword } from './reset-password.ts';
import type { SessionEvent } from './session.events.ts';

interface Finish {
  readonly recovery: AssistedRecovery;
  readonly person: Person;
  readonly organization: Organization;
  /** Of the mailed link. */
  readonly secret: string;
  /** As it was read out. */
  readonly code: string;
  /** Of the new password. */
  readonly hash: string;
}

/**
 * Everything that was set up before is gone with what was lost; the next sign-in asks for what the policy wants set up.
 * Within a unit of work: of two who do it at once, one does.
 */
export async function finishAssistedRecovery(
  ctx: Db &
    Clock &
    Emits<FactorEvent | DeviceEvent | SessionEvent | AssistedRecoveryEvent> & { readonly sealer: Sealer },
  { recovery, person, organization, secret, code, hash }: Finish,
): Promise<Result<true, 'wrong' | 'gone'>> {
  const proved = await proveReadOutCode(ctx, recovery, { secret, code });
  if (!proved.ok) return proved;
  const owner = { organizationId: person.organizationId, personId: person.id };
  await removeAuthenticators(ctx, owner, person.id);
  await removeRecoveryCodes(ctx, person.id);
  await removePersonalQuestions(ctx, owner, person.id);
  await resetPassword(ctx, { person, organization, hash, notice: 'account_recovered' });
  ctx.emit({ type: 'recovery.finished', ...owner, actor: person.id, by: 'administrator' });
  return proved;
}
