import { lengthOf } from '../../kit/text.ts';
import { normalizeAnswer } from './normalize-answer.ts';
import { type QuestionId, questions } from './questions.ts';

export type AnswerProblem =
  | 'too_short'
  | 'too_long'
  | 'same_question'
  | 'same_answer'
  /** Whoever knows their name or address knows it. */
  | 'about_you'
  /** What many people answer. */
  | 'common';

export interface ChosenAnswer {
  readonly question: QuestionId;
  /** As typed. */
  readonly answer: string;
}

export const QUESTIONS = 3;
const SHORTEST = 3;
const LONGEST = 200;

/**
 * What is wrong with each answer; undefined where nothing is.
 * @param context what others know of the person: names, addresses, the organization
 */
export function checkAnswers(
  chosen: readonly ChosenAnswer[],
  context: readonly string[],
): readonly (AnswerProblem | undefined)[] {
  const known = new Set(context.flatMap(partsOf));
  return chosen.map((one, index) => problemOf(one, chosen.slice(0, index), known));
}

function problemOf(
  { question, answer }: ChosenAnswer,
  before: readonly ChosenAnswer[],
  known: ReadonlySet<string>,
): AnswerProblem | undefined {
  const plain = normalizeAnswer(answer);
  if (lengthOf(plain) < SHORTEST) return 'too_short';
  if (lengthOf(answer) > LONGEST) return 'too_long';
  if (before.some((other) => other.question === question)) return 'same_question';
  if (before.some((other) => normalizeAnswer(other.answer) === plain)) return 'same_answer';
  if (known.has(plain)) return 'about_you';
  return questions[question].map(normalizeAnswer).includes(plain) ? 'common' : undefined;
}

/** A name or address as a whole, and each of its words. */
function partsOf(text: string): readonly string[] {
  const words = text.split(/[\s@._+-]+/u);
  return [text, ...words].map(normalizeAnswer).filter((part) => part !== '');
}
