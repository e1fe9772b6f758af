import type { Clock } from '../kit/clock.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Attempt } from './attempt.ts';
import type { LinkExplanation } from './explanation.ts';
import { sentenceOf } from './link-refusal.ts';
import { openReceived } from './received.ts';

/** What the debugger needs to see. It changes nothing. */
export interface Explains extends Db, Clock {
  readonly sealer: Sealer;
  /** Where the program is reached without a portal: organizations have standing hosts below it. */
  readonly publicHost: string;
}

/**
 * Why an attempt was refused, from what had come; undefined where nothing of it was kept: of links that were good, of
 * floods, and of attempts from before this was kept.
 */
export async function explainAttempt(ctx: Explains, attempt: Attempt): Promise<LinkExplanation | undefined> {
  const received = await openReceived(ctx, attempt.id);
  if (received === undefined) return undefined;
  return { verdict: 'refused', sentence: sentenceOf(attempt.outcome), mistakes: [] };
}
