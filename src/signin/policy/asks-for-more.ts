import type { Person } from '../../directory/person.ts';
import { aalOf, type Evidence, isPhishingResistant } from '../../factors/assurance.ts';
import type { Db } from '../../store/database.ts';
import { readPolicyOf, readPolicyOfKind } from './read-policy.ts';

/**
 * Whether the policy asks for more than this to let somebody in. A link `to the letter` lets an administrator in as the
 * published protocol does, where no policy was set that asks for more: the console asks for the rest.
 */
export async function asksForMore(
  ctx: Db,
  person: Person,
  { evidence, protocol }: { readonly evidence: readonly Evidence[]; readonly protocol?: 'letter' | undefined },
): Promise<boolean> {
  const read = protocol === 'letter' ? readPolicyOfKind : readPolicyOf;
  const { requiredAal, phishingResistantOnly } = await read(ctx, person);
  return aalOf(evidence) < requiredAal || (phishingResistantOnly && !isPhishingResistant(evidence));
}
