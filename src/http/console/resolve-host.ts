import { lookup } from 'node:dns/promises';
import { SECOND } from '../../kit/clock.ts';
import { isLocalName } from '../../kit/web-address.ts';

/** A page waits no longer for somebody else’s name server. */
const PATIENCE = SECOND;

export type Resolution =
  | { readonly kind: 'local' | 'unknown' }
  | { readonly kind: 'address'; readonly address: string };

/** Where DNS leads, seen from this server. `local`: a name that browsers lead to the same machine by themselves. */
export async function resolveHost(hostname: string): Promise<Resolution> {
  if (isLocalName(hostname)) return { kind: 'local' };
  const answer = lookup(hostname).then(
    ({ address }) => ({ kind: 'address' as const, address }),
    () => ({ kind: 'unknown' as const }),
  );
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<Resolution>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unknown' }), PATIENCE);
  });
  return Promise.race([answer, giveUp]).finally(() => clearTimeout(timer));
}
