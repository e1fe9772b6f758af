import type { SeenParameter } from '../remote/dialects/dialect.ts';
import type { ExplainedStage, LinkExplanation } from '../remote/explanation.ts';
import type { Mistake } from '../remote/mistake.ts';

/** What the debugger says, for a terminal. Control characters of a link do not reach it. */
export function explanationText(explanation: LinkExplanation): string {
  const { sentence, mistakes, parameters, signedText, expectedText, stages } = explanation;
  const texts = [...(signedText === undefined ? [] : [`Signed    ${signedText}`]), `Expected  ${expectedText}`];
  const blocks = [
    [sentence, ...mistakes.flatMap((mistake) => adviceLines(mistake, explanation))],
    parameterLines(parameters, signedText !== undefined),
    texts,
    stages.flatMap(stageLines),
  ];
  return `${blocks.map((lines) => lines.map(printable).join('\n')).join('\n\n')}\n`;
}

const printable = (line: string): string => line.replaceAll(/\p{Cc}/gu, '␣');

function adviceLines(mistake: Mistake, { sentence, key }: LinkExplanation): readonly string[] {
  const said = mistake.sentence === sentence ? [] : [mistake.sentence];
  const way = mistake.option && key ? [`  Or switch on ${mistake.option} of ${key.connection}.`] : [];
  return [...said, `  ${mistake.fix}`, ...way];
}

function parameterLines(parameters: readonly SeenParameter[], isKnown: boolean): readonly string[] {
  const rows = parameters.map((parameter) => [parameter.name, parameter.received, signedWords(parameter, isKnown)]);
  const widths = [0, 1].map((column) => Math.min(40, Math.max(8, ...rows.map((row) => row[column]?.length ?? 0))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function signedWords({ role, signed }: SeenParameter, isKnown: boolean): string {
  if (role === 'digest') return 'the digest itself';
  if (role === 'unsigned' && signed === undefined) return 'not signed';
  if (!isKnown) return '';
  if (signed === undefined) return 'signed so';
  return signed === null ? 'left out of the digest' : `signed as ${signed}`;
}

const marks: Readonly<Record<ExplainedStage['state'], string>> = { passed: '✓', failed: '✗', not_judged: '-' };

function stageLines({ stage, state, sentence, received, expected }: ExplainedStage): readonly string[] {
  const line = `${marks[state]} ${stage.padEnd(10)} ${sentence ?? ''}`.trimEnd();
  const isTold = state === 'failed' && stage !== 'signature' && expected !== undefined;
  return isTold ? [line, `             received ${received || 'nothing'}, expected ${expected}`] : [line];
}
