import type { ExplainedStage, LinkExplanation } from '../../remote/explanation.ts';
import type { Check, CheckState } from '../../ui/checks.tsx';
import { stageWords } from './attempt-words.ts';

const states: Readonly<Record<ExplainedStage['state'], CheckState>> = {
  passed: 'passed',
  failed: 'failed',
  not_judged: 'skipped',
};

/** Each stage with what came and what was expected there; also past the one where the link stopped. */
export const explanationChecks = ({ stages }: LinkExplanation): readonly Check[] =>
  stages.map((stage) => ({
    state: states[stage.state],
    label: stage.state === 'failed' ? (stage.sentence ?? stageWords[stage.stage]) : stageWords[stage.stage],
    detail: detailOf(stage),
  }));

function detailOf({ stage, state, sentence, received, expected }: ExplainedStage) {
  if (state === 'not_judged') return undefined;
  // The signed text is shown whole, beside the expected one.
  const isLong = stage === 'signature';
  if (state === 'passed') return sentence ?? (stage === 'window' || stage === 'host' ? received : undefined);
  if (isLong || expected === undefined) return undefined;
  return (
    <>
      Received <code>{received === undefined || received === '' ? 'nothing' : received}</code>, expected {expected}
    </>
  );
}
