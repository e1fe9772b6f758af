import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { type FileHouse, openFileHouse } from '../../../test/support/file-house.ts';
import { randomFile } from '../../../test/support/random-files.ts';
import { seePortals } from '../../../test/support/see-portals.ts';
import { createSeededRandom } from '../../../test/support/seeded-random.ts';
import { type TemporaryStore, temporaryPostgres } from '../../../test/support/temporary-store.ts';
import type { AuditEvent } from '../../audit/catalogue.ts';
import { changeOrganization } from '../../directory/change-organization.ts';
import { createPerson, type PersonDraft } from '../../directory/create-person.ts';
import { findOrganization } from '../../directory/find-organization.ts';
import { findPerson } from '../../directory/find-person.ts';
import { verifyAddress } from '../../directory/verify-address.ts';
import { DAY, HOUR } from '../../kit/clock.ts';
import type { ConfigurationFile } from '../apply/file-schema.ts';

type Store = TemporaryStore<AuditEvent>;

/** Names and values that YAML could take for something else, and every field there is. */
const rich = `version: 1
organizations:
  - name: 3com
    title: "Ünï: [a, b] # {c}"
    accent: "#0A6E5C"
    language: ar
    support_domain: support.acme.example
    aliases: [help.acme.example, a.acme.example]
    features: { remote_authentication: false }
    remote_authentication:
      - name: website
        enabled: true
        login_url: https://www.acme.example/in?a=b&c=[d]
        logout_url: https://www.acme.example/out#top
        ip_ranges: [192.0.2.10-192.0.2.20, 198.51.100.0/24, "2001:db8:10::/48"]
        audience: everyone
        compatibility: letter
        default_role: null
        default_profile: null
        options: { raw_plus: true, friendly_page: false, existing_by_email: true }
        keys:
          - { name: k1, secret: "a secret that nobody may see 1" }
          - { name: k-1, state: retiring, secret: "a secret that nobody may see 2" }
          - { name: k.1, state: next, secret: "a secret that nobody may see 3" }
          - { name: gone, state: revoked, secret: "a secret that nobody may see 4" }
      - { name: draft, login_url: "https://www.acme.example/", logout_url: "https://www.acme.example/", default_role: "yes", default_profile: Reader }
    roles:
      - { name: "null, too", reports_to: "true", share_with_peers: true }
      - { name: "true" }
      - { name: "yes", reports_to: "null, too" }
      - { name: "12", reports_to: "true" }
    profiles:
      - { name: Reader, permissions: [ticket:view, ticket:reply] }
      - { name: "- all", permissions: ["*"] }
      - { name: Nothing, permissions: [] }
    people:
      - { email: ada@acme.example, full_name: "Ada “A” O'Hara", kind: representative, role: "true", profile: "- all", password: correct horse battery }
      - { email: "o'neil+tag@acme.example", login_name: "123456", full_name: 山田 太郎, kind: customer }
      - { email: off@acme.example, full_name: "~", kind: customer, active: false }
  - { name: empty, title: Empty, roles: [], profiles: [] }
  - { name: plain, title: Plain }
`;

/** What did not come by a file: customers of signed links, colours picked in the console, a role that is gone. */
async function live(house: FileHouse) {
  const { ctx } = house;
  const acme = await findOrganization(ctx, '3com');
  assert.ok(acme);
  await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, publicHost: ctx.publicHost };
    const draft = { organizationId: acme.id, kind: 'customer', role: null, profile: null, actor: 'cnx_1' } as const;
    const add = (email: string, loginName: string, more: Partial<PersonDraft> = {}) =>
      createPerson(tx, {
        ...{ ...draft, email, loginName, fullName: 'By Link', identifiers: 'asserted', createdBy: 'cnx_1' },
        ...more,
      });
    await add('link@acme.example', 'by.link.1');
    await add('proved@acme.example', 'by.link.2');
    await add('rep@acme.example', 'by.link.3', { kind: 'representative', role: 'yes', profile: 'Reader' });
    await changeOrganization(tx, acme, { title: 'Acme, Inc.' }, 'console');
  });
  const proved = await findPerson(ctx, '3com', 'proved@acme.example');
  assert.ok(proved);
  await ctx.unitOfWork((unit) => verifyAddress({ ...unit, now: ctx.now }, proved, 'cnx_1'));
}

