import type { PersonKind } from '../../directory/person.ts';
import { effectivePolicy, narrow, type PolicyChange, type SignInPolicy } from './policy.ts';
import { ofAdministrators } from './read-policy.ts';

/** Whose policy it is. */
export type PolicyScope =
  | { readonly scope: 'organization' }
  | { readonly scope: 'kind'; readonly id: PersonKind }
  | { readonly scope: 'role' | 'profile'; readonly id: string };

/** A role or profile, and what is set for it; an empty object where nothing is. */
export interface PlacePolicy {
  readonly id: string;
  readonly name: string;
  readonly change: PolicyChange;
}

interface ProfilePolicy extends PlacePolicy {
  readonly permissions: readonly string[];
}

/** All that an organization has set. */
export interface PolicySet {
  readonly organization: PolicyChange;
  readonly customer: PolicyChange;
  readonly representative: PolicyChange;
  readonly roles: readonly PlacePolicy[];
  readonly profiles: readonly ProfilePolicy[];
}

/** What is set for one of them. */
export function changeOf(set: PolicySet, scope: PolicyScope): PolicyChange {
  if (scope.scope === 'organization') return set.organization;
  if (scope.scope === 'kind') return set[scope.id];
  return placesOf(set, scope.scope).find(({ id }) => id === scope.id)?.change ?? {};
}

/** The set with something else for one of them. */
export function withChange(set: PolicySet, scope: PolicyScope, change: PolicyChange): PolicySet {
  if (scope.scope === 'organization') return { ...set, organization: change };
  if (scope.scope === 'kind') return { ...set, [scope.id]: change };
  const replace = <Place extends PlacePolicy>(places: readonly Place[]): readonly Place[] =>
    places.map((place) => (place.id === scope.id ? { ...place, change } : place));
  return scope.scope === 'role' ? { ...set, roles: replace(set.roles) } : { ...set, profiles: replace(set.profiles) };
}

export const placesOf = (set: PolicySet, scope: 'role' | 'profile'): readonly PlacePolicy[] =>
  scope === 'role' ? set.roles : set.profiles;

/** What is asked of everybody of a kind, whatever their role and profile. */
export const policyOfKind = (set: PolicySet, kind: PersonKind): SignInPolicy =>
  effectivePolicy({ organization: set.organization, kind: set[kind], role: {}, profile: {} });

interface Standing {
  readonly kind: PersonKind;
  readonly roleId: string | null;
  readonly profileId: string | null;
}

/** The same as `readPolicyOf`, of a set that need not be in force. */
export function policyOf(set: PolicySet, { kind, roleId, profileId }: Standing): SignInPolicy {
  const role = set.roles.find(({ id }) => id === roleId);
  const profile = set.profiles.find(({ id }) => id === profileId);
  const policy = narrow(narrow(policyOfKind(set, kind), role?.change ?? {}), profile?.change ?? {});
  const isAdministrator = kind === 'representative' && profile?.permissions.includes('*');
  return isAdministrator ? ofAdministrators(policy) : policy;
}
