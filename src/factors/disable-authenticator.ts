import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { AuthenticatorEvent } from './authenticator.events.ts';
import { findAuthenticators, markDisabled } from './authenticator.queries.ts';
import type { Owner } from './owner.ts';

/**
 * One that its owner says is not theirs: it proves nothing, and still asks for a second step, so that whoever reads the
 * mails of an account does not take that away. Within a unit of work.
 */
export async function disableAuthenticator(
  ctx: Db & Clock & Emits<AuthenticatorEvent>,
  { organizationId, personId }: Owner,
  authenticatorId: string,
): Promise<void> {
  const known = (await findAuthenticators(ctx.db, personId)).find(({ id }) => id === authenticatorId);
  if (!known || known.disabledAt !== null) return;
  await markDisabled(ctx.db, personId, authenticatorId, ctx.now());
  const { factor } = known;
  ctx.emit({ type: 'authenticator.disabled', organizationId, actor: 'system', personId, authenticatorId, factor });
}
