import { listPlaces } from '../../directory/list-places.ts';
import type { OrganizationId } from '../../directory/organization.ts';
import type { Db } from '../../store/database.ts';
import { listPolicies } from './policy.queries.ts';
import type { PolicySet } from './policy-set.ts';

/** All that an organization has set, with every role and profile that it could be set for. */
export async function readPolicies(ctx: Db, organizationId: OrganizationId): Promise<PolicySet> {
  const { roles, profiles } = await listPlaces(ctx, organizationId);
  const rows = await listPolicies(ctx.db, organizationId);
  const of = (wanted: string, id: string) =>
    rows.find(({ scope, scopeId }) => scope === wanted && scopeId === id)?.change ?? {};
  return {
    organization: of('organization', organizationId),
    customer: of('kind', 'customer'),
    representative: of('kind', 'representative'),
    roles: roles.map(({ id, name }) => ({ id, name, change: of('role', id) })),
    profiles: profiles.map(({ id, name, permissions }) => ({ id, name, permissions, change: of('profile', id) })),
  };
}
