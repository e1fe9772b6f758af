import type { FactorName } from '../factors/assurance.ts';
import { listSecondFactors } from '../factors/list-second-factors.ts';
import { countRecoveryCodes } from '../factors/recovery-code/count-recovery-codes.ts';
import { makeRecoveryCodes } from '../factors/recovery-code/make-recovery-codes.ts';
import type { RecoveryCodeEvent } from '../factors/recovery-code/recovery-code.events.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { stopRemembering } from './devices/forget-device.ts';
import { forgetGuessesAt } from './guesses/guess-budgets.ts';
import { type AccountOwner, type Notice, tellOwner } from './notices/tell-owner.ts';

interface Enrolled {
  readonly factor: FactorName;
  readonly notice: Notice;
}

/**
 * What follows a new authenticator, whatever it is: a notice, and recovery codes for whoever has none, so that no second
 * factor is without a way around it; no browser is remembered any more, and tries are counted anew. Answers the codes:
 * shown once, empty where there are some. Within a unit of work.
 */
export async function settleEnrolment(
  ctx: Db & Clock & Emits<RecoveryCodeEvent> & { readonly sealer: Sealer },
  owner: AccountOwner,
  { factor, notice }: Enrolled,
): Promise<readonly string[]> {
  const { id: personId, organizationId } = owner.person;
  await stopRemembering(ctx, owner.person);
  await forgetGuessesAt(ctx, { ...owner.person, loginName: null }, [factor]);
  const newest = (await listSecondFactors(ctx, personId)).findLast((one) => one.factor === factor);
  await tellOwner(ctx, owner, notice, { factor, authenticatorId: newest?.id });
  if ((await countRecoveryCodes(ctx, personId)) > 0) return [];
  return makeRecoveryCodes(ctx, { organizationId, personId });
}
