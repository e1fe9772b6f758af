import type { Choice } from '../../ui/choice.tsx';

/** Words by value, as a group of radio buttons takes them. */
export const choicesOf = (words: Readonly<Record<string, Omit<Choice, 'value'>>>): readonly Choice[] =>
  Object.entries(words).map(([value, choice]) => ({ value, ...choice }));
