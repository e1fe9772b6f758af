import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalAddress, parseRanges } from './addresses.ts';

const ranges = '192.0.2.10-192.0.2.20, 198.51.100.0/24, 203.0.113.7, 2001:db8:10::/48, 2001:db8:20::1-2001:db8:20::ff';

const cases: [address: string, inside: boolean][] = [
  ['192.0.2.10', true],
  ['192.0.2.20', true],
  ['192.0.2.9', false],
  ['192.0.2.21', false],
  ['198.51.100.255', true],
  ['203.0.113.7', true],
  ['203.0.113.8', false],
  ['2001:db8:10:ffff::1', true],
  ['2001:db8:11::1', false],
  ['2001:DB8:20::FF', true],
  ['2001:db8:20::100', false],
  ['::ffff:192.0.2.15', true],
  ['::FFFF:192.0.2.99', false],
  ['not an address', false],
];

for (const [address, inside] of cases) {
  test(`${address} is ${inside ? 'inside' : 'outside'}`, () => {
    const parsed = parseRanges(ranges);
    assert.ok(parsed.ok);
    assert.equal(parsed.value.includes(address), inside);
  });
}

test('a part that is no range is named', () => {
  for (const bad of ['192.0.2.300', '10.0.0.0/33', '10.0.0.9-10.0.0.1', '10.0.0.1-::1', 'acme', '1.2.3.4/', '1-2-3']) {
    assert.deepEqual(parseRanges(`192.0.2.1, ${bad}`), { ok: false, reason: `not_a_range: ${bad}` });
  }
});

test('no range at all says so', () => {
  const parsed = parseRanges(' , ');
  assert.ok(parsed.ok && parsed.value.isEmpty);
});

test('only a whole mapped address is turned into IPv4', () => {
  assert.equal(canonicalAddress('::ffff:10.0.0.1'), '10.0.0.1');
  assert.equal(canonicalAddress('2001:db8::ffff:10.0.0.1'), '2001:db8::ffff:10.0.0.1');
});
