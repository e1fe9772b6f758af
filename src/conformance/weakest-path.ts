import { aalOf, type FactorName, isPhishingResistant } from '../factors/assurance.ts';
import { type Path, setsOf, walkFlow } from '../signin/flow/walk-flow.ts';
import type { SignInPolicy } from '../signin/policy/policy.ts';

export interface WeakestPaths {
  /** Into the account of somebody who has set up what they need. */
  readonly signIn: Path | undefined;
  /** Of whoever has set up nothing more yet: they are asked to, and it is theirs from then on. */
  readonly beforeSetUp: Path | undefined;
  /** To another password. */
  readonly recovery: Path | undefined;
}

/** From the weakest on. */
const byWeakness: readonly FactorName[] = [
  'personal_questions',
  'email_code',
  'password',
  'recovery_code',
  'sms_code',
  'hotp',
  'totp',
  'security_key',
  'passkey',
];

/** The weakest of all ways that a policy leaves, over all that people may have set up. */
export function weakestPaths(policy: SignInPolicy): WeakestPaths {
  const ways = (kind: 'sign_in' | 'recovery', has: readonly FactorName[]) =>
    setsOf(has).flatMap((some) => walkFlow({ kind, policy, has: some, device: 'unknown' }));
  const signIns = ways('sign_in', policy.factors);
  const ends = (paths: readonly Path[], end: Path['end']) => weakest(paths.filter((path) => path.end === end));
  return {
    signIn: ends(signIns, 'admit'),
    beforeSetUp: ends(signIns, 'enrol'),
    recovery: ends(ways('recovery', byWeakness), 'choose_password'),
  };
}

const weakest = (paths: readonly Path[]): Path | undefined => paths.toSorted(compare)[0];

function compare(one: Path, other: Path): number {
  const [a, b] = [rankOf(one), rankOf(other)];
  const index = a.findIndex((value, place) => value !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

const rankOf = ({ evidence, proofs }: Path): readonly number[] => [
  aalOf(evidence),
  isPhishingResistant(evidence) ? 1 : 0,
  proofs.length,
  ...proofs.map((factor) => byWeakness.indexOf(factor)),
];