const secretsFor = (text: string) =>
  Object.fromEntries([...text.matchAll(/env:(\w+)/g)].map(([, name = '']) => [name, `another secret for ${name}`]));

async function testRoundTrip(t: TestContext, open: () => Promise<Store | undefined>) {
  const [here, there] = [await open(), await open()];
  const house = await openFileHouse(t, here);
  const made = await house.apply(rich);
  assert.ok(made.ok, made.ok ? '' : made.problems.join('\n'));
  await live(house);
  const before = await seePortals(house.ctx.db, house.ctx.now());
  const text = await house.exported();
  for (const secret of ['nobody may see', 'correct horse', 'argon2']) assert.ok(!text.includes(secret), text);

  const empty = await openFileHouse(t, there);
  Object.assign(empty.environment, secretsFor(text));
  const applied = await empty.apply(text);
  assert.ok(applied.ok, applied.ok ? '' : `${applied.problems.join('\n')}\n${text}`);
  assert.deepEqual(await seePortals(empty.ctx.db, empty.ctx.now()), before);
  assert.equal(await empty.exported(), text);
  for (const again of [empty.plan, empty.planPruned]) {
    assert.deepEqual(await again(text), { ok: true, changes: [], warnings: applied.warnings });
  }
}

test('an export, applied to an empty data folder, makes the same portal (sqlite)', (t) =>
  testRoundTrip(t, async () => undefined));

test('an export, applied to an empty data folder, makes the same portal (postgres)', async (t) => {
  let skipped = false;
  const open = async () => {
    const [store] = (await temporaryPostgres<AuditEvent>(t, { processes: 1 })) ?? [];
    skipped ||= store === undefined;
    return store;
  };
  if (!skipped) await testRoundTrip(t, open);
});

/** Whatever random files made; a connection that is on without a key can let nobody in, and is written as off. */
async function testRandomRoundTrip(t: TestContext, seed: number): Promise<string> {
  const house = await openFileHouse(t);
  const random = createSeededRandom(seed);
  for (const text of [randomFile(random), randomFile(random)]) await house.prune(text);
  house.pass(random.pick([HOUR, 2 * DAY]));
  const text = await house.exported();
  const empty = await openFileHouse(t);
  Object.assign(empty.environment, secretsFor(text));
  const applied = await empty.apply(text);
  assert.ok(applied.ok, applied.ok ? '' : `seed ${seed}: ${applied.problems.join('\n')}\n${text}`);

  const before = await seePortals(house.ctx.db, house.ctx.now());
  const expected = before.map((portal) => ({
    ...portal,
    connections: portal.connections.map((one) => ({ ...one, isOn: one.isOn && one.keys.length > 0 })),
  }));
  assert.deepEqual(await seePortals(empty.ctx.db, empty.ctx.now()), expected);
  const isTold = text.includes('switched on without a key that is accepted');
  assert.notEqual(isTold, JSON.stringify(expected) === JSON.stringify(before));
  return text;
}

test('so does the export of what random files made', async (t) => {
  const texts: string[] = [];
  for (let seed = 1; seed <= 40; seed += 1) texts.push(await testRandomRoundTrip(t, seed));
  for (const rare of ['starts_with: nothing', 'asserted: [', 'state: retiring']) {
    assert.ok(texts.join('').includes(rare), `no export has ${rare}`);
  }
});

