import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AddressKind, kindOfAddress } from './address-kind.ts';

const expected: Readonly<Record<AddressKind, readonly string[]>> = {
  public: ['93.184.216.34', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '2a00:1450::1'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fd12:3456::1'],
  loopback: [
    '127.0.0.1',
    '127.255.255.254',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:0:0:1',
    '0x7f.1',
    '2130706433',
  ],
  special: [
    '0.0.0.0',
    '0.1.2.3',
    '169.254.169.254',
    '169.254.0.1',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '239.255.255.255',
    '255.255.255.255',
    '::',
    '::7f00:1',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '::FFFF:A9FE:A9FE',
    '64:ff9b::a9fe:a9fe',
    '2001:0:4136:e378::1',
    '2002:a9fe:a9fe::1',
    'fd00:ec2::254',
    'fe80::1',
    'febf::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'nonsense',
    '',
  ],
};

for (const [kind, addresses] of Object.entries(expected)) {
  test(`an address that is ${kind} is known as that in every spelling`, () => {
    for (const address of addresses) assert.equal(kindOfAddress(address), kind, address);
  });
}
