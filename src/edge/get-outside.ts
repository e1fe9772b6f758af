import { type IncomingMessage, get as overHttp } from 'node:http';
import { get as overHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';

/** Of a name, every address that a connection to it could take. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/**
 * The addresses to judge before anything is asked; none when nobody knows the name or nobody says so in time.
 * A name server that does not answer cannot be told to stop, so it is left to itself.
 */
export function findAddresses(url: URL, resolve: Resolve, signal: AbortSignal): Promise<readonly string[]> {
  return new Promise((settle) => {
    signal.addEventListener('abort', () => settle([]), { once: true });
    resolve(url.hostname.replace(/^\[|\]$/g, '')).then(settle, () => settle([]));
  });
}

interface Where {
  /** A name can lead elsewhere a moment after it was judged: the connection takes the addresses that were. */
  readonly found: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * One GET to an address that somebody typed: it brings nothing of ours along, follows no redirect and leaves no connection
 * open. Whoever has read enough of the answer destroys it.
 */
export function getOutside(url: URL, { found, signal }: Where): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? overHttps : overHttp;
  const headers = { accept: 'text/html, text/plain', 'user-agent': 'Sallyport (set-up check)' };
  return new Promise((settle, fail) => {
    get(url, { agent: false, signal, headers, lookup: pinTo(found) }, settle).on('error', fail);
  });
}

const pinTo =
  (found: readonly string[]): LookupFunction =>
  (_hostname, options, answer) => {
    const addresses = found.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    if (options.all) answer(null, addresses);
    else answer(null, addresses[0]?.address ?? '', addresses[0]?.family);
  };
