import { lengthOf } from '../../src/kit/text.ts';

export const LONGEST_SUBJECT = 150;
export const LONGEST_TEXT = 10_000;

export type DraftProblem = 'no_subject' | 'long_subject' | 'no_text' | 'long_text';

export interface Draft {
  readonly subject: string;
  readonly text: string;
}

/** As it is kept: a subject is one line, browsers send line ends as CRLF, and a NUL fits no database. */
export const tidySubject = (subject: string): string => subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .trim();

/** Everything that is wrong with a draft, in the order of its fields. Both are tidy already. */
export const checkDraft = ({ subject, text }: Draft): readonly DraftProblem[] =>
  [checkSubject(subject), checkText(text)].filter((problem) => problem !== undefined);

function checkSubject(subject: string): DraftProblem | undefined {
  if (subject === '') return 'no_subject';
  return lengthOf(subject) > LONGEST_SUBJECT ? 'long_subject' : undefined;
}

export function checkText(text: string): Extract<DraftProblem, 'no_text' | 'long_text'> | undefined {
  if (text === '') return 'no_text';
  return lengthOf(text) > LONGEST_TEXT ? 'long_text' : undefined;
}
