import type { OrganizationId } from '../directory/organization.ts';
import { findPersonById, markEmailVerified } from '../directory/person.queries.ts';
import type { PersonId } from '../directory/person.ts';
import type { InRemoteUnit } from './remote-context.ts';

interface Arrived {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly connectionId: string;
  readonly operation: 'signin' | 'signup';
  readonly sessionId: string;
}

/**
 * A sign-in names an account of the site by its address, so the first one proves an address that a sign-up had only
 * asserted. Whoever came in on the assertion alone is sent out.
 */
export async function proveByLink(ctx: InRemoteUnit, arrived: Arrived): Promise<void> {
  const { organizationId, personId, connectionId, operation, sessionId } = arrived;
  if (operation === 'signup') return;
  const person = await findPersonById(ctx.db, organizationId, personId);
  if (!person || person.emailVerifiedAt !== null) return;
  await markEmailVerified(ctx.db, personId, ctx.now());
  await ctx.dismissOthers(personId, sessionId);
  ctx.emit({ type: 'address.verified', organizationId, actor: personId, personId, by: connectionId });
}
