import { readOrganization } from '../directory/find-organization.ts';
import type { Attempt } from './attempt.ts';
import { explainLink } from './explain-link.ts';
import type { Explains, LinkExplanation } from './explanation.ts';
import { openReceived } from './received.ts';

/**
 * Why an attempt ended as it did, from what had come; undefined where nothing of it was kept: of links that were good, of
 * floods, and of attempts from before this was kept.
 */
export async function explainAttempt(ctx: Explains, attempt: Attempt): Promise<LinkExplanation | undefined> {
  const { id, organizationId, host, at, address, outcome } = attempt;
  const raw = await openReceived(ctx, id);
  const organization = organizationId === null ? undefined : await readOrganization(ctx, organizationId);
  return raw === undefined || !organization
    ? undefined
    : explainLink(ctx, organization, { raw, host, at, arrived: { address, outcome } });
}
