import type { ConnectionOptions } from '../../../connection.ts';
import type { Mistake } from '../../../mistake.ts';
import type { Candidate, Names } from '../../dialect.ts';
import type { ReceivedLink } from './received-link.ts';
import type { Recipe } from './recipe.ts';

/** Where a mistake lies; two of one kind are not made together. */
export type Axis = 'reading' | 'values' | 'bytes' | 'fields' | 'join' | 'order' | 'ts' | 'key' | 'hash' | 'text';

export interface Variation {
  readonly recipe: Recipe;
  /** What exactly, for the sentence; a function where there are thousands that nobody ever reads. */
  readonly detail?: string | (() => string);
  /** One of very many: only tried when nothing else is wrong. */
  readonly rare?: true;
}

/** What a mistake may look at beside the recipe. */
export interface Clues {
  readonly link: ReceivedLink;
  readonly candidate: Candidate;
  readonly names: Names;
}

/** A mistake that a digest proves: made on purpose, the digest is exactly the one that came. */
export interface MistakeKind {
  readonly id: string;
  readonly axis: Axis;
  readonly sentence: (detail: string) => string;
  readonly fix: string;
  readonly option?: keyof ConnectionOptions;
  readonly variations: (recipe: Recipe, clues: Clues) => Iterable<Variation>;
}

export const nameMistake = ({ id, sentence, fix, option }: MistakeKind, detail: Variation['detail'] = ''): Mistake => ({
  id,
  stage: 'signature',
  sentence: sentence(typeof detail === 'string' ? detail : detail()),
  fix,
  option,
  proof: 'digest',
});

/** “email”, “email and fullname”, “role, profile and utype”. */
export const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
