import Value from 'typebox/value';
import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import { judgePolicies } from './judge-policy.ts';
import type { PolicyEvent } from './policy.events.ts';
import { deletePolicy, upsertPolicy } from './policy.queries.ts';
import { type PolicyChange, type PolicyField, shippedPolicy } from './policy.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { policySchema } from './policy-schema.ts';
import { changeOf, type PolicyScope, type PolicySet, placesOf, withChange } from './policy-set.ts';
import { deviationsOfScope, fateOfPerson } from './preview-policy.ts';
import { readPolicies } from './read-policies.ts';

interface Wish {
  readonly organizationId: OrganizationId;
  readonly scope: PolicyScope;
  /** All that is to be set; what is left out is as it is one step up. */
  readonly change: PolicyChange;
  readonly actor: string;
  /** Who would see it refused that they could not sign in themselves any more; left out, nobody is asked. */
  readonly unlessStopped?: PersonId;
}

export type SavedPolicy =
  | { readonly ok: true; readonly fields: readonly PolicyField[] }
  | { readonly ok: false; readonly because: 'problems'; readonly problems: readonly PolicyProblem[] }
  | { readonly ok: false; readonly because: 'stops_yourself' };

/**
 * Sets what a sign-in asks for, unless it contradicts itself or what rests on it. Who is inside stays inside. Within a
 * unit of work.
 */
export async function savePolicy(ctx: Db & Clock & Emits<PolicyEvent>, wish: Wish): Promise<SavedPolicy> {
  const { organizationId, scope, unlessStopped: personId } = wish;
  const change = tidy(wish.change);
  const before = await readPolicies(ctx, organizationId);
  const after = withChange(before, scope, change);
  const problems = judgePolicies(after);
  if (problems.length > 0) return { ok: false, because: 'problems', problems };
  if (personId && (await fateOfPerson(ctx, after, { organizationId, personId })) === 'stopped')
    return { ok: false, because: 'stops_yourself' };
  const fields = fieldsBetween(changeOf(before, scope), change);
  if (fields.length > 0) await write(ctx, wish, before, after);
  return { ok: true, fields };
}

/** Without what is not set. A policy of another shape is a mistake of ours. */
function tidy(change: PolicyChange): PolicyChange {
  const set = Object.entries(change).filter(([, value]) => value !== undefined);
  return Value.Parse(policySchema, Object.fromEntries(set)) as PolicyChange;
}

function fieldsBetween(was: PolicyChange, is: PolicyChange): readonly PolicyField[] {
  const fields = Object.keys(shippedPolicy) as PolicyField[];
  return fields.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
}

async function write(ctx: Db & Clock & Emits<PolicyEvent>, wish: Wish, before: PolicySet, after: PolicySet) {
  const { organizationId, scope, actor } = wish;
  const change = changeOf(after, scope);
  const key = {
    organizationId,
    scope: scope.scope,
    scopeId: scope.scope === 'organization' ? organizationId : scope.id,
  };
  const policy = JSON.stringify(change);
  if (policy === '{}') await deletePolicy(ctx.db, key);
  else await upsertPolicy(ctx.db, { ...key, policy, changedAt: ctx.now() });
  const rules = deviationsOfScope(after, scope).map(({ rule }) => rule);
  ctx.emit({
    type: 'policy.changed',
    organizationId,
    actor,
    scope: scope.scope,
    name: nameOf(after, scope) ?? null,
    before: JSON.stringify(changeOf(before, scope)),
    after: policy,
    deviations: rules.length > 0 ? [...new Set(rules)].join(', ') : null,
  });
}

export function nameOf(set: PolicySet, scope: PolicyScope): string | undefined {
  if (scope.scope === 'organization') return undefined;
  return scope.scope === 'kind' ? scope.id : placesOf(set, scope.scope).find(({ id }) => id === scope.id)?.name;
}
