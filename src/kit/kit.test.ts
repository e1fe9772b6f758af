import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { HOUR } from './clock.ts';
import { parseDuration } from './duration.ts';
import { newId } from './ids.ts';
import { createSealer } from './secrets.ts';
import { asciiLower, hasControlCharacters, lengthOf, readCode } from './text.ts';
import { ownPath, parseWebAddress } from './web-address.ts';

test('ids made later sort later', () => {
  const ids = [newId('ses', 1_000), newId('ses', 1_001), newId('ses', 4_102_444_800_000)];
  assert.deepEqual(ids.toSorted(), ids);
  assert.match(ids[0] ?? '', /^ses_[0-9a-hjkmnp-tv-z]{26}$/);
});

test('what was sealed for one purpose does not open for another, nor with another key', () => {
  const sealer = createSealer(randomBytes(32));
  const sealed = sealer.seal('secret', 'key_1');
  assert.equal(sealer.open(sealed, 'key_1'), 'secret');
  assert.throws(() => sealer.open(sealed, 'key_2'));
  assert.throws(() => createSealer(randomBytes(32)).open(sealed, 'key_1'));
});

test('only ASCII letters lose their case, so that the Kelvin sign stays a stranger', () => {
  assert.equal(asciiLower('Jane@ACME.example'), 'jane@acme.example');
  assert.notEqual(asciiLower('\u212Aate@acme.example'), 'kate@acme.example');
});

test('a name with a control or direction character is told apart', () => {
  assert.equal(hasControlCharacters('Zoë Müller'), false);
  for (const bad of ['a\u0000b', 'a\nb', 'a\u0085b', 'a\u202eb']) assert.equal(hasControlCharacters(bad), true);
});

test('length counts people’s characters', () => assert.equal(lengthOf('👩‍🚀'.slice(0, 2)), 1));

test('a duration needs its unit', () => {
  assert.deepEqual(parseDuration('12h'), { ok: true, value: 12 * HOUR });
  for (const bad of ['12', '-1h', '1.5h', 'h', '']) assert.equal(parseDuration(bad).ok, false);
});

test('a return address never leaves its origin', () => {
  const origin = 'https://support.acme.example';
  assert.equal(ownPath('https://support.acme.example/portal/x?y=1#z', origin), '/portal/x?y=1#z');
  assert.equal(ownPath('/portal/', origin), '/portal/');
  const foreign = [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    'http://support.acme.example/',
    'https://support.acme.example.evil.example/',
    'https://a@support.acme.example/',
    'https://support.acme.example:8443/',
    'https://support.acme.example//evil.example/',
  ];
  for (const target of foreign) assert.equal(ownPath(target, origin), undefined, target);
});

test('plain http is only for this machine', () => {
  assert.ok(parseWebAddress('https://www.acme.example/login'));
  assert.ok(parseWebAddress('http://www.localhost:8090/login'));
  for (const bad of ['http://www.acme.example/', 'ftp://localhost/', 'https://u:p@acme.example/', 'acme']) {
    assert.equal(parseWebAddress(bad), undefined, bad);
  }
});

test('a code is read from whatever keyboard and letter it comes', () => {
  for (const typed of ['12345678', ' 1234 5678\n', '1234-5678', '\u20681234 5678\u2069', '١٢٣٤ ٥٦٧٨', '۱۲۳۴۵۶۷۸']) {
    assert.equal(readCode(typed), '12345678');
  }
  assert.equal(readCode('1234x5678'), '1234x5678');
});
