import { BlockList, SocketAddress } from 'node:net';
import { canonicalAddress } from './addresses.ts';

/** Whom a request to an address would reach; `special` is nobody’s website: cloud metadata, this link, many at once, nobody. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'special';

const listOf = (v4: readonly string[], v6: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const block of [...v4, ...v6]) {
    const [base = '', prefix] = block.split('/');
    list.addSubnet(base, Number(prefix), block.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
};

const loopback = listOf(['127.0.0.0/8'], ['::1/128']);
const privates = listOf(['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'], ['fc00::/7']);

/**
 * The registries of special purposes (RFC 6890 and its successors), and the addresses in private or public blocks at which
 * clouds answer with secrets. Whatever holds an IPv4 address inside an IPv6 one is here too: it would be a way around.
 */
const special = listOf(
  [
    '0.0.0.0/8',
    '100.100.100.200/32',
    '168.63.129.16/32',
    '169.254.0.0/16',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  [
    '::/96',
    '::ffff:0:0:0/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    '3fff::/20',
    '5f00::/16',
    'fd00:ec2::/32',
    'fd20:ce::/32',
    'fe80::/10',
    'fec0::/10',
    'ff00::/8',
  ],
);

/** @param address as a resolver answers it; what is no address counts as special */
export function kindOfAddress(address: string): AddressKind {
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  const parsed = SocketAddress.parse(family === 'ipv6' ? `[${address}]:0` : `${address}:0`);
  if (!parsed) return 'special';
  const plain = canonicalAddress(parsed.address);
  const plainFamily = plain.includes(':') ? 'ipv6' : 'ipv4';
  if (loopback.check(plain, plainFamily)) return 'loopback';
  if (special.check(plain, plainFamily)) return 'special';
  return privates.check(plain, plainFamily) ? 'private' : 'public';
}
