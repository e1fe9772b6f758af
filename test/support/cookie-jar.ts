import type { Clock, Millis } from '../../src/kit/clock.ts';

export interface CookieJar {
  /** Takes what an answer from this address sets. */
  readonly keep: (from: URL, setCookies: readonly string[]) => void;
  /** The value of a `Cookie` header; empty when there is none to send. */
  readonly header: (to: URL) => string;
  readonly value: (host: string, name: string) => string | undefined;
}

interface Cookie {
  readonly value: string;
  readonly expiresAt: Millis;
}

/** Cookies as browsers keep them, as far as we set any: for one host each, and `__Host-` only where it may be. */
export function createCookieJar({ now }: Clock): CookieJar {
  const hosts = new Map<string, Map<string, Cookie>>();
  const live = (host: string) => [...(hosts.get(host) ?? [])].filter(([, { expiresAt }]) => expiresAt > now());
  return {
    keep(from, setCookies) {
      const kept = hosts.get(from.host) ?? new Map<string, Cookie>();
      hosts.set(from.host, kept);
      for (const line of setCookies) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
        const cut = pair.indexOf('=');
        const name = pair.slice(0, cut);
        if (!mayBeKept(from, name, attributes)) continue;
        const age = attributes.find((attribute) => /^max-age=/i.test(attribute))?.split('=')[1];
        const expiresAt = age === undefined ? Number.POSITIVE_INFINITY : now() + Number(age) * 1000;
        kept.set(name, { value: pair.slice(cut + 1), expiresAt });
      }
    },
    header: (to) =>
      live(to.host)
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; '),
    value: (host, name) => live(host).find(([known]) => known === name)?.[1].value,
  };
}

/** RFC 6265bis section 4.1.3.2; plain http will do where it stays on this machine. */
function mayBeKept({ protocol, hostname }: URL, name: string, attributes: readonly string[]): boolean {
  const has = (wanted: string) => attributes.some((attribute) => attribute.toLowerCase() === wanted);
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  if (has('secure') && !isSafe) return false;
  const hasDomain = attributes.some((attribute) => /^domain=/i.test(attribute));
  if (name.startsWith('__Host-')) return has('secure') && has('path=/') && !hasDomain;
  return !hasDomain;
}
