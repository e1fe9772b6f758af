import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { DEVICE, SESSION } from '../../src/http/cookies.ts';
import { DAY, MINUTE } from '../../src/kit/clock.ts';
import { deactivatePerson } from '../../src/session/deactivate-person.ts';
import { stopRemembering } from '../../src/signin/devices/forget-device.ts';
import { givePhone, type Phone } from '../support/authenticator.ts';
import { PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import type { Client } from '../support/http-client.ts';
import { setPolicy } from '../support/set-policy.ts';
import type { Settled } from '../support/settle-organization.ts';
import { useUpTries } from '../support/use-up-tries.ts';
import { openWorld, type World } from '../support/world.ts';

const HOST = 'support.acme.example';
const JANE = 'jane@acme.example';

interface House {
  readonly world: World;
  readonly ours: Settled;
  readonly phone: Phone;
  /** Where a right password leads. */
  readonly signIn: (client: Client) => Promise<string>;
  /** A browser in which Jane has signed in with both steps, and out again. */
  readonly signInFully: (client: Client, ticked: boolean) => Promise<void>;
}

/** Jane has chosen a second step herself. */
async function openHouse(t: TestContext): Promise<House> {
  const world = await openWorld(t, { now: Date.UTC(2026, 10, 22) });
  const ours = await world.settle(acme);
  const { ctx } = world.program;
  await setPasswordOf(ctx, ours, JANE);
  const phone = await givePhone(world, ours, JANE);
  const signIn = async (client: Client) => {
    const answer = await client.post(`${ours.origin}/login`, { identifier: JANE, password: PASSWORD });
    return answer.status === 303 ? new URL(answer.location ?? '').pathname : String(answer.status);
  };
  return {
    world,
    ours,
    phone,
    signIn,
    async signInFully(client, ticked) {
      assert.equal(await signIn(client), '/sign-in/totp');
      const form = { code: phone.nextCode(), ...(ticked && { remember: 'on' }) };
      assert.equal((await client.post(`${ours.origin}/sign-in/totp`, form)).status, 303);
      await client.post(`${ours.origin}/sign-out`, {});
    },
  };
}

const whoIsIn = async (client: Client, { origin }: Settled) =>
  (JSON.parse((await client.get(`${origin}/api/v1/me`)).text) as { assurance: { aal: number; amr: readonly string[] } })
    .assurance;

test('a browser that was ticked is not asked for the second step, and nobody is told of two', async (t) => {
  const { world, ours, signIn, signInFully } = await openHouse(t);
  const client = world.client();
  await signInFully(client, true);
  const first = client.jar.value(HOST, DEVICE);
  assert.equal(await signIn(client), '/portal/');
  const { aal, amr } = await whoIsIn(client, ours);
  assert.deepEqual([aal, amr], [1, ['pwd']]);
  assert.notEqual(client.jar.value(HOST, DEVICE), first, 'its secret is renewed each time');
  assert.equal(await signIn(world.client()), '/sign-in/totp', 'another browser is asked');
  world.clock.pass(30 * DAY);
  assert.equal(await signIn(client), '/sign-in/totp');
});

test('a browser that was not ticked is asked every time', async (t) => {
  const { world, signIn, signInFully } = await openHouse(t);
  const client = world.client();
  await signInFully(client, false);
  assert.equal(await signIn(client), '/sign-in/totp');
});

test('nothing is skipped where the policy asks for two, and there is nothing to tick', async (t) => {
  const { world, ours, signIn, signInFully } = await openHouse(t);
  const client = world.client();
  await signInFully(client, true);
  await setPolicy(world.program.ctx, ours.organization.id, { requiredAal: 2 });
  assert.equal(await signIn(client), '/sign-in/totp');
  assert.doesNotMatch((await client.get(`${ours.origin}/sign-in/totp`)).text, /name="remember"/);
});

test('a policy without remembered browsers ends those that there are', async (t) => {
  const { world, ours, signIn, signInFully } = await openHouse(t);
  const client = world.client();
  await signInFully(client, true);
  await setPolicy(world.program.ctx, ours.organization.id, { rememberDevicesFor: 0 });
  assert.equal(await signIn(client), '/sign-in/totp');
  assert.doesNotMatch((await client.get(`${ours.origin}/sign-in/totp`)).text, /name="remember"/);
});

test('remembering ends with a change of what proves the person, and when they are switched off', async (t) => {
  const { world, ours, signIn, signInFully } = await openHouse(t);
  const { ctx } = world.program;
  const jane = await readPersonByEmail(ctx, ours.organization.id, JANE);
  assert.ok(jane);
  const client = world.client();
  await signInFully(client, true);
  await ctx.unitOfWork((tx) => stopRemembering(tx, jane));
  assert.equal(await signIn(client), '/sign-in/totp');
  await signInFully(client, true);
  await ctx.unitOfWork((tx) => deactivatePerson({ ...tx, now: ctx.now }, jane, 'test'));
  const rows = await ctx.db.selectFrom('device').select('id').execute();
  assert.deepEqual(rows, []);
});

/** Threat: whoever used the browser before notes its cookie down and passes for the next one who signs in there. */
test('a secret from before a sign-in is worth nothing after it', async (t) => {
  const { world, ours, signIn, signInFully } = await openHouse(t);
  const shared = world.client();
  await setPasswordOf(world.program.ctx, ours, 'rep@acme.example');
  await shared.post(`${ours.origin}/login`, { identifier: 'rep@acme.example', password: PASSWORD });
  const noted = shared.jar.value(HOST, DEVICE);
  assert.ok(noted);
  await signInFully(shared, true);
  const thief = world.client();
  thief.jar.keep(new URL(ours.origin), [`${DEVICE}=${noted}; Path=/; Secure`]);
  assert.equal(await signIn(thief), '/sign-in/totp');
  assert.equal(await signIn(shared), '/portal/');
});

test('strangers lock nobody out of a browser that is known', async (t) => {
  const { world, ours, signIn, signInFully } = await openHouse(t);
  const { ctx } = world.program;
  const home = world.client();
  await signInFully(home, true);
  const jane = await readPersonByEmail(ctx, ours.organization.id, JANE);
  assert.ok(jane);
  await useUpTries(ctx, { organization: ours.organization, person: jane, identifier: JANE });
  const refused = await world.client().post(`${ours.origin}/login`, { identifier: JANE, password: PASSWORD });
  assert.equal(refused.status, 429);
  assert.equal(refused.headers['retry-after'], undefined, 'no wait helps');
  assert.match(refused.text, /in which you have signed in before/);
  assert.equal(await signIn(home), '/portal/');
  assert.equal(await signIn(world.client()), '/sign-in/totp', 'and that ends it for all');
});

test('a wait is told as long as it is', async (t) => {
  const { world, ours } = await openHouse(t);
  const client = world.client();
  const wrong = () => client.post(`${ours.origin}/login`, { identifier: JANE, password: 'wrong' });
  for (let count = 0; count < 5; count += 1) assert.equal((await wrong()).status, 422);
  const short = await wrong();
  assert.deepEqual([short.status, short.headers['retry-after']], [429, '30']);
  assert.match(short.text, /Wait 30 seconds/);
  for (const wait of [1, 1, 2, 4]) {
    world.clock.pass(wait * MINUTE);
    assert.equal((await wrong()).status, 422);
  }
  const long = await wrong();
  assert.deepEqual([long.status, long.headers['retry-after']], [429, '480']);
  assert.match(long.text, /Wait 8 minutes/);
});

test('the cookie of a device opens nothing by itself', async (t) => {
  const { world, ours, signInFully } = await openHouse(t);
  const client = world.client();
  await signInFully(client, true);
  assert.equal(client.jar.value(HOST, SESSION) ?? '', '');
  assert.equal(await world.signedIn(client, ours.origin), undefined);
});