test('an export is written as the documents write files, and says what has to be set', async (t) => {
  const { apply, exported } = await openFileHouse(t);
  await apply(`version: 1
organizations:
  - name: acme
    title: Acme Support
    remote_authentication:
      - name: website
        login_url: https://www.acme.example/in
        logout_url: https://www.acme.example/out
        keys: [{ name: k1, secret: "env:ACME_KEY" }]
    people:
      - { email: jane@acme.example, login_name: jane.doe, full_name: Jane Doe, kind: customer }
`);
  assert.equal(
    await exported(),
    `# yaml-language-server: $schema=configuration-file.schema.json
# Written by "sallyport export". Beside it, for editors: sallyport schema > configuration-file.schema.json
# Passwords are not in it: who had one keeps it here, and needs a new one elsewhere.
# Revoked keys, and those that have retired, are not in it.
# To apply it, set in the environment:
#   ACME_WEBSITE_K1  key k1 of connection website of acme
version: 1
organizations:
  - name: acme
    title: Acme Support
    accent: none
    language: en
    support_domain: null
    aliases: []
    features: { remote_authentication: true }
    remote_authentication:
      - name: website
        dialect: classic
        enabled: false
        login_url: https://www.acme.example/in
        logout_url: https://www.acme.example/out
        ip_ranges: []
        audience: customers
        compatibility: hardened
        assurance: 1
        default_role: Support Engineer
        default_profile: Light
        options: { seconds_timestamps: false, raw_plus: false, short_digests: false, coded_causes: false, existing_by_email: false }
        keys:
          - { name: k1, state: active, secret: "env:ACME_WEBSITE_K1" }
    roles:
      - { name: CEO, reports_to: null, share_with_peers: false }
      - { name: Manager, reports_to: CEO, share_with_peers: false }
      - { name: Support Engineer, reports_to: Manager, share_with_peers: false }
    profiles:
      - { name: Administrator, permissions: ["*"] }
      - { name: Light, permissions: [ticket:view] }
      - { name: Standard, permissions: [ticket:view, ticket:create, ticket:reply, ticket:close, ticket:assign] }
    people:
      - { email: jane@acme.example, login_name: jane.doe, full_name: Jane Doe, kind: customer, active: true }
`,
  );
  const without = await exported('without');
  assert.equal('people' in ((parse(without) as ConfigurationFile).organizations[0] ?? {}), false);
  assert.doesNotMatch(without, /Passwords|jane/);
});

test('a connection that is on without a key can let nobody in: it is written as off, and the file says so', async (t) => {
  const { apply, exported } = await openFileHouse(t);
  const file = (more: string) => `version: 1
organizations:
  - name: acme
    title: Acme
    remote_authentication: [{ name: site, login_url: "https://a.example/", logout_url: "https://a.example/", ${more} }]
`;
  assert.ok((await apply(file('enabled: true, keys: [{ name: k1, secret: "env:ACME_KEY" }]'))).ok);
  assert.ok((await apply(file('keys: [{ name: k1, secret: "env:ACME_KEY", state: revoked }]'))).ok);
  const text = await exported();
  assert.match(text, /^# The connection site of acme is switched on without a key that is accepted/m);
  assert.match(text, /^ {8}enabled: false$/m);
});

/**
 * A stranger who signed up as somebody else's address at the company's site waits for somebody to vouch for it: then the
 * account would be the owner's, with the stranger's login name in it.
 */
test('an export vouches for nobody whom only a signed link has named', async (t) => {
  const house = await openFileHouse(t);
  await house.apply(rich);
  await live(house);
  house.recorded();
  const text = await house.exported();
  Object.assign(house.environment, {
    _3COM_WEBSITE_K1: 'a secret that nobody may see 1',
    _3COM_WEBSITE_K_1: 'a secret that nobody may see 2',
    _3COM_WEBSITE_K_1_2: 'a secret that nobody may see 3',
  });
  const applied = await house.apply(text);
  assert.ok(applied.ok, applied.ok ? '' : applied.problems.join('\n'));
  assert.ok(!house.recorded().includes('address.verified'));
  const see = async (name: string) => {
    const person = await findPerson(house.ctx, '3com', `${name}@acme.example`);
    return [person?.emailVerifiedAt === null, person?.loginNameVerifiedAt === null];
  };
  assert.deepEqual(await see('link'), [true, true]);
  assert.deepEqual(await see('proved'), [false, true]);

  const promoted = text.replace(
    '{ email: link@acme.example, login_name: by.link.1, full_name: By Link, kind: customer,',
    '{ email: link@acme.example, login_name: by.link.1, full_name: By Link, kind: representative, role: "true", profile: "- all",',
  );
  assert.notEqual(promoted, text);
  const refused = await house.apply(promoted);
  assert.match(refused.ok ? '' : (refused.problems[0] ?? ''), /only a signed link has said that the address is theirs/);
});
