import type { Db } from '../store/database.ts';
import { findHost, findOrganizationById, findOrganizationByName } from './organization.queries.ts';
import type { OrganizationId, Portal } from './organization.ts';

/**
 * The portal that a host name leads to. Beside the Support Domain and the aliases, every organization is reached as
 * `<portal name>.<public host>`: that is its Support Domain until it has one of its own, and an alias from then on.
 */
export async function findPortal(ctx: Db & { readonly publicHost: string }, host: string): Promise<Portal | undefined> {
  const known = await findHost(ctx.db, host);
  if (known) {
    const organization = await findOrganizationById(ctx.db, known.organization_id as OrganizationId);
    return organization && { organization, hostKind: known.kind };
  }
  if (!host.endsWith(`.${ctx.publicHost}`)) return undefined;
  const organization = await findOrganizationByName(ctx.db, host.slice(0, -ctx.publicHost.length - 1));
  return organization && { organization, hostKind: organization.supportDomain === null ? 'support_domain' : 'alias' };
}
