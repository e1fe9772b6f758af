import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { AuthenticatorEvent } from './authenticator.events.ts';
import { deleteAuthenticator, deleteAuthenticators, findAuthenticators } from './authenticator.queries.ts';
import type { Authenticator } from './authenticator.ts';
import type { Owner } from './owner.ts';

/** Removes every authenticator of a person; answers how many there were. Within a unit of work. */
export async function removeAuthenticators(
  ctx: Db & Emits<AuthenticatorEvent>,
  { organizationId, personId }: Owner,
  actor: string,
): Promise<number> {
  const authenticators = await findAuthenticators(ctx.db, personId);
  for (const { id: authenticatorId, factor } of authenticators) {
    ctx.emit({ type: 'authenticator.removed', organizationId, actor, personId, authenticatorId, factor });
  }
  return deleteAuthenticators(ctx.db, personId);
}

/** Removes one of them. Within a unit of work. */
export async function removeAuthenticator(
  ctx: Db & Emits<AuthenticatorEvent>,
  { id: authenticatorId, organizationId, personId, factor }: Authenticator,
  actor: string,
): Promise<void> {
  if (!(await deleteAuthenticator(ctx.db, personId, authenticatorId))) return;
  ctx.emit({ type: 'authenticator.removed', organizationId, actor, personId, authenticatorId, factor });
}
