import { parseRanges } from '../kit/addresses.ts';
import { parseWebAddress } from '../kit/web-address.ts';
import type { Connection } from './connection.ts';

export type ConnectionProblem =
  | { readonly field: 'name'; readonly problem: 'bad_name' }
  | { readonly field: 'loginUrl' | 'logoutUrl'; readonly problem: 'not_a_web_address' | 'is_the_portal' }
  | { readonly field: 'ipRanges'; readonly problem: 'not_a_range'; readonly part: string };

/** Every setting that would not work, so that all of them can be said at once. */
export function checkConnection(
  draft: Pick<Connection, 'name' | 'loginUrl' | 'logoutUrl' | 'ipRanges'>,
  portalHosts: readonly string[],
): readonly ConnectionProblem[] {
  const problems: ConnectionProblem[] = [];
  if (!/^[A-Za-z0-9][A-Za-z0-9 _.-]{0,39}$/.test(draft.name)) problems.push({ field: 'name', problem: 'bad_name' });
  for (const field of ['loginUrl', 'logoutUrl'] as const) {
    const url = parseWebAddress(draft[field]);
    if (!url) problems.push({ field, problem: 'not_a_web_address' });
    // The portal as its own Login or Logout URL would send a browser round in circles.
    else if (portalHosts.includes(url.hostname)) problems.push({ field, problem: 'is_the_portal' });
  }
  const ranges = parseRanges(draft.ipRanges);
  if (!ranges.ok)
    problems.push({ field: 'ipRanges', problem: 'not_a_range', part: ranges.reason.slice('not_a_range: '.length) });
  return problems;
}
