import type { IncomingHttpHeaders } from 'node:http';
import type { AddressRanges } from '../kit/addresses.ts';
import { newId } from '../kit/ids.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { readAddress } from './read-address.ts';

/** What we know of a request before we know who sends it. */
export interface Arrival {
  /** Of the visitor, canonical; `unknown` where the socket is gone already. */
  readonly address: string;
  /** Host name in lower case, without port. */
  readonly host: string;
  /** As the browser writes it in `Origin`: the port only where it is not the default. */
  readonly origin: string;
  readonly secure: boolean;
  readonly requestId: string;
}

/** The head of a request, and who is at the other end of its connection. */
export interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly socketAddress: string | undefined;
}

/** `X-Forwarded-…` and `X-Request-Id` count from a trusted proxy only: anybody can write them. */
export function readArrival(request: Request, trustedProxies: AddressRanges): Result<Arrival, 'bad_host'> {
  const peer = readAddress(request.socketAddress ?? '') ?? 'unknown';
  const headers = trustedProxies.includes(peer) ? request.headers : { host: request.headers.host };
  const secure = lastOf(headers['x-forwarded-proto'])?.toLowerCase() === 'https';
  const place = readHost(lastOf(headers['x-forwarded-host']) ?? headers.host ?? '', secure ? 'https' : 'http');
  if (!place) return refuse('bad_host');
  const address = visitorAddress(peer, headers['x-forwarded-for'], trustedProxies);
  return accept({ address, secure, requestId: requestIdOf(headers['x-request-id']), ...place });
}

/** From the nearest hop backwards, as long as each hop is one of ours: what a stranger wrote further left is hearsay. */
function visitorAddress(peer: string, forwardedFor: string | string[] | undefined, trusted: AddressRanges): string {
  let nearest = peer;
  for (const hop of listOf(forwardedFor).reverse()) {
    const address = trusted.includes(nearest) ? readAddress(hop) : undefined;
    if (address === undefined) return nearest;
    nearest = address;
  }
  return nearest;
}

/** 253 characters of a name (RFC 1035 section 2.3.4), a colon and a port. */
const LONGEST_HOST = 259;
const HOST = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/;

/** Only what one browser would send: no user information, escapes, or numbers in disguise (`0x7f.1`). */
export function readHost(text: string, scheme: 'http' | 'https'): { host: string; origin: string } | undefined {
  const [whole, host] = text.length > LONGEST_HOST ? [] : (HOST.exec(text.toLowerCase()) ?? []);
  if (whole === undefined || host === undefined || !URL.canParse(`${scheme}://${whole}`)) return undefined;
  const url = new URL(`${scheme}://${whole}`);
  return url.hostname === host ? { host, origin: url.origin } : undefined;
}

function requestIdOf(given: string | string[] | undefined): string {
  const id = lastOf(given);
  return id !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(id) ? id : nextRequestId();
}

/** Each proxy appends, so the last entry is the one that the trusted neighbour wrote. */
const lastOf = (header: string | string[] | undefined): string | undefined => listOf(header).at(-1);

const listOf = (header: string | string[] | undefined): string[] =>
  (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** Unique without being secret: one random start for the process, then a number. */
const firstId = newId('req');
let requests = 0;

function nextRequestId(): string {
  requests += 1;
  return `${firstId}-${requests.toString(36)}`;
}
