import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { appCode } from '../../../test/support/authenticator.ts';
import { openFileHouse } from '../../../test/support/file-house.ts';
import { findPerson } from '../../directory/find-person.ts';
import { provePassword } from '../../factors/password/prove-password.ts';
import { proveTotp } from '../../factors/totp/prove-totp.ts';
import { projectRoot } from '../../kit/project-root.ts';
import { importPeople } from './import-people.ts';
import { readRows } from './read-rows.ts';

const vectors = JSON.parse(readFileSync(join(projectRoot, 'test/vectors/foreign-hashes.json'), 'utf8')) as {
  readonly hashes: readonly { readonly name: string; readonly hash: string; readonly password: string }[];
};

async function openHouse(t: TestContext) {
  const house = await openFileHouse(t);
  await house.apply('version: 1\norganizations: [{ name: acme, title: Acme Support }]\n');
  const { ctx } = house;
  const organizationId = (await ctx.db.selectFrom('organization').select('id').executeTakeFirstOrThrow()).id as 'org_1';
  const bring = (text: string, wanted: 'try' | 'all' | 'good' = 'all') => {
    const rows = readRows(text);
    assert.ok(rows.ok);
    return importPeople(ctx, { organizationId, rows: rows.value, wanted, actor: 'system' });
  };
  const count = async () =>
    (await ctx.db.selectFrom('person').select('id').where('created_by', '=', 'import').execute()).length;
  const hashOf = async (personId: string) =>
    (await ctx.db.selectFrom('password').select('hash').where('person_id', '=', personId).executeTakeFirst())?.hash;
  return { ...house, bring, count, hashOf };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('whoever is brought along signs in with their password, whatever made its hash, and then it is one of ours', async (t) => {
  const { ctx, bring, recorded, hashOf } = await openHouse(t);
  const lines = vectors.hashes.map(({ hash }, index) => `p${index}@acme.example,Person ${index},${quoted(hash)}`);
  const report = await bring(['email,full_name,password_hash', ...lines].join('\r\n'));
  assert.deepEqual([report.problems, report.people.length, report.isKept], [[], vectors.hashes.length, true]);

  for (const [index, { name, password, hash }] of vectors.hashes.entries()) {
    const person = await findPerson(ctx, 'acme', `p${index}@acme.example`);
    assert.ok(person);
    const kept = await hashOf(person.id);
    assert.ok(kept?.startsWith('layered:') && !kept.includes(hash.slice(-20)), `${name} is kept as it came`);
    assert.equal((await provePassword(ctx, person.id, `X${password}`)).ok, false, name);
    assert.equal(await hashOf(person.id), kept);
    assert.equal((await provePassword(ctx, person.id, password)).ok, true, name);
    const isCut = Buffer.byteLength(password) > 72;
    assert.equal(ctx.passwords.isCurrent((await hashOf(person.id)) ?? ''), !isCut, name);
    assert.equal((await provePassword(ctx, person.id, password)).ok, true, `${name}, once more`);
  }
  const types = recorded();
  assert.equal(types.filter((type) => type === 'password.imported').length, vectors.hashes.length);
});

/** Threat: what is typed beyond the 72 bytes that bcrypt reads is anybody's guess, and would become the password. */
test('bcrypt reads 72 bytes: a longer password still opens, and what lies beyond is never made the password', async (t) => {
  const { ctx, bring } = await openHouse(t);
  const { hash, password } = vectors.hashes.find(({ name }) => name.includes('72')) ?? assert.fail();
  await bring(`email,full_name,password_hash\nlong@acme.example,Long Phrase,${hash}\n`);
  const person = await findPerson(ctx, 'acme', 'long@acme.example');
  assert.ok((await provePassword(ctx, person?.id, `${password.slice(0, 80)} and something else`)).ok);
  assert.ok((await provePassword(ctx, person?.id, password)).ok);
});

test('an app that somebody has used elsewhere goes on making their codes', async (t) => {
  const { ctx, bring } = await openHouse(t);
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const address = `otpauth://totp/Old:jo?secret=${secret}&issuer=Old&algorithm=SHA1&digits=6&period=30`;
  const report = await bring(
    [
      { email: 'a@acme.example', full_name: 'A', totp_seed: secret.toLowerCase() },
      { email: 'b@acme.example', full_name: 'B', totp_seed: address },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  assert.deepEqual(report.problems, []);
  for (const email of ['a@acme.example', 'b@acme.example']) {
    const person = await findPerson(ctx, 'acme', email);
    assert.ok(person);
    const prove = () => ctx.unitOfWork((tx) => proveTotp({ ...ctx, ...tx }, person.id, appCode(secret, ctx.now())));
    assert.ok((await prove()).ok);
    assert.equal((await prove()).ok, false, 'a code counts once');
  }
});

const bad = `email,login_name,full_name,kind,role,profile,password_hash,totp_seed
good@acme.example,good.one,Good One,,,,,
not an address,,Somebody,,,,,
twice@acme.example,,Twice,,,,,
Twice@acme.example,,Twice,,,,,
c@acme.example,,Cee,customer,CEO,,,
d@acme.example,,Dee,visitor,,,,
e@acme.example,,Eee,representative,Nobody,Administrator,,
f@acme.example,,Eff,,,,5f4dcc3b5aa765d61d8327deb882cf99,
g@acme.example,,Gee,,,,,short
`;

test('each line that something is wrong with is named with what to do, and nothing is imported', async (t) => {
  const { bring, count, recorded } = await openHouse(t);
  recorded();
  for (const wanted of ['try', 'all'] as const) {
    const { problems, people, isKept } = await bring(bad, wanted);
    assert.deepEqual(
      problems.map(({ line, sentence }) => `${line} ${sentence.split(/[:;]/)[0]}`),
      ['3 email', '5 email', '6 role, profile', '7 kind', '8 role', '9 password_hash', '10 totp_seed'],
    );
    assert.deepEqual([people.length, isKept, await count()], [2, false, 0]);
  }
  assert.deepEqual(recorded(), []);
});

test('bad lines can be left out, and an import that is run again brings nobody twice', async (t) => {
  const { bring, count } = await openHouse(t);
  const { people, isKept } = await bring(bad, 'good');
  assert.deepEqual(
    [people.map(({ person }) => person.email), isKept],
    [['good@acme.example', 'twice@acme.example'], true],
  );
  assert.equal(await count(), 2);
  const again = await bring('email,full_name\ngood@acme.example,Good One\n');
  assert.match(again.problems[0]?.sentence ?? '', /has it already/);
  assert.equal(await count(), 2);
});

test('a trial says what an import would do, and keeps nothing', async (t) => {
  const { bring, count } = await openHouse(t);
  const { problems, people, isKept } = await bring('email,full_name\na@acme.example,A\nb@acme.example,B\n', 'try');
  assert.deepEqual([problems, people.length, isKept, await count()], [[], 2, false, 0]);
});

test('a misspelt column is a problem of each line that has it', async (t) => {
  const { bring } = await openHouse(t);
  const { problems } = await bring('email,fullname\na@acme.example,A\n');
  assert.match(problems[0]?.sentence ?? '', /"fullname" is not a column: did you mean full_name\?/);
});

test('CSV is read with quotation marks, line breaks within them, blank lines and a byte order mark', () => {
  const read = readRows('\ufeffemail,full_name\r\n"a@x.example","Say ""A""\nand go"\r\n\r\nb@x.example,B');
  assert.deepEqual(read, {
    ok: true,
    value: [
      { line: 2, values: { email: 'a@x.example', full_name: 'Say "A"\nand go' } },
      { line: 5, values: { email: 'b@x.example', full_name: 'B' } },
    ],
  });
});

/** Threat: a mark that is never closed makes one cell of a file of many people. */
test('a cell as long as the file is read, or its open mark is named', () => {
  const long = 'a "quoted" word\n'.repeat(500_000);
  const read = readRows(`email\n${quoted(long)}\n`);
  assert.ok(read.ok);
  assert.equal(read.value[0]?.values['email'], long);
  assert.equal(readRows(`email\n"${'a,'.repeat(4_000_000)}`).ok, false);
});

test('a file that is neither is not read, and says where', () => {
  for (const [text, at] of [
    ['email,full_name\na@x.example\n', /line 2 has 1 values, but there are 2 names/],
    ['email\n"a@x.example\n', /quotation mark/],
    ['{"email":"a@x.example"}\n{"email":\n', /line 2 is no JSON object/],
    ['{"email":"a@x.example"}\n["b"]\n{', /line 3/],
  ] as const) {
    const read = readRows(text);
    assert.match(!read.ok && 'at' in read ? read.at : 'read', at);
  }
});
