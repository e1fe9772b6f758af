import type { OrganizationId } from '../directory/organization.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { placeFlow } from './place-flow.ts';

/** The test round trip that this browser is on: the last flow it began, if that was a test. Answers where it leads back. */
export async function findOwnTest(
  ctx: Db & Clock,
  organizationId: OrganizationId,
  states: readonly string[],
): Promise<{ readonly returnTo: string } | undefined> {
  const { newest } = await placeFlow(ctx, organizationId, { stateHash: undefined, ts: undefined, states });
  return newest?.testerId ? { returnTo: newest.returnTo } : undefined;
}
