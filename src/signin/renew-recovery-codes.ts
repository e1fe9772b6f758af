import { makeRecoveryCodes } from '../factors/recovery-code/make-recovery-codes.ts';
import type { RecoveryCodeEvent } from '../factors/recovery-code/recovery-code.events.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { type AccountOwner, tellOwner } from './notices/tell-owner.ts';

/** A new set, and a mail that says so: whoever has the old one hears that it is worth nothing. Within a unit of work. */
export async function renewRecoveryCodes(
  ctx: Db & Clock & Emits<RecoveryCodeEvent> & { readonly sealer: Sealer },
  owner: AccountOwner,
): Promise<readonly string[]> {
  const { id: personId, organizationId } = owner.person;
  const codes = await makeRecoveryCodes(ctx, { organizationId, personId });
  await tellOwner(ctx, owner, 'recovery_codes_made');
  return codes;
}
