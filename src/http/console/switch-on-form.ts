import { type Static, Type } from 'typebox';
import { parseRanges } from '../../kit/addresses.ts';
import type { Connection } from '../../remote/connection.ts';
import { notARange } from './connection-form.ts';

const visitors = ['everybody', 'mine', 'ranges'] as const;
type Visitors = (typeof visitors)[number];

/** For whom a connection is switched on; what is left out stays as it is. */
export const SwitchOnForm = Type.Object({
  audience: Type.Optional(Type.Union([Type.Literal('customers'), Type.Literal('everyone')])),
  visitors: Type.Optional(Type.Union(visitors.map((value) => Type.Literal(value)))),
  ip_ranges: Type.Optional(Type.String({ maxLength: 4000 })),
});

export type SwitchOnValues = Static<typeof SwitchOnForm>;

type Scope = Pick<Connection, 'audience' | 'ipRanges'>;

export interface ScopeValues {
  readonly audience: Connection['audience'];
  readonly visitors: Visitors;
  readonly ip_ranges: string;
}

/** What the form shows of a connection. */
export function scopeValues({ audience, ipRanges }: Scope, ownAddress: string): ScopeValues {
  const visitors: Visitors = ipRanges === '' ? 'everybody' : ipRanges === ownAddress ? 'mine' : 'ranges';
  return { audience, visitors, ip_ranges: ipRanges };
}

type ReadScope =
  | { readonly ok: true; readonly value: Partial<Scope> }
  | { readonly ok: false; readonly problem: string };

/** What the form means; the problem is a sentence about its addresses. */
export function readScope({ audience, visitors: from, ip_ranges }: SwitchOnValues, ownAddress: string): ReadScope {
  const asked = audience && { audience };
  if (from === undefined) return { ok: true, value: { ...asked } };
  if (from !== 'ranges') return { ok: true, value: { ...asked, ipRanges: from === 'mine' ? ownAddress : '' } };
  const ipRanges = (ip_ranges ?? '').trim();
  const ranges = parseRanges(ipRanges);
  if (!ranges.ok) return { ok: false, problem: notARange(ranges.reason.slice('not_a_range: '.length)) };
  return ranges.value.isEmpty
    ? { ok: false, problem: 'Enter the addresses, or choose everybody.' }
    : { ok: true, value: { ...asked, ipRanges } };
}
