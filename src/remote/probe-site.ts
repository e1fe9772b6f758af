import { lookup } from 'node:dns/promises';
import { findAddresses, getOutside, type Resolve } from '../edge/get-outside.ts';
import { kindOfAddress } from '../kit/address-kind.ts';
import { type Millis, SECOND } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { isLocalName } from '../kit/web-address.ts';

export type NoAnswer =
  | 'plain_http'
  | 'special_address'
  | 'unknown_name'
  | 'refused'
  | 'too_slow'
  | 'bad_certificate'
  | 'no_sense'
  | 'unreachable';

/** `200`; of an address in a private network the class alone, `2xx`. */
export type SiteStatus = string;

export interface Lookout {
  /** Where the installation itself is: only one on this machine looks at this machine. */
  readonly publicHost: string;
  readonly resolve?: Resolve;
  /** Until it counts as no answer. */
  readonly patience?: Millis;
}

/**
 * Whether a website answers at an address that somebody typed, seen from this server. Such a request could be aimed at
 * what only this server reaches, so it takes nothing back but the status. Private networks are allowed, because a helpdesk
 * may live in one beside the website; of those it tells too little to draw a map from.
 */
export async function probeSite(
  address: string,
  { publicHost, resolve = resolveName, patience = 3 * SECOND }: Lookout,
): Promise<Result<SiteStatus, NoAnswer>> {
  const url = new URL(address);
  const isHome = isLocalName(publicHost);
  if (url.protocol !== 'https:' && !(isHome && isLocalName(url.hostname))) return refuse('plain_http');
  const signal = AbortSignal.timeout(patience);
  const found = await findAddresses(url, resolve, signal);
  if (found.length === 0) return refuse(signal.aborted ? 'too_slow' : 'unknown_name');
  const kinds = new Set(found.map(kindOfAddress));
  if (kinds.has('special') || (kinds.has('loopback') && !isHome)) return refuse('special_address');
  const answer = await ask(url, found, signal);
  return kinds.has('private') ? veil(answer) : answer;
}

/** Names of this machine are led there by browsers without asking anybody; few resolvers do. */
async function resolveName(hostname: string): Promise<readonly string[]> {
  if (isLocalName(hostname)) return ['127.0.0.1', '::1'];
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
}

async function ask(url: URL, found: readonly string[], signal: AbortSignal): Promise<Result<SiteStatus, NoAnswer>> {
  try {
    const answer = await getOutside(url, { found, signal });
    answer.destroy();
    return accept(String(answer.statusCode));
  } catch (fault) {
    return refuse(signal.aborted ? 'too_slow' : reasonOf(fault as NodeJS.ErrnoException));
  }
}

function reasonOf({ code = '' }: NodeJS.ErrnoException): NoAnswer {
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'refused';
  if (code === 'ETIMEDOUT') return 'too_slow';
  return /CERT|VERIFY|ISSUER/.test(code) ? 'bad_certificate' : 'no_sense';
}

const veil = (answer: Result<SiteStatus, NoAnswer>): Result<SiteStatus, NoAnswer> =>
  answer.ok ? accept(answer.value.replace(/\d\d$/, 'xx')) : refuse('unreachable');
