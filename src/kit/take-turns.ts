import { setImmediate } from 'node:timers/promises';

let lastTurn: Promise<void> = Promise.resolve();

/** A turn of the event loop that no other work of this kind has: many at once hold a request up no longer than one. */
function nextTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => setImmediate());
  return lastTurn;
}

/** Runs long work in slices, between which others have their turn. */
export async function takeTurns<Outcome>(work: Generator<undefined, Outcome>): Promise<Outcome> {
  for (;;) {
    await nextTurn();
    const slice = work.next();
    if (slice.done) return slice.value;
  }
}
