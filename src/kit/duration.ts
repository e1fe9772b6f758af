import { DAY, HOUR, MINUTE, type Millis, SECOND } from './clock.ts';
import { accept, type Result, refuse } from './result.ts';

const units: Readonly<Record<string, Millis>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** Reads `30s`, `15m`, `12h`, `7d` as milliseconds. */
export function parseDuration(text: string): Result<Millis, 'not_a_duration'> {
  const [, count, unit = ''] = /^([0-9]{1,6})([smhd])$/.exec(text) ?? [];
  const size = units[unit];
  return count === undefined || size === undefined ? refuse('not_a_duration') : accept(Number(count) * size);
}
