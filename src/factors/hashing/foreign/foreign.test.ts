import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../kit/project-root.ts';
import { computeForeign } from './compute-foreign.ts';
import { readLayers, writeLayers } from './layers.ts';
import { readForeignHash } from './read-foreign-hash.ts';

interface Fixture {
  readonly name: string;
  readonly hash: string;
  readonly password: string;
}

const { hashes } = JSON.parse(readFileSync(join(projectRoot, 'test/vectors/foreign-hashes.json'), 'utf8')) as {
  readonly hashes: readonly Fixture[];
};

for (const { name, hash, password } of hashes) {
  test(`${name}: what the other system made of the password is made again, and of no other`, async () => {
    const read = readForeignHash(hash);
    assert.ok(read.ok);
    const { settings, digest } = read.value;
    assert.equal(await computeForeign(settings, password), digest);
    assert.notEqual(await computeForeign(settings, `X${password}`), digest);
    assert.deepEqual(readLayers(writeLayers({ settings, outer: '$argon2id$…' })), { settings, outer: '$argon2id$…' });
  });
}

const refused: readonly [text: string, problem: string][] = [
  ['', 'unknown'],
  ['not a hash', 'unknown'],
  ['{"credentialData":"{}","secretData":"{}"}', 'unknown'],
  ['{"credentialData":"not JSON","secretData":"{}"}', 'unknown'],
  ['$2x$10$abcdefghijklmnopqrstuuZ9oZ3mBzAnV5YJ8Jr7gQOrSmNm5J5Ue', 'unknown'],
  ['$1$salt$abcdefghijklmnopqrstuv', 'unknown'],
  ['5f4dcc3b5aa765d61d8327deb882cf99', 'unsalted'],
  ['{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=', 'unsalted'],
  ['{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=', 'unsalted'],
  ['$pbkdf2-sha256$i=100$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'too_cheap'],
  ['$pbkdf2-sha256$i=90000000$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'too_expensive'],
  ['$scrypt$ln=24,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'too_expensive'],
  ['$argon2id$v=19$m=4194304,t=3,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'too_expensive'],
  ['$2b$18$abcdefghijklmnopqrstuuZ9oZ3mBzAnV5YJ8Jr7gQOrSmNm5J5Ue', 'too_expensive'],
];

const DIGEST = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const keycloak = (about: object, salt: unknown = 'c2FsdHNhbHQ=', value: unknown = DIGEST) =>
  JSON.stringify({
    credentialData: { algorithm: 'pbkdf2-sha256', hashIterations: 27_500, ...about },
    secretData: { value, salt },
  });

/**
 * Threat: a column of the other system was too short, or the file was edited. What is left of a digest fits many passwords,
 * and of nothing every one: whoever types anything would be in. What cannot be computed is a fault at each sign-in.
 */
const broken: readonly [text: string, problem: string][] = [
  ['$scrypt$ln=14,r=8,p=1$c2FsdHNhbHQ$A', 'broken'],
  ['$firebase-scrypt$ln=14,r=8,ss=AAAA,sk=A$c2FsdHNhbHQ$A', 'broken'],
  [`$firebase-scrypt$ln=14,r=8,ss=AAAA,sk=AAAA$c2FsdHNhbHQ$${DIGEST}`, 'broken'],
  ['$pbkdf2-sha256$i=600000$c2FsdHNhbHQ$AAAA', 'broken'],
  ['$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$AA', 'broken'],
  [`$argon2id$v=19$m=19456,t=2,p=0$c2FsdHNhbHQ$${DIGEST}`, 'broken'],
  [`$argon2id$v=19$m=64,t=2,p=99$c2FsdHNhbHQ$${DIGEST}`, 'broken'],
  [`$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$${DIGEST}`, 'broken'],
  [`$scrypt$ln=0,r=8,p=200$c2FsdHNhbHQ$${DIGEST}`, 'broken'],
  [`$scrypt$ln=16,r=1,p=1$c2FsdHNhbHQ$${DIGEST}`, 'broken'],
  [`$scrypt$ln=9999999,r=0,p=1$c2FsdHNhbHQ$${DIGEST}`, 'broken'],
  [`$scrypt$ln=14,r=8,p=1$c2FsdHNhbHQ$${'A'.repeat(2_000)}`, 'broken'],
  [`$pbkdf2-sha256$i=600000$AA==$${DIGEST}`, 'unsalted'],
  [`$pbkdf2-sha256$i=3000000$c2FsdHNhbHQ$${'A'.repeat(600)}`, 'too_expensive'],
  [keycloak({ algorithm: 'argon2', additionalParameters: { type: ['id'] } }), 'broken'],
  [keycloak({ algorithm: 'argon2', additionalParameters: null }), 'unknown'],
  [keycloak({ hashIterations: '27500' }), 'unknown'],
  [keycloak({ algorithm: 'toString' }), 'unknown'],
  [keycloak({}, { a: 1 }), 'unknown'],
];

test('what was cut, or cannot be computed, is refused before anybody signs in with it', () => {
  for (const [text, problem] of broken) {
    const read = readForeignHash(text);
    assert.equal(read.ok ? 'taken' : read.reason, problem, text);
  }
});

test('much of the memory of scrypt may be for many at once', async () => {
  const read = readForeignHash(`$scrypt$ln=1,r=1,p=5000$c2FsdHNhbHQ$${DIGEST}`);
  assert.ok(read.ok);
  assert.equal(Buffer.from(await computeForeign(read.value.settings, 'any'), 'base64').length, 32);
});

test('what is no hash, has no salt, or costs too little or too much is refused with its reason', () => {
  for (const [text, problem] of refused) {
    const read = readForeignHash(text);
    assert.equal(read.ok ? 'taken' : read.reason, problem, text);
  }
});
