import type { Database } from '../store/database.ts';
import type { SignInPolicy } from './policy.ts';

/** The organization's, then that of the person's role and of their profile; an empty object where nothing was set. */
export async function findPolicies(
  db: Database,
  { organizationId, id }: { readonly organizationId: string; readonly id: string },
): Promise<readonly Partial<SignInPolicy>[]> {
  const rows = await db
    .selectFrom('sign_in_policy')
    .leftJoin('person', (join) => join.on('person.id', '=', id))
    .select(['sign_in_policy.scope', 'sign_in_policy.policy'])
    .where('sign_in_policy.organization_id', '=', organizationId)
    .where(({ or, eb, and, ref }) =>
      or([
        eb('scope', '=', 'organization'),
        and([eb('scope', '=', 'role'), eb('scope_id', '=', ref('person.role_id'))]),
        and([eb('scope', '=', 'profile'), eb('scope_id', '=', ref('person.profile_id'))]),
      ]),
    )
    .execute();
  const of = (wanted: string) => rows.find(({ scope }) => scope === wanted)?.policy ?? '{}';
  return ['organization', 'role', 'profile'].map((scope) => JSON.parse(of(scope)) as Partial<SignInPolicy>);
}
