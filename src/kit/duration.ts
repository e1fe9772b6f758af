import { DAY, HOUR, MINUTE, type Millis, SECOND } from './clock.ts';
import { accept, type Result, refuse } from './result.ts';

const units: Readonly<Record<string, Millis>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** Writes it as {@link parseDuration} reads it, in the largest unit that leaves nothing over. */
export function printDuration(time: Millis): string {
  const [unit = 's', size = SECOND] = Object.entries(units).findLast(([, size]) => time % size === 0) ?? [];
  return time === 0 ? '0s' : `${time / size}${unit}`;
}

/** Reads `30s`, `15m`, `12h`, `7d` as milliseconds. */
export function parseDuration(text: string): Result<Millis, 'not_a_duration'> {
  const [, count, unit = ''] = /^([0-9]{1,6})([smhd])$/.exec(text) ?? [];
  const size = units[unit];
  return count === undefined || size === undefined ? refuse('not_a_duration') : accept(Number(count) * size);
}
