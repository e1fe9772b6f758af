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

test('what is no hash, has no salt, or costs too little or too much is refused with its reason', () => {
  for (const [text, problem] of refused) {
    const read = readForeignHash(text);
    assert.equal(read.ok ? 'taken' : read.reason, problem, text);
  }
});
