import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import { readPerson } from '../directory/read-person.ts';
import { verifyAddress } from '../directory/verify-address.ts';
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
  const person = await readPerson(ctx, organizationId, personId);
  if (!person || person.emailVerifiedAt !== null) return;
  await verifyAddress(ctx, person, connectionId);
  await ctx.dismissOthers(personId, sessionId);
}
