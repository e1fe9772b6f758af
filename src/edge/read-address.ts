import { isIP, SocketAddress } from 'node:net';
import { canonicalAddress } from '../kit/addresses.ts';

/**
 * The one spelling of an IP address: lower case, compressed, IPv4 where it is only mapped. Proxies that add a port are
 * understood. `undefined` when it is no address.
 */
export function readAddress(text: string): string | undefined {
  const address = withoutPort(text.trim());
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? address : canonicalAddress(new SocketAddress({ address, family: 'ipv6' }).address);
}

/** `192.0.2.1:4711`, `[2001:db8::1]:4711` and `[2001:db8::1]`, as some proxies write them. */
function withoutPort(text: string): string {
  return /^\[([^\]]+)\](?::[0-9]+)?$/.exec(text)?.[1] ?? /^([0-9.]+):[0-9]+$/.exec(text)?.[1] ?? text;
}

/** What one customer of an access provider is given, for limits: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const first = head.split(':').filter((group) => group !== '');
  const last = tail?.split(':').filter((group) => group !== '') ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}
