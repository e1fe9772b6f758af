import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { kindOfAddress } from '../kit/address-kind.ts';
import type { Millis } from '../kit/clock.ts';
import { findAddresses, getOutside, type Resolve } from './get-outside.ts';

/** What came of asking a host name for one path. Nobody is shown what was answered. */
export type Probe = (
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'unknown_name' | 'certificate' | 'silent'; readonly code: string }
) & {
  /** `inside`: a network that only some can see, so a stranger must not draw a map of it. */
  readonly place: 'outside' | 'inside';
};

interface Lookout {
  readonly patience: Millis;
  readonly resolve?: Resolve | undefined;
}

const LONGEST_ANSWER = 1024;

/**
 * Asks an origin for a path, reads a kilobyte at most and waits no longer than told. The name was typed by an
 * administrator, so it must not make us talk to what clouds keep for their machines.
 */
export async function probeOrigin(url: URL, { patience, resolve = resolveName }: Lookout): Promise<Probe> {
  const signal = AbortSignal.timeout(patience);
  const found = await findAddresses(url, resolve, signal);
  if (found.length === 0) {
    return signal.aborted ? { ...tooSlow, place: 'outside' } : { kind: 'unknown_name', code: '', place: 'outside' };
  }
  const kinds = new Set(found.map(kindOfAddress));
  const place = kinds.has('public') && kinds.size === 1 ? 'outside' : 'inside';
  if (kinds.has('special')) return { kind: 'silent', code: '', place };
  try {
    const answer = await getOutside(url, { found, signal });
    return { kind: 'answered', status: answer.statusCode ?? 0, text: await read(answer), place };
  } catch (fault) {
    return { ...(signal.aborted ? tooSlow : judge(fault as NodeJS.ErrnoException)), place };
  }
}

const resolveName: Resolve = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address);

const tooSlow = { kind: 'silent', code: 'ETIMEDOUT' } as const;

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

const judge = ({ code = '' }: NodeJS.ErrnoException) =>
  ({ kind: /CERT|SSL|TLS|VERIFY|ISSUER|EPROTO/.test(code) ? 'certificate' : 'silent', code }) as const;
