import type { Mistake } from '../../../mistake.ts';

const unit = 'Send the milliseconds since 1970 in UTC, 13 digits, the same text that is signed.';

/**
 * Forms of `ts` that a clock has, but the protocol does not take.
 * @param proof `digest`: exactly this text was signed too
 */
export function tsMistake(ts: string, proof: Mistake['proof']): Mistake | undefined {
  if (/^[0-9]{13}$/.test(ts) || ts === '') return undefined;
  const [, id, what] = tsForms.find(([form]) => form.test(ts)) ?? [ts, 'ts_malformed', 'a ts that is not 13 digits'];
  const sentence = `${proof === 'digest' ? 'The signature was made with' : 'The link carries'} ${what}.`;
  const mistake: Mistake = { id, stage: 'timestamp', sentence, fix: unit, proof };
  return id === 'seconds_for_milliseconds' ? { ...mistake, option: 'seconds_timestamps' } : mistake;
}

const tsForms: readonly (readonly [form: RegExp, id: string, what: string])[] = [
  [/^[0-9]{10}$/, 'seconds_for_milliseconds', 'ts in seconds, not milliseconds'],
  [/^[0-9]{16}$/, 'microseconds_for_milliseconds', 'ts in microseconds, not milliseconds'],
  [/^[0-9]{19}$/, 'nanoseconds_for_milliseconds', 'ts in nanoseconds, not milliseconds'],
  [/^[0-9]{10}[.,][0-9]+$/, 'decimal_seconds', 'ts in seconds and with a decimal point, not in milliseconds'],
  [/^[0-9]{13}[.,][0-9]+$/, 'decimal_milliseconds', 'a decimal point in ts'],
  [/^[0-9.]+e\+?[0-9]+$/i, 'ts_as_exponent', 'ts written like 1.7E12'],
  [/^[0-9]{4}-[0-9]{2}-[0-9]{2}/, 'ts_as_date', 'a date in ts'],
];

/** When the site signed, as well as its `ts` says it. */
export function readTime(ts: string): number | undefined {
  if (/^[0-9]{10}(?:[.,][0-9]+)?$/.test(ts)) return Math.round(Number(ts.replace(',', '.')) * 1000);
  if (/^[0-9]{13}(?:[.,][0-9]+)?$/.test(ts)) return Math.floor(Number(ts.replace(',', '.')));
  if (/^[0-9]{16}$|^[0-9]{19}$/.test(ts)) return Number(ts.slice(0, 13));
  const date = /^[0-9]{4}-|e\+?[0-9]+$/i.test(ts) ? (ts.includes('-') ? Date.parse(ts) : Number(ts)) : Number.NaN;
  return Number.isFinite(date) && Math.abs(date) < 8e15 ? date : undefined;
}
