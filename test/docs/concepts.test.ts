import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { PersonPlan } from '../support/settle-organization.ts';
import { apikeyOf, signedLink } from '../support/sign-link.ts';
import { openWorld, type World } from '../support/world.ts';
import { readPage } from './printed.ts';

const key = 'the key of the example site';
const [victim, attacker] = readCollision();

test('the collision that the concepts describe is one: the digest of the attacker opens the account of the victim', async (t) => {
  const { world, origin } = await openPortal(t);
  assert.equal(await enter(world, signUpLink(world, origin, victim)), victim.email);
  world.clock.pass(1_000);
  const recut = { ...signUp(world, victim), apikey: apikeyOf(key, signUp(world, attacker)) };
  assert.equal(await enter(world, `${origin}/support/RemoteAuth?${new URLSearchParams(toText(recut))}`), victim.email);
});

test('the first sign-in of the victim ends the collision, and the session that came in by it', async (t) => {
  const { world, origin } = await openPortal(t);
  const intruder = world.client();
  await intruder.enter(signUpLink(world, origin, victim));
  assert.equal(await world.signedIn(intruder, origin), victim.email);

  assert.equal(await enter(world, signInLink(world, origin, victim)), victim.email);
  assert.equal(await world.signedIn(intruder, origin), undefined);
  world.clock.pass(1_000);
  assert.equal(await enter(world, signUpLink(world, origin, victim)), undefined);
});

test('where the portal has seen the attacker, the cut is refused, and the victim signs in', async (t) => {
  const { world, origin } = await openPortal(t, [{ ...victim, loginName: null, fullName: victim.fullname }]);
  assert.equal(await enter(world, signUpLink(world, origin, attacker)), undefined, 'the mirror image is refused too');
  assert.equal(await enter(world, signInLink(world, origin, victim)), victim.email);

  const other = await openPortal(t);
  assert.equal(await enter(other.world, signUpLink(other.world, origin, attacker)), attacker.email);
  other.world.clock.pass(1_000);
  assert.equal(await enter(other.world, signUpLink(other.world, origin, victim)), undefined);
});

interface Named {
  readonly email: string;
  readonly loginname: string;
  readonly fullname: string;
}

/** The two people as the page writes them: `> address · login name · full name`. */
function readCollision(): readonly [Named, Named] {
  const lines = readPage('docs/concepts.md').matchAll(/^> `([^`]+)` · `([^`]+)` · `([^`]+)`$/gm);
  const [first, second, ...more] = [...lines].map(([, email = '', loginname = '', fullname = '']) => ({
    email,
    loginname,
    fullname,
  }));
  assert.ok(first && second && more.length === 0, 'docs/concepts.md names two people');
  return [first, second];
}

async function openPortal(t: TestContext, people: readonly PersonPlan[] = []) {
  const world = await openWorld(t, { now: Date.UTC(2026, 0, 1) }); // it stands still, so that equal texts have equal digests
  const { origin } = await world.settle({
    name: 'acme',
    supportDomain: 'support.acme.example',
    people,
    connection: { key },
  });
  return { world, origin };
}

const signUp = ({ clock }: World, person: Named) => ({
  operation: 'signup',
  ...person,
  utype: 'portal',
  ts: clock.now(),
});

const signUpLink = (world: World, origin: string, person: Named) => signedLink(origin, key, signUp(world, person));

const signInLink = ({ clock }: World, origin: string, { email }: Named) =>
  signedLink(origin, key, { operation: 'signin', email, ts: clock.now() });

const toText = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).map(([name, value]) => [name, String(value)]);

/** Who a fresh browser is signed in as after this link. */
async function enter(world: World, link: string): Promise<string | undefined> {
  const browser = world.client();
  await browser.enter(link);
  return world.signedIn(browser, new URL(link).origin);
}
