import { lookup } from 'node:dns/promises';
import { type IncomingMessage, get as overHttp } from 'node:http';
import { get as overHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { kindOfAddress } from '../kit/address-kind.ts';
import type { Millis } from '../kit/clock.ts';

/** What came of asking a host name for one path. Nobody is shown what was answered. */
export type Probe = (
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'unknown_name' | 'certificate' | 'silent'; readonly code: string }
) & {
  /** `inside`: a network that only some can see, so a stranger must not draw a map of it. */
  readonly place: 'outside' | 'inside';
};

export type Resolve = (hostname: string) => Promise<readonly string[]>;

interface Lookout {
  readonly patience: Millis;
  readonly resolve?: Resolve | undefined;
}

const LONGEST_ANSWER = 1024;

/**
 * Asks an origin for a path: one GET without cookies, to the addresses that were judged, that follows no redirect, reads
 * a kilobyte at most and waits no longer than told. The name was typed by an administrator, so it must not make us talk
 * to what clouds keep for their machines.
 */
export async function probeOrigin(url: URL, { patience, resolve = resolveName }: Lookout): Promise<Probe> {
  const signal = AbortSignal.timeout(patience);
  const found = await orGiveUp(resolve(url.hostname), signal).catch(() => []);
  if (found.length === 0)
    return {
      kind: signal.aborted ? 'silent' : 'unknown_name',
      code: signal.aborted ? 'ETIMEDOUT' : '',
      place: 'outside',
    };
  const kinds = new Set(found.map(kindOfAddress));
  const place = kinds.has('public') && kinds.size === 1 ? 'outside' : 'inside';
  if (kinds.has('special')) return { kind: 'silent', code: '', place };
  return { ...(await ask(url, found, signal)), place };
}

const resolveName: Resolve = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address);

/** A name server that does not answer cannot be told to stop. */
function orGiveUp<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'certificate' | 'silent'; readonly code: string };

function ask(url: URL, found: readonly string[], signal: AbortSignal): Promise<Answer> {
  const get = url.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((settle) => {
    const fail = (fault: NodeJS.ErrnoException) => settle(signal.aborted ? tooSlow : judge(fault));
    const request = get(url, { agent: false, signal, lookup: pinTo(found) }, (answer) => {
      read(answer).then((text) => settle({ kind: 'answered', status: answer.statusCode ?? 0, text }), fail);
    });
    request.on('error', fail);
  });
}

const tooSlow = { kind: 'silent', code: 'ETIMEDOUT' } as const;

/** A name can lead elsewhere a moment after it was judged: the connection takes the addresses that were. */
const pinTo =
  (found: readonly string[]): LookupFunction =>
  (_hostname, options, answer) => {
    const addresses = found.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    if (options.all) answer(null, addresses);
    else answer(null, addresses[0]?.address ?? '', addresses[0]?.family);
  };

async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_ANSWER) break; // which also closes the connection
  }
  return Buffer.concat(chunks).toString('utf8');
}

const judge = ({ code = '' }: NodeJS.ErrnoException): Answer => ({
  kind: /CERT|SSL|TLS|VERIFY|ISSUER|EPROTO/.test(code) ? 'certificate' : 'silent',
  code,
});
