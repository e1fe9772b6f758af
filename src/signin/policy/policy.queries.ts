import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import { prepared } from '../../store/prepared.ts';
import type { PolicyChange, PolicyLayers } from './policy.ts';

/**
 * What is set for a person: of the organization, of their kind, of their role and of their profile, in one statement. Of
 * nobody: what is set for customers.
 */
export async function findLayers(
  db: Database,
  person: { readonly organizationId: string; readonly personId: string },
): Promise<PolicyLayers> {
  const { rows } = await layersOf(db, person);
  const of = (wanted: string) => JSON.parse(rows.find(({ scope }) => scope === wanted)?.policy ?? '{}') as PolicyChange;
  return { organization: of('organization'), kind: of('kind'), role: of('role'), profile: of('profile') };
}

const layersOf = prepared((db, { organizationId, personId }: { organizationId: string; personId: string }) =>
  db
    .selectFrom('sign_in_policy')
    .leftJoin('person', (join) => join.on('person.id', '=', personId))
    .select(['sign_in_policy.scope', 'sign_in_policy.policy'])
    .where('sign_in_policy.organization_id', '=', organizationId)
    .where(({ or, eb, and, fn, val, ref }) =>
      or([
        eb('scope', '=', 'organization'),
        and([eb('scope', '=', 'kind'), eb('scope_id', '=', fn.coalesce('person.kind', val('customer')))]),
        and([eb('scope', '=', 'role'), eb('scope_id', '=', ref('person.role_id'))]),
        and([eb('scope', '=', 'profile'), eb('scope_id', '=', ref('person.profile_id'))]),
      ]),
    ),
);

interface PolicyRow {
  readonly scope: 'organization' | 'kind' | 'role' | 'profile';
  readonly scopeId: string;
  readonly change: PolicyChange;
}

/** Everything that an organization has set. */
export async function listPolicies(db: Database, organizationId: string): Promise<readonly PolicyRow[]> {
  const rows = await db
    .selectFrom('sign_in_policy')
    .select(['scope', 'scope_id', 'policy'])
    .where('organization_id', '=', organizationId)
    .execute();
  return rows.map(({ scope, scope_id, policy }) => ({
    scope,
    scopeId: scope_id,
    change: JSON.parse(policy) as PolicyChange,
  }));
}

interface Written extends Omit<PolicyRow, 'change'> {
  readonly organizationId: string;
  /** JSON. */
  readonly policy: string;
  readonly changedAt: Millis;
}

export async function upsertPolicy(db: Database, { organizationId, scope, scopeId, policy, changedAt }: Written) {
  const values = { policy, changed_at: changedAt };
  await db
    .insertInto('sign_in_policy')
    .values({ organization_id: organizationId, scope, scope_id: scopeId, ...values })
    .onConflict((oc) => oc.columns(['organization_id', 'scope', 'scope_id']).doUpdateSet(values))
    .execute();
}

export async function deletePolicy(
  db: Database,
  { organizationId, scope, scopeId }: Pick<Written, 'organizationId' | 'scope' | 'scopeId'>,
) {
  await db
    .deleteFrom('sign_in_policy')
    .where('organization_id', '=', organizationId)
    .where('scope', '=', scope)
    .where('scope_id', '=', scopeId)
    .execute();
}

/** Of roles and profiles that are gone. */
export async function deleteLostPolicies(db: Database, organizationId: string) {
  for (const scope of ['role', 'profile'] as const)
    await db
      .deleteFrom('sign_in_policy')
      .where('organization_id', '=', organizationId)
      .where('scope', '=', scope)
      .where('scope_id', 'not in', db.selectFrom(scope).select('id').where('organization_id', '=', organizationId))
      .execute();
}
