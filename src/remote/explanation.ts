import type { ConnectionOptions } from './connection.ts';

/** Something that a site does wrong when it makes its links. */
export interface Mistake {
  /** Stable, e.g. `seconds_timestamp`. */
  readonly id: string;
  /** What is wrong, in one sentence. */
  readonly sentence: string;
  /** How the site puts it right. */
  readonly fix: string;
  /** The switch of the connection that would take such links as they are. */
  readonly option?: keyof ConnectionOptions | undefined;
  /** `digest`: corrected so, the signature fits exactly; `form`: seen without it. */
  readonly proof: 'digest' | 'form';
}

/** What the debugger says of one link. */
export interface LinkExplanation {
  readonly verdict: 'good' | 'mistaken' | 'refused' | 'not_signed_with_your_key';
  /** The verdict in one sentence: the mistake, where one was found. */
  readonly sentence: string;
  /** All of them together make the link what it is; the signature first. */
  readonly mistakes: readonly Mistake[];
}
