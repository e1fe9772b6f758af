import { isAdministrator, type Person } from '../directory/person.ts';
import type { Db } from '../store/database.ts';
import { findPolicies } from './policy.queries.ts';
import { type SignInPolicy, shippedPolicy, strictest } from './policy.ts';

/** What is asked of this person: the organization’s policy, made stricter by their role, their profile, and what they may do. */
export async function readPolicyOf(
  { db }: Db,
  person: Pick<Person, 'organizationId' | 'id' | 'kind' | 'permissions' | 'deactivatedAt'>,
): Promise<SignInPolicy> {
  const [own = {}, ...narrower] = await findPolicies(db, person);
  const policy = narrower.reduce<SignInPolicy>((so, change) => strictest(so, { ...so, ...change }), {
    ...shippedPolicy,
    ...own,
  });
  if (!isAdministrator(person) || policy.requiredAal > 1) return policy;
  return { ...policy, requiredAal: 2 };
}

/** What is asked of whoever nobody is, so that they are asked the same. */
export async function readPolicyOfStrangers({ db }: Db, organizationId: string): Promise<SignInPolicy> {
  const [own = {}] = await findPolicies(db, { organizationId, id: '' });
  return { ...shippedPolicy, ...own };
}
