import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { test } from 'node:test';
import { parseRanges } from '../kit/addresses.ts';
import { networkOf, readAddress } from './read-address.ts';
import { readArrival } from './read-arrival.ts';

const parsed = parseRanges('10.0.0.0/8, 2001:db8:ffff::/48');
assert.ok(parsed.ok);
const proxies = parsed.value;

const arrive = (headers: IncomingHttpHeaders, socketAddress: string | undefined) =>
  readArrival({ headers: { host: 'support.acme.example', ...headers }, socketAddress }, proxies);

function arrived(headers: IncomingHttpHeaders, socketAddress: string) {
  const arrival = arrive(headers, socketAddress);
  assert.ok(arrival.ok);
  return arrival.value;
}

const forwarded = {
  'x-forwarded-for': '203.0.113.9',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'help.acme.example',
  'x-request-id': 'trace-0123456789',
};

test('a trusted proxy speaks for the visitor', () => {
  assert.deepEqual(arrived(forwarded, '10.0.0.1'), {
    address: '203.0.113.9',
    host: 'help.acme.example',
    origin: 'https://help.acme.example',
    secure: true,
    requestId: 'trace-0123456789',
  });
});

test('nobody else does', () => {
  const { requestId, ...rest } = arrived(forwarded, '192.0.2.1');
  assert.deepEqual(rest, {
    address: '192.0.2.1',
    host: 'support.acme.example',
    origin: 'http://support.acme.example',
    secure: false,
  });
  assert.match(requestId, /^req_[0-9a-z]{26}-[0-9a-z]+$/);
});

const addresses: [name: string, forwardedFor: string | undefined, socket: string, address: string][] = [
  ['the rightmost hop that is not ours counts', '203.0.113.9, 10.0.0.7', '10.0.0.1', '203.0.113.9'],
  ['what a visitor wrote before the first proxy is hearsay', '198.51.100.1, 203.0.113.9', '10.0.0.1', '203.0.113.9'],
  [
    'a visitor who claims to be one of our proxies is not believed',
    '10.9.9.9, 203.0.113.9, 10.0.0.7',
    '10.0.0.1',
    '203.0.113.9',
  ],
  ['where all hops are ours, the first one counts', '10.0.0.9, 10.0.0.7', '10.0.0.1', '10.0.0.9'],
  ['a hop that is no address leaves the proxy that wrote it', 'unknown', '10.0.0.1', '10.0.0.1'],
  ['a mapped proxy is still our proxy', '203.0.113.9', '::ffff:10.0.0.1', '203.0.113.9'],
  ['a mapped visitor is IPv4', '::FFFF:203.0.113.9', '10.0.0.1', '203.0.113.9'],
  ['a mapped visitor in hexadecimal is IPv4', '::ffff:cb00:7109', '10.0.0.1', '203.0.113.9'],
  ['a port is not part of the address', '203.0.113.9:4711', '10.0.0.1', '203.0.113.9'],
  ['IPv6 has one spelling', '[2001:DB8:0:0::0001]:4711', '2001:db8:ffff::1', '2001:db8::1'],
  ['an empty list is none', ' , ', '10.0.0.1', '10.0.0.1'],
  ['without a list the socket counts', undefined, '192.0.2.1', '192.0.2.1'],
];

for (const [name, forwardedFor, socket, address] of addresses) {
  test(name, () => assert.equal(arrived({ 'x-forwarded-for': forwardedFor }, socket).address, address));
}

const hosts: [host: string, seen: { host: string; origin: string } | undefined][] = [
  ['Support.ACME.example', { host: 'support.acme.example', origin: 'http://support.acme.example' }],
  ['support.acme.example:80', { host: 'support.acme.example', origin: 'http://support.acme.example' }],
  ['acme.localhost:8080', { host: 'acme.localhost', origin: 'http://acme.localhost:8080' }],
  ['127.0.0.1:8080', { host: '127.0.0.1', origin: 'http://127.0.0.1:8080' }],
  ['[::1]:8080', { host: '[::1]', origin: 'http://[::1]:8080' }],
  ['xn--mnchen-3ya.example', { host: 'xn--mnchen-3ya.example', origin: 'http://xn--mnchen-3ya.example' }],
  ['', undefined],
  ['support.acme.example.', undefined],
  ['.acme.example', undefined],
  ['acme.example:99999', undefined],
  ['acme.example:', undefined],
  ['acme.example/path', undefined],
  ['user@acme.example', undefined],
  ['acme.example evil.example', undefined],
  ['acme%2eexample', undefined],
  ['münchen.example', undefined],
  ['0x7f.1', undefined],
  ['2130706433', undefined],
  ['[::1', undefined],
  ['[:::]', undefined],
];

for (const [host, seen] of hosts) {
  test(`Host ${JSON.stringify(host)} is ${seen ? seen.origin : 'refused'}`, () => {
    const arrival = arrive({ host }, '192.0.2.1');
    if (!seen) return assert.deepEqual(arrival, { ok: false, reason: 'bad_host' });
    assert.ok(arrival.ok);
    assert.deepEqual({ host: arrival.value.host, origin: arrival.value.origin }, seen);
  });
}

test('a bad forwarded host is refused, not replaced by another', () => {
  assert.deepEqual(arrive({ 'x-forwarded-host': 'a b' }, '10.0.0.1'), { ok: false, reason: 'bad_host' });
});

test('of several forwarded hosts and schemes the nearest proxy’s counts', () => {
  const headers = { 'x-forwarded-host': 'evil.example, help.acme.example', 'x-forwarded-proto': 'http, HTTPS' };
  assert.equal(arrived(headers, '10.0.0.1').origin, 'https://help.acme.example');
});

test('the default port of https is not in the origin', () => {
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'help.acme.example:443' };
  assert.equal(arrived(headers, '10.0.0.1').origin, 'https://help.acme.example');
});

test('a request id that could break a log line is replaced', () => {
  assert.match(arrived({ 'x-request-id': 'a b\nc d e f' }, '10.0.0.1').requestId, /^req_/);
});

test('a socket that is gone has no address, and is no proxy', () => {
  const arrival = arrive(forwarded, undefined);
  assert.ok(arrival.ok);
  assert.equal(arrival.value.address, 'unknown');
});

test('limits see an IPv4 address, or the network of an IPv6 address', () => {
  const cases = [
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['unknown', 'unknown'],
  ] as const;
  for (const [address, network] of cases) assert.equal(networkOf(address), network);
});

test('what is no address is none', () => {
  for (const text of ['', 'acme', '1.2.3', '1.2.3.4.5', '[1.2.3.4', '1.2.3.4:port'])
    assert.equal(readAddress(text), undefined);
});
