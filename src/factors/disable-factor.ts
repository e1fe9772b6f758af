import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { FactorName } from './assurance.ts';
import type { AuthenticatorEvent } from './authenticator.events.ts';
import { disableAuthenticators } from './authenticator.queries.ts';
import type { Owner } from './owner.ts';
import type { PasswordEvent } from './password/password.events.ts';
import { disablePassword } from './password/password.queries.ts';

/**
 * After too many wrong tries (NIST 800-63B section 3.2.2): it proves nothing until another is set up in its place. False
 * when there was nothing to disable. Within a unit of work.
 */
export async function disableFactor(
  ctx: Db & Clock & Emits<AuthenticatorEvent | PasswordEvent>,
  { organizationId, personId }: Owner,
  factor: FactorName,
): Promise<boolean> {
  const about = { organizationId, actor: 'system', personId };
  if (factor === 'password') {
    if (!(await disablePassword(ctx.db, personId, ctx.now()))) return false;
    ctx.emit({ type: 'password.disabled', ...about });
    return true;
  }
  if (factor !== 'totp' && factor !== 'hotp' && factor !== 'sms_code') return false;
  const disabled = await disableAuthenticators(ctx.db, personId, factor, ctx.now());
  for (const authenticatorId of disabled)
    ctx.emit({ type: 'authenticator.disabled', ...about, authenticatorId, factor });
  return disabled.length > 0;
}
