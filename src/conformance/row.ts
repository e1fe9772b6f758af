import type { Facts } from './facts.ts';

/** A test that shows it, by the file it is in and its title. */
export type Proof = readonly [file: string, title: string];

/** A rule of the specification, and how it is decided whether it holds. */
export interface Row {
  readonly id: string;
  /** The rule in one sentence. */
  readonly says: string;
  readonly source: string;
  readonly proofs: readonly Proof[];
  /** There is nothing here that it speaks of: why. */
  readonly notApplicable?: string | ((facts: Facts) => string | undefined);
  /** It does not hold: why. Wherever it is a text, for every organization. */
  readonly deviates?: string | ((facts: Facts) => string | undefined);
}

export type Finding =
  | { readonly verdict: 'holds' }
  | { readonly verdict: 'deviates' | 'not_applicable'; readonly why: string };

/** A rule with what was found of it. */
export interface Line extends Pick<Row, 'id' | 'says' | 'source' | 'proofs'> {
  readonly finding: Finding;
}

/** What no test shows is not said to hold. */
export function decide({ notApplicable, deviates, proofs }: Row, facts: Facts): Finding {
  const isAbsent = say(notApplicable, facts);
  if (isAbsent !== undefined) return { verdict: 'not_applicable', why: isAbsent };
  const why = say(deviates, facts) ?? (proofs.length === 0 ? 'No test shows that it holds.' : undefined);
  return why === undefined ? { verdict: 'holds' } : { verdict: 'deviates', why };
}

const say = (given: Row['deviates'], facts: Facts): string | undefined =>
  typeof given === 'function' ? given(facts) : given;
