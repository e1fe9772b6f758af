import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Db } from '../../store/database.ts';
import { type Fate, fateOf } from '../flow/walk-flow.ts';
import { countHolders, type Holders } from './holders.queries.ts';
import { judgePolicies } from './judge-policy.ts';
import { type PolicyChange, shippedPolicy } from './policy.ts';
import { type Deviation, deviationsOf } from './policy-deviations.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { type PolicyScope, type PolicySet, policyOf, policyOfKind, withChange } from './policy-set.ts';
import { readPolicies } from './read-policies.ts';

/** What another policy would do to the people there are. */
export interface PolicyPreview {
  readonly problems: readonly PolicyProblem[];
  readonly deviations: readonly Deviation[];
  /** Let in by what they have set up now, and asked to set up more at their next sign-in. */
  readonly setsUp: number;
  /** They have a way in now, and would have none without an administrator. */
  readonly stopped: number;
  /** Of whoever wants it; whoever comes by a signed link alone goes on to. */
  readonly you: Fate;
}

interface Wish {
  readonly organizationId: OrganizationId;
  readonly scope: PolicyScope;
  readonly change: PolicyChange;
  readonly personId: PersonId;
}

/** What comes of a policy before it is saved. Nobody who is inside is put out by it. */
export async function previewPolicy(ctx: Db, wish: Wish): Promise<PolicyPreview> {
  const before = await readPolicies(ctx, wish.organizationId);
  const after = withChange(before, wish.scope, wish.change);
  const problems = judgePolicies(after);
  const deviations = deviationsOfScope(after, wish.scope);
  if (problems.length > 0) return { problems, deviations, setsUp: 0, stopped: 0, you: 'admitted' };
  const holders = await countHolders(ctx.db, wish.organizationId);
  const becoming = (fate: Fate) => (holder: Holders) =>
    fateIn(after, holder) === fate && fateIn(before, holder) !== fate && fateIn(before, holder) !== 'stopped';
  return {
    problems,
    deviations,
    setsUp: sum(holders.filter(becoming('sets_up'))),
    stopped: sum(holders.filter(becoming('stopped'))),
    you: (await fateOfPerson(ctx, before, wish)) === 'stopped' ? 'admitted' : await fateOfPerson(ctx, after, wish),
  };
}

const sum = (holders: readonly Holders[]): number => holders.reduce((so, { people }) => so + people, 0);

export const fateIn = (set: PolicySet, holder: Holders): Fate => fateOf(policyOf(set, holder), holder.has);

/** What would become of one person at their next sign-in. */
export async function fateOfPerson(
  { db }: Db,
  set: PolicySet,
  { organizationId, personId }: Pick<Wish, 'organizationId' | 'personId'>,
): Promise<Fate> {
  const [holder] = await countHolders(db, organizationId, personId);
  return holder ? fateIn(set, holder) : 'stopped';
}

/** From which rules the policy of those deviates for whom it would be set. */
export function deviationsOfScope(set: PolicySet, scope: PolicyScope): readonly Deviation[] {
  if (scope.scope === 'organization') return deviationsOf({ ...shippedPolicy, ...set.organization });
  if (scope.scope === 'kind') return deviationsOf(policyOfKind(set, scope.id));
  const place = { roleId: null, profileId: null, [`${scope.scope}Id`]: scope.id };
  return deviationsOf(policyOf(set, { kind: 'representative', ...place }));
}
