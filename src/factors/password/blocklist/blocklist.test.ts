import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { collectCommonPasswords, readSources } from '../../../../scripts/build/collect-common-passwords.ts';
import { createSeededRandom } from '../../../../test/support/seeded-random.ts';
import { commonPasswordsFile, DIGEST_BYTES, isCommonPassword, SHORTEST_LISTED } from './common-passwords.ts';
import { buildFuseFilter, openFuseFilter } from './fuse-filter.ts';

const MIB = 2 ** 20;

const opened = (texts: readonly string[]) => {
  const filter = openFuseFilter(buildFuseFilter(texts));
  assert.ok(filter);
  return filter;
};

test('whatever is in a filter is found in it, however many there are', () => {
  for (const size of [0, 1, 2, 3, 10, 99, 1_000, 20_000]) {
    const texts = Array.from({ length: size }, (_, index) => `${size} ${index} ü🗝`);
    const filter = opened(texts);
    assert.ok(texts.every(filter.has));
  }
});

test('the same texts make the same bytes, and a text that occurs twice makes none', () => {
  const texts = Array.from({ length: 500 }, (_, index) => `text ${index}`);
  assert.deepEqual(buildFuseFilter(texts), buildFuseFilter(texts));
  assert.throws(() => buildFuseFilter(['twice', 'once', 'twice']), /twice/);
});

test('bytes that are no filter are not opened', () => {
  const whole = buildFuseFilter(['one', 'two']);
  for (const bytes of [Buffer.alloc(0), whole.subarray(1), whole.subarray(0, -2), Buffer.concat([whole, whole])]) {
    assert.equal(openFuseFilter(bytes), undefined);
  }
});

test('every password of the lists is found, a strange one hardly ever, in 1.2 MB and some microseconds', (t) => {
  const passwords = collectCommonPasswords(readSources());
  assert.ok(passwords.length > 450_000);
  const filter = openFuseFilter(readFileSync(commonPasswordsFile).subarray(DIGEST_BYTES));
  assert.ok(filter);
  assert.equal(passwords.filter((password) => !filter.has(password)).length, 0);

  const probes = 1_000_000;
  const startedAt = performance.now();
  let alarms = 0;
  for (let probe = 0; probe < probes; probe += 1) if (filter.has(`no list has the probe ${probe}`)) alarms += 1;
  const each = (1_000 * (performance.now() - startedAt)) / probes;
  const { length } = readFileSync(commonPasswordsFile);
  t.diagnostic(`${passwords.length} passwords in ${length} bytes (${(length / MIB).toFixed(2)} MiB)`);
  t.diagnostic(`${alarms} false alarms in ${probes} probes; ${(probes * 2 ** -16).toFixed(1)} were expected`);
  t.diagnostic(`${each.toFixed(2)} µs a look`);
  assert.ok(alarms <= probes * 2 ** -15);
  assert.ok(length <= 1_200_000);
  assert.ok(each < 50);
});

test('the file is what the lists make, byte for byte', () => {
  const built = buildFuseFilter(collectCommonPasswords(readSources()));
  assert.ok(readFileSync(commonPasswordsFile).subarray(DIGEST_BYTES).equals(built));
});

test('a common password is known in every case and however its letters are composed', () => {
  for (const password of ['password1', 'PassWord1', 'qwertyuiop', 'ILOVEYOU2']) assert.ok(isCommonPassword(password));
  const letters = createSeededRandom(7).text('abcdefghijklmnopqrstuvwxyz', 40);
  assert.equal(isCommonPassword(letters), false);
  const collected = collectCommonPasswords('Straße 7\nMu\u0308nchen\nmünchen1\nMU\u0308NCHEN1\nshort');
  assert.deepEqual(collected, ['straße 7', 'münchen1']);
  assert.equal(SHORTEST_LISTED, 8);
});
