import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { givePhone } from '../../../test/support/authenticator.ts';
import { deskOf, givePassword, openConsole, PASSWORD } from '../../../test/support/console-house.ts';
import { signedLink } from '../../../test/support/sign-link.ts';
import { tableNames } from '../../../test/support/table-names.ts';
import { MINUTE } from '../../kit/clock.ts';
import { owned } from '../../store/erase-person.ts';

const JANE = 'jane@acme.example';
const ROOT = 'root@acme.example';

async function openHouse(t: TestContext) {
  const house = await openConsole(t);
  for (const email of [ROOT, JANE]) await givePassword(house, email);
  const { ctx } = house.world.program;
  const { id } = house.ours.organization;
  await ctx.unitOfWork(({ db }) =>
    db.updateTable('person').set({ managed_at: null }).where('organization_id', '=', id).execute(),
  );
  const jane = (await house.ours.people()).find(({ email }) => email === JANE);
  assert.ok(jane);
  /** Every row of every table of this organization, by table. */
  const dump = async () => {
    const rows: (readonly [string, string])[] = [];
    for (const table of await tableNames(ctx.db)) {
      const all: Record<string, unknown>[] = await ctx.db.selectFrom(table).selectAll().execute();
      for (const row of all.filter((one) => one['organization_id'] !== house.theirs.organization.id)) {
        rows.push([table, JSON.stringify(row)]);
      }
    }
    return rows;
  };
  return { ...house, jane, dump };
}

test('one reads what happened to one’s account, newest first, a page at a time, and nobody else’s', async (t) => {
  const { ours, desk } = await openHouse(t);
  await desk();
  const { open, post } = await desk(ours.origin, JANE);
  await post('/account/password', { password: 'quite another phrase' });
  const page = await open('/account/history');
  assert.ok(page.indexOf('The password was set') < page.indexOf('Signed in: password'));
  assert.match(page, /192\.0\.2\.15/);
  for (let n = 0; n < 35; n += 1) await desk(ours.origin, JANE);
  const first = await open('/account/history');
  const next = /href="(\/account\/history\?before=[^"]+)"/.exec(first)?.[1] ?? '';
  assert.doesNotMatch(first, /The account was made/);
  assert.match(await open(next), /The account was made/);
  assert.equal([...first.matchAll(/<time/g)].length, 30);
});

test('a copy of one’s data has everything but secrets, after a full proof', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  const { get, confirm } = await desk(ours.origin, JANE);
  assert.match((await get('/account/data/download')).location ?? '', /\/account\/confirm/);
  await confirm('/account', { password: PASSWORD, code: phone.nextCode() });
  const { text } = await get('/account/data/download');
  const data = JSON.parse(text) as Record<string, { email?: string; authenticators?: unknown[]; length?: number }>;
  assert.equal(data['person']?.email, JANE);
  assert.equal(data['signIn']?.authenticators?.length, 1);
  assert.ok((data['history']?.length ?? 0) > 2 && (data['sessions']?.length ?? 0) > 0);
  for (const secret of [phone.secret, ...phone.recoveryCodes, 'argon2']) assert.ok(!text.includes(secret));
  assert.match(text, /"lastSeenAt": "\d{4}-\d\d-\d\dT/);
});

test('an account is deleted after a full proof and the address typed, and nothing of the person remains', async (t) => {
  const { world, ours, theirs, desk, jane, dump } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  await world
    .client()
    .enter(signedLink(ours.origin, ours.key, { operation: 'signin', email: JANE, ts: world.clock.now() }));
  const { open, get, post, confirm, postConfirmed, client } = await desk(ours.origin, JANE);
  await confirm('/account', { password: PASSWORD, code: phone.nextCode() });
  await post('/account/recovery-codes');
  await post('/account/addresses/notices', { email: 'second@elsewhere.example' });
  assert.match(await open('/account/data'), /Delete your account/);
  const question = await open('/account/data/delete');
  assert.match(question, /Type .*jane@acme\.example/);
  assert.equal((await post('/account/data/delete', { email: ROOT })).status, 422);
  world.clock.pass(11 * MINUTE);
  assert.equal((await post('/account/data/delete', { email: JANE })).status, 403);
  assert.equal(await world.signedIn(client, ours.origin), JANE);
  const proof = { password: PASSWORD, code: phone.nextCode() };
  const gone = await postConfirmed('/account/data/delete', { email: JANE.toUpperCase() }, proof);
  assert.match(gone.text, /Your account is deleted/);
  assert.equal(await world.signedIn(client, ours.origin), undefined);
  assert.equal((await get('/account')).status, 302);

  const left = await dump();
  for (const trace of [JANE, jane.fullName, jane.loginName ?? JANE]) {
    assert.deepEqual(
      left.filter(([, row]) => row.toLowerCase().includes(trace.toLowerCase())),
      [],
      trace,
    );
  }
  const byId = new Set(left.filter(([, row]) => row.includes(jane.id)).map(([table]) => table));
  assert.deepEqual([...byId], ['event']);
  assert.ok(left.some(([table, row]) => table === 'event' && row.includes('person.deleted')));
  await theirs.assertUntouched();
  const again = deskOf(world.client(), ours.origin);
  assert.equal((await again.post('/login', { identifier: JANE, password: PASSWORD })).status, 422);
});

test('neither the last administrator nor somebody whom a file manages deletes their account', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const root = await desk();
  assert.match(await root.open('/account/data'), /You are the last administrator/);
  assert.equal((await root.get('/account/data/delete')).status, 303);
  assert.equal((await root.post('/account/data/delete', { email: ROOT })).status, 303);
  await world.program.ctx.unitOfWork(({ db }) => db.updateTable('person').set({ managed_at: 1 }).execute());
  const jane = await desk(ours.origin, JANE);
  assert.match(await jane.open('/account/data'), /configuration file of your company/);
  assert.equal((await jane.post('/account/data/delete', { email: JANE })).status, 303);
  for (const email of [ROOT, JANE]) assert.ok((await ours.people()).some((person) => person.email === email));
});

/** A table that is added later must not be forgotten. */
test('every table that knows whose a row is, is erased or keeps ids alone', async (t) => {
  const { world } = await openHouse(t);
  const { db } = world.program.ctx;
  const tables = await db.introspection.getTables();
  const known = tables
    .filter(({ columns }) => columns.some(({ name }) => name === 'person_id'))
    .map(({ name }) => name);
  const kept = known.filter((name) => !(owned as readonly string[]).includes(name));
  assert.deepEqual(kept.sort(), ['event', 'remote_attempt']);
});
