import type { Organization } from '../../directory/organization.ts';
import type { PolicyChange } from '../../signin/policy/policy.ts';
import { fieldOf, type PolicyProblem } from '../../signin/policy/policy-problem.ts';
import type { PlacePolicy, PolicyScope, PolicySet } from '../../signin/policy/policy-set.ts';
import { readPolicies } from '../../signin/policy/read-policies.ts';
import { type PolicyWish, type SavedPolicy, savePolicies } from '../../signin/policy/save-policies.ts';
import { tellFault } from '../../signin/policy/tell-fault.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { noteChange } from './changes.ts';
import type { OrganizationEntry } from './file-schema.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';
import { changeOfEntry, nameOfField } from './sign-in-entry.ts';

/** What a sign-in asks for, of everybody and of roles and profiles; judged as a whole, since each rests on the others. */
export async function applySignIn(
  unit: ApplyUnit,
  organization: Organization,
  entry: OrganizationEntry,
  at: Path,
): Promise<void> {
  const set = await readPolicies(unit, organization.id);
  const policies = [
    ...wishesOfAll(set, entry),
    ...wishesOfPlaces('role', set.roles, entry.roles),
    ...wishesOfPlaces('profile', set.profiles, entry.profiles),
  ];
  const saved = await savePolicies(unit, { organizationId: organization.id, policies, actor });
  if (saved.ok) {
    for (const policy of saved.saved)
      noteChange(unit.changes, thingOf(policy, organization), policy.fields.map(nameOfField));
    return;
  }
  if (saved.because === 'stops_yourself') throw new Error('A file signs in nowhere');
  const [problem] = saved.problems;
  if (problem) throw new Refused([...at, ...placeOf(problem, entry)], tellFault(problem));
}

function wishesOfAll(set: PolicySet, { sign_in: signIn, features }: OrganizationEntry): readonly PolicyWish[] {
  const { smsCountries: were } = set.organization;
  const smsCountries = features?.sms ?? were;
  const own = signIn ? changeOfEntry(signIn) : set.organization;
  const organization: PolicyChange = { ...own, ...(smsCountries && { smsCountries }) };
  const shared: PolicyWish = { scope: { scope: 'organization' }, change: organization };
  if (!signIn) return [shared];
  return [
    shared,
    { scope: { scope: 'kind', id: 'customer' }, change: changeOfEntry(signIn.customers ?? {}) },
    { scope: { scope: 'kind', id: 'representative' }, change: changeOfEntry(signIn.representatives ?? {}) },
  ];
}

type PlaceEntries = OrganizationEntry['roles'] | OrganizationEntry['profiles'];

const wishesOfPlaces = (
  scope: 'role' | 'profile',
  places: readonly PlacePolicy[],
  entries: PlaceEntries = [],
): readonly PolicyWish[] =>
  places.flatMap(({ id, name }) => {
    const signIn = entries.find((entry) => entry.name === name)?.sign_in;
    return signIn ? [{ scope: { scope, id }, change: changeOfEntry(signIn) }] : [];
  });

function thingOf({ scope: { scope }, name }: SavedPolicy, organization: Organization): string {
  if (scope === 'organization') return `sign-in of ${organization.name}`;
  return scope === 'kind'
    ? `sign-in of ${name}s of ${organization.name}`
    : `sign-in of ${scope} ${name} of ${organization.name}`;
}

/** Where the file says it; the nearest line that it has. */
function placeOf({ scope, name, fault }: PolicyProblem, entry: OrganizationEntry): Path {
  const field = nameOfField(fieldOf(fault));
  if (field === 'sms') return ['features', 'sms'];
  return [...policyPathOf(scope, name, entry), field];
}

function policyPathOf(scope: PolicyScope, name: string | undefined, entry: OrganizationEntry): Path {
  if (scope.scope === 'organization') return ['sign_in'];
  if (scope.scope === 'kind') return ['sign_in', `${scope.id}s`];
  const list = scope.scope === 'role' ? 'roles' : 'profiles';
  const index = entry[list]?.findIndex((place) => place.name === name) ?? -1;
  return index < 0 ? ['sign_in'] : [list, index, 'sign_in'];
}
