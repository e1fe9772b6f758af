import { BlockList, isIP } from 'node:net';
import { accept, type Result, refuse } from './result.ts';

/** A set of IP addresses. */
export interface AddressRanges {
  readonly isEmpty: boolean;
  readonly includes: (address: string) => boolean;
}

/** IPv4-mapped IPv6 (RFC 4291 section 2.5.5.2) is IPv4. */
export function canonicalAddress(address: string): string {
  const mapped = /^::ffff:([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined;
};

/** The parts of a list as people type it: separated by commas or lines. */
export const splitRanges = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * Reads a comma separated list of addresses, CIDR blocks and `a-b` ranges, IPv4 and IPv6.
 * The error names the first part that is none of these.
 */
export function parseRanges(text: string): Result<AddressRanges, `not_a_range: ${string}`> {
  const parts = splitRanges(text);
  const list = new BlockList();
  for (const part of parts) {
    if (!addPart(list, part)) return refuse(`not_a_range: ${part}`);
  }
  return accept({
    isEmpty: parts.length === 0,
    includes(address) {
      const canonical = canonicalAddress(address);
      const family = familyOf(canonical);
      return family !== undefined && list.check(canonical, family);
    },
  });
}

function addPart(list: BlockList, part: string): boolean {
  try {
    return addRange(list, part) || addSubnet(list, part) || addSingle(list, part);
  } catch {
    return false; // BlockList throws where a range runs backwards or a prefix is too long
  }
}

function addSingle(list: BlockList, part: string): boolean {
  const address = canonicalAddress(part);
  const family = familyOf(address);
  if (!family) return false;
  list.addAddress(address, family);
  return true;
}

function addSubnet(list: BlockList, part: string): boolean {
  const [, base = '', prefix] = /^([^/]+)\/([0-9]{1,3})$/.exec(part) ?? [];
  const family = familyOf(base);
  if (!family || prefix === undefined) return false;
  list.addSubnet(base, Number(prefix), family);
  return true;
}

function addRange(list: BlockList, part: string): boolean {
  const [first, last, ...more] = part.split('-').map((end) => canonicalAddress(end.trim()));
  if (first === undefined || last === undefined || more.length > 0) return false;
  const family = familyOf(first);
  if (!family || family !== familyOf(last)) return false;
  list.addRange(first, last, family);
  return true;
}
