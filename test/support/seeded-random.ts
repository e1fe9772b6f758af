import { randomInt } from 'node:crypto';

/** Chance that can be repeated: the same seed gives the same story. */
export interface SeededRandom {
  readonly seed: number;
  /** From 0 up to, but not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  readonly text: (alphabet: string, length: number) => string;
}

/** `SEED=…` in the environment repeats an earlier run. */
export const seededRandom = (): SeededRandom => createSeededRandom(Number(process.env['SEED'] ?? randomInt(2 ** 31)));

/** Mulberry32. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    seed,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    text: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
  };
}
