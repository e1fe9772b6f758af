import type { Attempt } from '../../remote/attempt.ts';
import { type Stage, sentenceOf, stages } from '../../remote/link-refusal.ts';
import type { Check } from '../../ui/checks.tsx';
import { clockWords, stageWords } from './attempt-words.ts';

/** Where a link stops that is only a test, only makes sure that somebody exists, or has not come to its finish. */
const ends: Partial<Readonly<Record<Attempt['outcome'], Stage>>> = {
  tested: 'policy',
  provisioned: 'browser',
  waiting: 'browser',
};

/** Every stage of an attempt: what was found there, and where it ended. */
export function attemptChecks(attempt: Pick<Attempt, 'outcome' | 'stage' | 'clockOffset'>): readonly Check[] {
  const end = attempt.outcome === 'admitted' ? stages.length : stages.indexOf(ends[attempt.outcome] ?? attempt.stage);
  return stages.map((stage, index) => checkOf(attempt, stage, Math.sign(index - end)));
}

/** @param place before (-1), at (0) or after (1) the stage where it ended */
function checkOf(
  { outcome, clockOffset }: Pick<Attempt, 'outcome' | 'clockOffset'>,
  stage: Stage,
  place: number,
): Check {
  const label = stageWords[stage];
  const detail = stage === 'window' ? clockWords(clockOffset) : undefined;
  const isUnasked = outcome === 'tested' && stage === 'address'; // a test may come from anywhere
  if (place < 0 && !isUnasked) return { state: 'passed', label, detail };
  if (place === 0 && outcome === 'waiting') return { state: 'waiting', label };
  if (place === 0 && ends[outcome] === undefined) return { state: 'failed', label: sentenceOf(outcome), detail };
  return { state: 'skipped', label };
}
