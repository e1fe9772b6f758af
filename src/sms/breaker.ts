import { DAY, MINUTE, type Millis } from '../kit/clock.ts';

/** What was written within a time, and how much of it was typed in. */
export interface Tally {
  readonly written: number;
  readonly used: number;
}

interface Rule {
  /** Numbers of one network, or all that the organization writes to. */
  readonly scope: 'prefix' | 'organization';
  readonly within: Millis;
  /** So many without an answer are suspicious. */
  readonly written: number;
}

/**
 * Who pumps messages to numbers that pay them types in none of the codes. The short rules stop a burst where many
 * honest people have made the day look well; the long ones stop who is patient. Fewer than these are never stopped.
 */
const rules: readonly Rule[] = [
  { scope: 'prefix', within: 10 * MINUTE, written: 20 },
  { scope: 'prefix', within: DAY, written: 30 },
  { scope: 'organization', within: 10 * MINUTE, written: 50 },
  { scope: 'organization', within: DAY, written: 50 },
];

/** Of what honest people ask for, most is typed in. */
const LEAST_USED = 0.3;

/** The times that there must be a tally of. */
export const spans: readonly Millis[] = [...new Set(rules.map(({ within }) => within))];

/** Whether so little of so much was typed in that no more is to be written. */
export const isStopped = (scope: Rule['scope'], within: Millis, { written, used }: Tally): boolean =>
  rules.some(
    (rule) => rule.scope === scope && rule.within === within && written >= rule.written && used < written * LEAST_USED,
  );
