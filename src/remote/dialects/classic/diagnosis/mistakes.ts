import { digestMistakes } from './digest-mistakes.ts';
import { fieldMistakes, joinMistakes } from './field-mistakes.ts';
import { keyMistakes } from './key-mistakes.ts';
import type { MistakeKind } from './mistake-kind.ts';
import { orderMistakes } from './order-mistakes.ts';
import { readingMistakes } from './reading-mistakes.ts';
import { timeMistakes } from './time-mistakes.ts';
import { valueMistakes } from './value-mistakes.ts';

/** Every mistake that a digest proves, the likelier first: where two explain a link, the first is named. */
export const mistakeKinds: readonly MistakeKind[] = [
  ...readingMistakes,
  ...timeMistakes,
  ...orderMistakes,
  ...valueMistakes,
  ...fieldMistakes,
  ...keyMistakes,
  ...digestMistakes,
  ...joinMistakes,
];
