import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import { moveAttempt } from './attempt.queries.ts';
import { findConnection } from './connection.queries.ts';
import { proveByLink } from './prove-by-link.ts';
import type { InRemoteUnit } from './remote-context.ts';

interface Arrived {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly connectionId: string;
  readonly operation: 'signin' | 'signup';
  readonly address: string;
  readonly userAgent: string;
  readonly returnTo: string | null;
  readonly attempt: { readonly id: string; readonly reference: string };
  readonly protocol?: 'letter';
}

/** Opens the session of a good link, notes what the link proves, and ends its attempt well. */
export async function admitByLink(ctx: InRemoteUnit, { attempt, userAgent, returnTo, protocol, ...arrived }: Arrived) {
  const { organizationId, personId, connectionId, operation, address } = arrived;
  const evidence = [
    { factor: 'remote' as const, at: ctx.now(), connectionId, operation, ...(await grantOf(ctx, arrived)) },
  ];
  const whence = { address, userAgent, returnTo, protocol };
  const started = await ctx.admit({ organizationId, personId, evidence, connectionId, ...whence });
  await proveByLink(ctx, { organizationId, personId, connectionId, operation, sessionId: started.sessionId });
  await moveAttempt(ctx.db, attempt.id, 'session', 'admitted');
  ctx.emit({ type: 'link.admitted', actor: personId, reference: attempt.reference, ...arrived });
  return started;
}

/** What a link to the letter says can be said by others too, so it never counts as two factors. */
async function grantOf(
  { db }: InRemoteUnit,
  { organizationId, connectionId }: Pick<Arrived, 'organizationId' | 'connectionId'>,
) {
  const connection = await findConnection(db, organizationId, connectionId);
  return connection?.compatibility === 'hardened' && connection.grantedAal === 2 ? { aal: 2 as const } : {};
}
