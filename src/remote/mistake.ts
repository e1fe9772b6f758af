import type { ConnectionOptions } from './connection.ts';
import type { Stage } from './link-refusal.ts';

/** Something that a site does wrong when it makes its links. */
export interface Mistake {
  /** Stable, e.g. `seconds_for_milliseconds`. */
  readonly id: string;
  /** Where it makes the link stop, or would. */
  readonly stage: Stage;
  /** What is wrong, in one sentence. */
  readonly sentence: string;
  /** How to put it right. */
  readonly fix: string;
  /** The switch of the connection that would take such links as they are. */
  readonly option?: keyof ConnectionOptions | undefined;
  /** `digest`: corrected so, the signature fits exactly; `form`: seen without it. */
  readonly proof: 'digest' | 'form';
}
