import type { Millis } from '../../kit/clock.ts';
import type { Attempt } from '../../remote/attempt.ts';
import { offsetWords } from '../../remote/clock-mistake.ts';
import { type Outcome, type Stage, sentenceOf } from '../../remote/link-refusal.ts';
import type { Tone } from '../../ui/badge.tsx';

/** What each stage finds out, in the order in which a link is judged. */
export const stageWords: Readonly<Record<Stage, string>> = {
  decode: 'The parameters can be read',
  host: 'It came to the Support Domain, and Remote Authentication is there',
  operation: 'It asks for something we know',
  timestamp: 'It says when it was signed',
  signature: 'It is signed with a key of this portal',
  window: 'It is fresh, and the clocks agree',
  address: 'The visitor is inside the IP ranges',
  fields: 'Email address, login name, full name and rights are well formed',
  policy: 'It cannot be a forgery, and the audience allows it',
  user: 'There is one person whom it means',
  browser: 'The browser that brought it came to the finish',
  replay: 'It has not been used before',
  session: 'A session was opened',
};

const words: Partial<Readonly<Record<Outcome, { readonly word: string; readonly tone: Tone }>>> = {
  admitted: { word: 'Signed in', tone: 'success' },
  provisioned: { word: 'Created', tone: 'success' },
  tested: { word: 'Test passed', tone: 'success' },
  waiting: { word: 'Waiting', tone: 'info' },
};

/** How an attempt ended: a word or two, and the reason in one sentence. */
export function resultOf({ outcome }: Pick<Attempt, 'outcome'>) {
  const { word, tone } = words[outcome] ?? { word: 'Refused', tone: 'danger' as const };
  return { word, tone, sentence: sentenceOf(outcome) };
}

/** Such as “Your server’s time is 4 min 12 s behind”; undefined when the link had no trustworthy time. */
export const clockWords = (offset: Millis | null): string | undefined =>
  offset === null ? undefined : `Your server’s time is ${offsetWords(offset)}`;
