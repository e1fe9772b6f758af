import type { Millis } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';

/** Runs the job when its turn comes; refused when too many are in line already, and when its turn does not come in time. */
export type BoundedQueue = <Value>(job: () => Promise<Value>) => Promise<Result<Value, 'busy'>>;

export interface QueueSize {
  readonly parallel: number;
  /** How many may be in line… */
  readonly waiting: number;
  /** …and each of them for how long. */
  readonly patience: Millis;
}

/** First come, first served. */
export function createBoundedQueue({ parallel, waiting, patience }: QueueSize): BoundedQueue {
  const line: (() => void)[] = [];
  let running = 0;

  const turn = () =>
    new Promise<boolean>((decide) => {
      const giveUp = setTimeout(() => {
        line.splice(line.indexOf(begin), 1);
        decide(false);
      }, patience);
      const begin = () => {
        clearTimeout(giveUp);
        decide(true);
      };
      line.push(begin);
    });

  function leave() {
    const next = line.shift();
    if (next)
      next(); // takes over the place of the one that leaves
    else running -= 1;
  }

  return async (job) => {
    if (running < parallel) running += 1;
    else if (line.length >= waiting || !(await turn())) return refuse('busy');
    try {
      return accept(await job());
    } finally {
      leave();
    }
  };
}
