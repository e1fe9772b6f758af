import type { Path, Problem } from './read-file.ts';

/** Thrown inside the unit of work, so that nothing of a file is kept when a part of it is refused. */
export class Refused extends Error {
  readonly problems: readonly Problem[];

  constructor(at: Path, ...sentences: string[]) {
    super(sentences.join('\n'));
    this.problems = sentences.map((sentence) => ({ at, sentence }));
  }
}
