import { findPortal } from '../directory/find-portal.ts';
import type { Organization } from '../directory/organization.ts';
import { standingHost, supportDomainOf } from '../directory/portal-hosts.ts';
import type { Db } from '../store/database.ts';
import type { LinkRefusal } from './link-refusal.ts';
import type { Mistake } from './mistake.ts';

export interface HostFinding {
  readonly refusal: LinkRefusal;
  readonly mistake: Mistake;
}

/** What is wrong with the host that a link goes to. Other organizations and hosts that lead nowhere look the same. */
export async function explainHost(
  ctx: Db & { readonly publicHost: string },
  organization: Organization,
  host: string,
): Promise<HostFinding | undefined> {
  const right = supportDomainOf(ctx, organization);
  const found = (refusal: LinkRefusal, id: string, what: string): HostFinding => {
    const fix = `Send the browser to https://${right}/support/RemoteAuth.`;
    return {
      refusal,
      mistake: { id, stage: 'host', sentence: `The link goes to ${host}, ${what}.`, fix, proof: 'form' },
    };
  };
  const portal = await findPortal(ctx, host);
  if (portal?.organization.id !== organization.id)
    return found('unknown_host', 'wrong_host', 'which is not the Support Domain of this organization');
  if (portal.hostKind === 'support_domain') return undefined;
  const isStanding = host === standingHost(ctx, organization);
  return isStanding
    ? found(
        'alias_host',
        'standing_host',
        'which takes no links since the organization has a Support Domain of its own',
      )
    : found('alias_host', 'alias_host', 'an alias of the portal, which takes no signed links');
}
