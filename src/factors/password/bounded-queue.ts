import { accept, type Result, refuse } from '../../kit/result.ts';

/** Runs the job when its turn comes; refused at once when too many are already in line. */
export type BoundedQueue = <Value>(job: () => Promise<Value>) => Promise<Result<Value, 'busy'>>;

/** At most `parallel` jobs at a time and `waiting` in line, first come first served. */
export function createBoundedQueue(size: { readonly parallel: number; readonly waiting: number }): BoundedQueue {
  const line: (() => void)[] = [];
  let running = 0;

  function leave() {
    const next = line.shift();
    if (next)
      next(); // takes over the place of the one that leaves
    else running -= 1;
  }

  return async (job) => {
    if (running < size.parallel) running += 1;
    else if (line.length >= size.waiting) return refuse('busy');
    else await new Promise<void>((resume) => line.push(resume));
    try {
      return accept(await job());
    } finally {
      leave();
    }
  };
}
