import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import {
  CONNECTIONS,
  type ConsoleHouse,
  connectionPathIn,
  consoleStory,
  type Desk,
  givePassword,
  shopSettings,
} from '../../../test/support/console-house.ts';
import { signInAs } from '../../../test/support/sign-in.ts';

/** A connection that has been tested and is not in force; the organization’s other one is out of force. */
async function openTested({ world, ours, recorded }: ConsoleHouse, { open, post }: Desk) {
  await post(`${CONNECTIONS}/${ours.connection.id}/switch-off`);
  const saved = await post(CONNECTIONS, shopSettings);
  const path = connectionPathIn(saved.text);
  const id = path.slice(CONNECTIONS.length + 1);
  const { writer } = world.program.engine;
  await writer.updateTable('connection').set({ tested_at: 1 }).where('id', '=', id).execute();
  await recorded();
  const row = () =>
    writer
      .selectFrom('connection')
      .select(['ip_ranges', 'audience', 'enabled_at', 'login_url'])
      .where('id', '=', id)
      .executeTakeFirst();
  return { path, row, page: () => open(`${path}/switch-on`) };
}

consoleStory('what switching on changes is counted, and a deactivated person counts for nothing', async (house) => {
  await givePassword(house, 'root@acme.example');
  const desk = await house.desk();
  const { page } = await openTested(house, desk);
  const before = await page();
  for (const sentence of [
    '1 customer signs in at shop.acme.example; 2 representatives keep signing in here.',
    '2 representatives sign in at shop.acme.example as well; 1 of them has a password',
    '1 customer. None of them has a password.',
    '2 representatives, 1 with a password.',
    'You alone, and you are signed out of this browser.',
    'Whoever opens the portal is sent to https://shop.acme.example/login.',
    'https://sallyport.example/acme/safe-access',
  ])
    assert.ok(before.includes(sentence), sentence);

  await givePassword(house, 'jane@acme.example');
  await givePassword(house, 'bob@acme.example');
  await signInAs(house.world, house.ours, 'jane@acme.example');
  const after = await page();
  for (const sentence of ['1 customer. 1 of them has a password', '1 other stays signed in'])
    assert.ok(after.includes(sentence), sentence);
});

consoleStory('it can be tried from one address first, and then be widened without a sign-out', async (house) => {
  const { world, ours, recorded } = house;
  const desk = await house.desk();
  const { path, row, page } = await openTested(house, desk);
  const mine = /Only my address \(([^)]+)\)/.exec(await page())?.[1] ?? '';
  const switched = await desk.post(`${path}/switch-on`, { audience: 'customers', visitors: 'mine', ip_ranges: '' });
  assert.equal(switched.location, `${ours.origin}/support/RemoteAuth/on`);
  assert.deepEqual(await recorded(), ['connection.enabled', 'connection.changed', 'session.ended']);
  assert.equal((await row())?.ip_ranges, mine);

  const stranger = await world.client({ address: '198.51.100.77' }).get(`${ours.origin}/portal/`);
  assert.match(stranger.location ?? '', /\/login\?return_to=/);
  const own = await world.client({ address: mine }).get(`${ours.origin}/portal/`);
  assert.match(own.location ?? '', /^https:\/\/shop\.acme\.example\/login\?ts=/);

  const again = await house.desk();
  await recorded();
  const inForce = await again.open(`${path}/switch-on`);
  assert.match(inForce, /For whom shop is/);
  assert.doesNotMatch(inForce, /sign me out/);
  const widened = await again.post(`${path}/switch-on`, { audience: 'everyone', visitors: 'everybody', ip_ranges: '' });
  assert.equal(widened.location, `${ours.origin}${path}?done=saved`);
  assert.deepEqual(await recorded(), ['connection.changed']);
  assert.deepEqual([(await row())?.ip_ranges, (await row())?.audience], ['', 'everyone']);
  assert.equal(await world.signedIn(again.client, ours.origin), 'root@acme.example');
});

consoleStory('addresses that are none switch nothing on, and nobody is signed out', async (house) => {
  const { world, ours, recorded } = house;
  const desk = await house.desk();
  const { path, row } = await openTested(house, desk);
  for (const [ip_ranges, sentence] of [
    ['nonsense', '“nonsense” is no address'],
    [' ', 'Enter the addresses, or choose everybody'],
  ] as const) {
    const answer = await desk.post(`${path}/switch-on`, { audience: 'everyone', visitors: 'ranges', ip_ranges });
    assert.equal(answer.status, 422);
    assert.ok(answer.text.includes(sentence), sentence);
  }
  assert.deepEqual([(await row())?.enabled_at, (await row())?.audience], [null, 'customers']);
  assert.deepEqual(await recorded(), []);
  assert.equal(await world.signedIn(desk.client, ours.origin), 'root@acme.example');
});

// Two administrators at a time: what one has just changed must not be taken back by what the other had read before.
consoleStory(
  'settings, switching off and removing act on the connection as it is, not as it was read',
  async (house) => {
    const desk = await house.desk();
    const { path, row } = await openTested(house, desk);
    const { unitOfWork } = house.world.program.ctx;
    /** Holds up whoever wants to write until they have read, and then changes what they read. */
    const meanwhile = async (
      values: { readonly ip_ranges?: string; readonly enabled_at?: number | null; readonly managed_at?: number },
      to: string,
      form?: typeof shopSettings,
    ) => {
      const changed = unitOfWork(async ({ db }) => {
        await setTimeout(500);
        const id = path.slice(CONNECTIONS.length + 1);
        await db.updateTable('connection').set(values).where('id', '=', id).execute();
      });
      const [answer] = await Promise.all([desk.post(`${path}/${to}`, form), changed]);
      return answer;
    };
    const refused = await meanwhile({ enabled_at: 1 }, 'remove');
    assert.equal(refused.status, 422);
    assert.match(refused.text, /switch it off before you remove it/);
    assert.equal((await row())?.enabled_at, 1);
    assert.equal((await meanwhile({ ip_ranges: '192.0.2.7' }, 'switch-off')).status, 303);
    assert.deepEqual([(await row())?.enabled_at, (await row())?.ip_ranges], [null, '192.0.2.7']);
    const late = { ...shopSettings, login_url: 'https://elsewhere.example/login' };
    assert.equal((await meanwhile({ managed_at: 1 }, 'settings', late)).status, 404, 'a file manages it by now');
    assert.equal((await row())?.login_url, shopSettings.login_url);
  },
);

consoleStory(
  'the page after switching on is there while something is on, and tells a stranger no more',
  async (house) => {
    const { ours, world } = house;
    const url = `${ours.origin}/support/RemoteAuth/on`;
    const seen = await world.client().get(url);
    assert.match(seen.text, /visitors sign in at www\.acme\.example/);
    assert.doesNotMatch(seen.text, /cnx_|key|customers only/i);
    const desk = await house.desk();
    await desk.post(`${CONNECTIONS}/${ours.connection.id}/switch-off`);
    assert.equal((await world.client().get(url)).status, 404);
  },
);
