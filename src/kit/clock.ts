/** Milliseconds since the epoch, UTC. */
export type Millis = number;

export interface Clock {
  readonly now: () => Millis;
}

export const systemClock: Clock = { now: () => Date.now() };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
