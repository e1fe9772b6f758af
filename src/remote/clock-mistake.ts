import { HOUR, MINUTE, type Millis, SECOND } from '../kit/clock.ts';
import type { Mistake } from './mistake.ts';

/** How far a good link may be from our time: see the window of the dialects. */
const LATEST = 3 * MINUTE;
const EARLIEST = MINUTE;

const keepTime =
  'Let the site’s server keep its clock by NTP, and make the link when the visitor leaves for the portal.';
const useUtc =
  'ts is UTC: take it from a function that counts from 1970, such as Date.now(), time.time() or System.currentTimeMillis().';

/**
 * A time that is out of its window.
 * @param offset the site’s clock minus ours
 * @param source a pasted link may have waited on a clipboard; one that came was most often made just before
 */
export function clockMistake(offset: Millis, source: 'pasted' | 'arrived'): Mistake {
  const amount = durationWords(Math.abs(offset));
  const hours = zoneOf(offset);
  const direction = offset < 0 ? 'behind' : 'ahead';
  if (hours !== undefined && (source === 'arrived' || offset > 0)) {
    const sentence = `The site’s time is ${hours} h ${direction}: it sends its local time instead of UTC.`;
    return { id: 'local_time', stage: 'window', sentence, fix: useUtc, proof: 'form' };
  }
  if (offset < 0 && source === 'pasted') {
    const sentence = `The link was signed ${amount} ago, and is taken for 3 minutes. If it was made just now, the site’s clock is that much behind.`;
    return {
      id: 'too_old_by_now',
      stage: 'window',
      sentence,
      fix: `Paste a link that was just made. ${keepTime}`,
      proof: 'form',
    };
  }
  const late = offset < 0 ? ', or the link was opened late' : '';
  const sentence = `The site’s clock is ${amount} ${direction}${late}.`;
  return { id: offset < 0 ? 'clock_behind' : 'clock_ahead', stage: 'window', sentence, fix: keepTime, proof: 'form' };
}

/** So many whole or half hours that a fresh link would be in its window without them. */
function zoneOf(offset: Millis): number | undefined {
  const halves = Math.round(offset / (HOUR / 2));
  const rest = offset - halves * (HOUR / 2);
  const isZone = halves !== 0 && Math.abs(halves) <= 28 && rest >= -LATEST && rest <= EARLIEST;
  return isZone ? Math.abs(halves) / 2 : undefined;
}

/** Such as “4 min 12 s”, in at most two units. */
function durationWords(time: Millis): string {
  const seconds = Math.round(time / SECOND);
  const units: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** Such as “4 min 12 s behind”. */
export function offsetWords(offset: Millis): string {
  if (Math.round(Math.abs(offset) / SECOND) === 0) return 'in step with ours';
  return `${durationWords(Math.abs(offset))} ${offset < 0 ? 'behind' : 'ahead'}`;
}
