import { localeOf } from '../kit/language.ts';
import { useLang } from './page-context.ts';

export interface TimeProps {
  readonly at: Date;
  /** `time` (default): date and time; `date`: the day only. */
  readonly show?: 'time' | 'date' | undefined;
  /** IANA name, when the visitor's zone is known; else UTC is written, and scripts put it into the visitor's zone. */
  readonly zone?: string | undefined;
  /** Says how long ago, seen from this moment, such as "3 minutes ago". */
  readonly since?: Date | undefined;
}

/** A moment that both people and machines can read. */
export const Time = ({ at, show = 'time', zone, since }: TimeProps) => {
  const lang = useLang();
  const absolute = formatMoment(at, { lang, show, zone });
  return (
    <time
      datetime={at.toISOString()}
      title={since ? absolute : undefined}
      data-local={zone === undefined && !since ? show : undefined}
    >
      {since ? formatDistance(at, since, lang) : absolute}
    </time>
  );
};

interface Format {
  readonly lang: string;
  readonly show: 'time' | 'date';
  readonly zone?: string | undefined;
}

/** Such as "3 May 2026, 14:05 UTC". The zone is named when it is not the visitor's own. */
export function formatMoment(at: Date, { lang, show, zone }: Format): string {
  const date = { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone ?? 'UTC' } as const;
  if (show === 'date') return new Intl.DateTimeFormat(localeOf(lang), date).format(at);
  const named = zone === undefined ? ({ timeZoneName: 'short' } as const) : {};
  return new Intl.DateTimeFormat(localeOf(lang), { ...date, hour: 'numeric', minute: '2-digit', ...named }).format(at);
}

/** Such as “14:05:09 UTC”: for comparing clocks, alike in every language. */
export const formatClock = (at: Date): string => `${at.toISOString().slice(11, 19)} UTC`;

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** Such as "3 minutes ago" or "in 2 days". */
export function formatDistance(at: Date, now: Date, lang: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(localeOf(lang), { numeric: 'auto' });
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return format.format(Math.trunc(seconds / size), unit);
}
