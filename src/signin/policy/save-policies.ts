import Value from 'typebox/value';
import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import { judgePolicies } from './judge-policy.ts';
import type { PolicyEvent } from './policy.events.ts';
import { deletePolicy, upsertPolicy } from './policy.queries.ts';
import { type PolicyChange, type PolicyField, shippedPolicy } from './policy.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { policySchema } from './policy-schema.ts';
import { changeOf, type PolicyScope, type PolicySet, placesOf, withChange } from './policy-set.ts';
import { deviationsOfScope, fateOfPerson } from './preview-policy.ts';
import { readPolicies } from './read-policies.ts';

/** What is to be set for one of them; what it leaves out is as it is one step up. */
export interface PolicyWish {
  readonly scope: PolicyScope;
  readonly change: PolicyChange;
}

interface Wishes {
  readonly organizationId: OrganizationId;
  readonly policies: readonly PolicyWish[];
  readonly actor: string;
  /** Who would see it refused that they could not sign in themselves any more; left out, nobody is asked. */
  readonly unlessStopped?: PersonId;
}

/** A policy that is set otherwise now, and by what. */
export interface SavedPolicy extends PolicyWish {
  readonly name: string | undefined;
  readonly fields: readonly PolicyField[];
}

type Saved =
  | { readonly ok: true; readonly saved: readonly SavedPolicy[] }
  | { readonly ok: false; readonly because: 'problems'; readonly problems: readonly PolicyProblem[] }
  | { readonly ok: false; readonly because: 'stops_yourself' };

/**
 * Sets what a sign-in asks for, all of it or nothing, unless it contradicts itself or what rests on it. Who is inside stays
 * inside. Within a unit of work.
 */
export async function savePolicies(ctx: Db & Clock & Emits<PolicyEvent>, wishes: Wishes): Promise<Saved> {
  const { organizationId, policies, unlessStopped: personId } = wishes;
  const before = await readPolicies(ctx, organizationId);
  const after = policies.reduce((so, { scope, change }) => withChange(so, scope, tidy(change)), before);
  const saved = policies
    .map(({ scope }) => {
      const change = changeOf(after, scope);
      const fields = fieldsBetween(changeOf(before, scope), change);
      return { scope, change, fields, name: nameOf(after, scope) };
    })
    .filter(({ fields }) => fields.length > 0);
  const problems = saved.length > 0 ? judgePolicies(after) : [];
  if (problems.length > 0) return { ok: false, because: 'problems', problems };
  if (personId && (await wouldStop(ctx, { before, after }, { organizationId, personId })))
    return { ok: false, because: 'stops_yourself' };
  for (const policy of saved) await write(ctx, wishes, policy, { before, after });
  return { ok: true, saved };
}

interface Sets {
  readonly before: PolicySet;
  readonly after: PolicySet;
}

/** Whoever comes by a signed link alone has no other way in that could be lost. */
async function wouldStop(ctx: Db, { before, after }: Sets, person: Parameters<typeof fateOfPerson>[2]) {
  return (
    (await fateOfPerson(ctx, after, person)) === 'stopped' && (await fateOfPerson(ctx, before, person)) !== 'stopped'
  );
}

/** Without what is not set. A policy of another shape is a mistake of ours. */
function tidy(change: PolicyChange): PolicyChange {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  Value.Assert(policySchema, set);
  return set as PolicyChange;
}

function fieldsBetween(was: PolicyChange, is: PolicyChange): readonly PolicyField[] {
  const fields = Object.keys(shippedPolicy) as PolicyField[];
  return fields.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
}

async function write(
  ctx: Db & Clock & Emits<PolicyEvent>,
  { organizationId, actor }: Wishes,
  { scope, change, name }: SavedPolicy,
  { before, after }: Sets,
) {
  const scopeId = scope.scope === 'organization' ? organizationId : scope.id;
  const key = { organizationId, scope: scope.scope, scopeId };
  const policy = JSON.stringify(change);
  if (policy === '{}') await deletePolicy(ctx.db, key);
  else await upsertPolicy(ctx.db, { ...key, policy, changedAt: ctx.now() });
  const rules = new Set(deviationsOfScope(after, scope).map(({ rule }) => rule));
  ctx.emit({
    type: 'policy.changed',
    organizationId,
    actor,
    scope: scope.scope,
    name: name ?? null,
    before: JSON.stringify(changeOf(before, scope)),
    after: policy,
    deviations: rules.size > 0 ? [...rules].join(', ') : null,
  });
}

function nameOf(set: PolicySet, scope: PolicyScope): string | undefined {
  if (scope.scope === 'organization') return undefined;
  return scope.scope === 'kind' ? scope.id : placesOf(set, scope.scope).find(({ id }) => id === scope.id)?.name;
}
