import type { Person } from '../directory/person.ts';
import { aalOf, type Evidence, isPhishingResistant } from '../factors/assurance.ts';
import type { Db } from '../store/database.ts';
import { readPolicyOf } from './read-policy.ts';

/** Whether the policy asks for more than this to let somebody in. */
export async function asksForMore(ctx: Db, person: Person, evidence: readonly Evidence[]): Promise<boolean> {
  const { requiredAal, phishingResistantOnly } = await readPolicyOf(ctx, person);
  return aalOf(evidence) < requiredAal || (phishingResistantOnly && !isPhishingResistant(evidence));
}
