import { readOrganization } from '../directory/find-organization.ts';
import { readPerson } from '../directory/read-person.ts';
import { holdAddress } from '../directory/verify-address.ts';
import { findAttempt } from './attempt.queries.ts';
import { checkStanding } from './check-standing.ts';
import { findConnection } from './connection.queries.ts';
import { isAccepted } from './connection.ts';
import { findKey } from './key.queries.ts';
import type { Admission } from './link.queries.ts';
import type { LinkRefusal } from './link-refusal.ts';
import type { InRemoteUnit } from './remote-context.ts';

/** Whether a link that waited for its browser still stands on what it was verified by. */
export async function checkGround(ctx: InRemoteUnit, admission: Admission): Promise<LinkRefusal | undefined> {
  const { organizationId, personId, operation } = admission;
  const organization = await readOrganization(ctx, organizationId);
  if (!organization?.features.remote_authentication) return 'feature_off';
  const connection = await findConnection(ctx.db, organizationId, admission.connectionId);
  if (!connection || connection.enabledAt === null) return 'not_switched_on';
  const keyId = (await findAttempt(ctx.db, admission.attemptId))?.keyId ?? '';
  const key = await findKey(ctx.db, organizationId, keyId);
  if (!key || !isAccepted(key, ctx.now())) return 'revoked_key';

  // A sign-in that proves the address in another process must come before this or wait for it.
  if (operation === 'signup') await holdAddress(ctx, personId);
  const person = await readPerson(ctx, organizationId, personId);
  return person ? checkStanding(connection, operation, person) : 'unknown_person';
}
