import { setImmediate } from 'node:timers/promises';

/** Runs long work in slices, between which others have their turn. */
export async function takeTurns<Outcome>(work: Generator<undefined, Outcome>): Promise<Outcome> {
  for (;;) {
    const slice = work.next();
    if (slice.done) return slice.value;
    await setImmediate();
  }
}
