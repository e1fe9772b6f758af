import type { Given, Syntax } from './read-arguments.ts';

export interface Command extends Syntax {
  readonly summary: string;
  /** Loaded only when it is run: the server should not wait for what `demo` needs. Resolves to the exit code. */
  readonly load: () => Promise<(given: Given) => Promise<number>>;
}
