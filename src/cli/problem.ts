/** Something that whoever typed the command can put right: one or two sentences that say how. */
export class Problem extends Error {
  /** 1: it could not be done; 2: the command cannot be understood. */
  readonly exitCode: 1 | 2;

  constructor(sentence: string, exitCode: 1 | 2 = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}
