import { isAdministrator, type Person } from '../../directory/person.ts';
import type { Db } from '../../store/database.ts';
import { findLayers, listPolicies } from './policy.queries.ts';
import { effectivePolicy, type SignInPolicy } from './policy.ts';

/** What is asked of this person: the organization’s policy, made stricter by their role, their profile, and what they may do. */
export async function readPolicyOf(
  { db }: Db,
  person: Pick<Person, 'organizationId' | 'id' | 'kind' | 'permissions' | 'deactivatedAt'>,
): Promise<SignInPolicy> {
  const policy = await readPolicyOfKind({ db }, person);
  return isAdministrator(person) ? ofAdministrators(policy) : policy;
}

/** The same without what every administrator is asked for: only what somebody has set. */
export const readPolicyOfKind = async (
  { db }: Db,
  { organizationId, id: personId }: Pick<Person, 'organizationId' | 'id'>,
): Promise<SignInPolicy> => effectivePolicy(await findLayers(db, { organizationId, personId }));

/** An administrator always needs two factors. */
export const ofAdministrators = (policy: SignInPolicy): SignInPolicy =>
  policy.requiredAal > 1 ? policy : { ...policy, requiredAal: 2 };

/** What is asked of whoever nobody is, so that they are asked the same as customers. */
export async function readPolicyOfStrangers({ db }: Db, organizationId: string): Promise<SignInPolicy> {
  return effectivePolicy(await findLayers(db, { organizationId, personId: '' }));
}

/**
 * What anybody may begin with: before the first proof customers and representatives are offered the same, so that the page
 * tells nobody which of them a name is. Whoever proves what is not for their kind has proved nothing by it.
 */
export async function readPolicyOfAnybody({ db }: Db, organizationId: string): Promise<SignInPolicy> {
  const rows = await listPolicies(db, organizationId);
  const organization = rows.find(({ scope }) => scope === 'organization')?.change ?? {};
  const [customers, representatives] = ['customer', 'representative'].map((kind) => {
    const own = rows.find(({ scope, scopeId }) => scope === 'kind' && scopeId === kind)?.change ?? {};
    return effectivePolicy({ organization, kind: own, role: {}, profile: {} });
  });
  if (!customers || !representatives) throw new Error('A kind of people without a policy');
  const asks = [customers, representatives].find(({ personalQuestions }) => personalQuestions === 'with_possession');
  return {
    ...customers,
    factors: [...new Set([...customers.factors, ...representatives.factors])],
    personalQuestions: (asks ?? customers).personalQuestions,
  };
}

/** How long sessions of a person may last, where a policy says so. */
export async function readSessionTimes(
  { db }: Db,
  person: { readonly organizationId: string; readonly personId: string },
): Promise<Pick<SignInPolicy, 'sessionLifetime' | 'sessionIdle'>> {
  return effectivePolicy(await findLayers(db, person));
}
