import type { OrganizationId } from '../directory/organization.ts';
import type { SignInPolicy } from '../signin/policy/policy.ts';
import { type Deviation, deviationsOf } from '../signin/policy/policy-deviations.ts';
import { type PolicySet, policyOf, policyOfKind } from '../signin/policy/policy-set.ts';
import { readPolicies } from '../signin/policy/read-policies.ts';
import { ofAdministrators } from '../signin/policy/read-policy.ts';
import type { Db } from '../store/database.ts';

/** What is asked of some people of an organization. */
export interface Asked {
  readonly of: string;
  readonly policy: SignInPolicy;
}

/** What a report is made from. */
export interface Facts {
  readonly set: PolicySet;
  /** Customers, representatives and administrators, then each role and profile with a policy of its own. */
  readonly asked: readonly Asked[];
}

export const readFacts = async (ctx: Db, organizationId: OrganizationId): Promise<Facts> =>
  factsOf(await readPolicies(ctx, organizationId));

export function factsOf(set: PolicySet): Facts {
  const representatives = policyOfKind(set, 'representative');
  const nobody = { kind: 'representative', roleId: null, profileId: null } as const;
  const isSet = ({ change }: { readonly change: object }) => Object.keys(change).length > 0;
  const asked = [
    { of: 'customers', policy: policyOfKind(set, 'customer') },
    { of: 'representatives', policy: representatives },
    { of: 'administrators', policy: ofAdministrators(representatives) },
    ...set.roles.filter(isSet).map(({ id, name }) => ({
      of: `the role ${name}`,
      policy: policyOf(set, { ...nobody, roleId: id }),
    })),
    ...set.profiles.filter(isSet).map(({ id, name }) => ({
      of: `the profile ${name}`,
      policy: policyOf(set, { ...nobody, profileId: id }),
    })),
  ];
  return { set, asked };
}

/** From what the policies deviate that a row speaks of, each sentence once with whom it is about. */
export function deviationsFrom(row: string): (facts: Facts) => string | undefined {
  return ({ asked }) => {
    const found = asked.flatMap(({ of, policy }) =>
      deviationsOf(policy)
        .filter((deviation: Deviation) => deviation.row === row)
        .map(({ why }) => ({ of, why })),
    );
    const sentences = [...new Set(found.map(({ why }) => why))].map((sentence) => {
      const whom = found.filter(({ why }) => why === sentence).map(({ of }) => of);
      return `${sentence.slice(0, -1)}: ${whom.join(', ')}.`;
    });
    return sentences.length > 0 ? sentences.join(' ') : undefined;
  };
}

/** Whether a way to prove is allowed to anybody. */
export const isAllowed = ({ asked }: Facts, factor: SignInPolicy['factors'][number]): boolean =>
  asked.some(({ policy }) => policy.factors.includes(factor));

/** Why the rules about personal questions do not apply. */
export const noQuestions = ({ asked }: Facts): string | undefined =>
  asked.every(({ policy }) => policy.personalQuestions === 'off') ? 'Personal questions are off.' : undefined;
