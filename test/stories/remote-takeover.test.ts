import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCookies, SESSION } from '../../src/http/cookies.ts';
import type { Connection } from '../../src/remote/connection.ts';
import { moveKey } from '../../src/remote/move-key.ts';
import { switchOff } from '../../src/remote/switch-connection.ts';
import { acme } from '../support/example-organizations.ts';
import { signedLink } from '../support/sign-link.ts';
import { openWorld, type World } from '../support/world.ts';

const isSession = (answer: { readonly headers: { readonly 'set-cookie'?: string[] | undefined } }): boolean =>
  /__Host-session=ses_/.test(answer.headers['set-cookie']?.join() ?? '');

/**
 * Threat: the site signs a customer `root@acme.exam` with a login name that begins with `ple`; cut elsewhere, the text
 * names an administrator with the right login name.
 */
test('a customer’s sign-up never opens the account of a representative', async (t) => {
  const world = await openWorld(t);
  const settled = await world.settle({ ...acme, connection: { ...acme.connection, audience: 'everyone' } });
  const recut = {
    operation: 'signup',
    email: 'root@acme.example',
    loginname: 'root.admin',
    fullname: 'Mal Lory',
    utype: 'portal',
  };
  const answer = await world.client().enter(signedLink(settled.origin, settled.key, { ...recut, ts: Date.now() }));
  assert.deepEqual(JSON.parse(answer.text), { result: 'failure', cause: 'Unauthorized Access' });
  assert.equal(isSession(answer), false);
  assert.deepEqual(await settled.sessions(), []);
});

/** Threat: a site signs the role of a customer as the user typed it: `Boss supportrepCEOAdministrator`. */
test('a text that may be a customer’s with any role makes no representative', async (t) => {
  const world = await openWorld(t);
  const settled = await world.settle({ ...acme, connection: { ...acme.connection, audience: 'everyone' } });
  const before = (await settled.people()).length;
  const recut = {
    operation: 'signup',
    email: 'mal@evil.example',
    loginname: 'mallory',
    fullname: 'Mal LoryportalBoss ',
    utype: 'supportrep',
    role: 'CEO',
    profile: 'Administrator',
  };
  const answer = await world.client().enter(signedLink(settled.origin, settled.key, { ...recut, ts: Date.now() }));
  assert.deepEqual(JSON.parse(answer.text), { result: 'failure', cause: 'Unauthorized Access' });
  assert.equal((await settled.people()).length, before);
});

/** Threat: a squatter keeps a verified sign-up waiting and finishes it after the owner’s first sign-in threw them out. */
test('a sign-up that waited is worth nothing once the owner has signed in', async (t) => {
  const world = await openWorld(t);
  const settled = await world.settle(acme);
  const squatter = {
    operation: 'signup',
    email: 'vic@acme.example',
    loginname: 'vic.tim',
    fullname: 'Vic Tim',
    utype: 'portal',
  };
  const first = world.client();
  assert.ok(
    isSession(await first.enter(signedLink(settled.origin, settled.key, { ...squatter, ts: Date.now() - 1_000 }))),
  );
  const second = world.client();
  const waiting = await second.get(signedLink(settled.origin, settled.key, { ...squatter, ts: Date.now() }));
  assert.equal(waiting.status, 302);

  const owner = { operation: 'signin', email: 'vic@acme.example', ts: Date.now() };
  assert.ok(isSession(await world.client().enter(signedLink(settled.origin, settled.key, owner))));
  const finished = await second.get(waiting.location ?? '');
  assert.equal(isSession(finished), false, 'the waiting sign-up opened a session');
  const live = (await settled.sessions()).filter(({ isLive }) => isLive);
  assert.equal(live.length, 1, 'only the owner is in');
});

type Take = (world: World, connection: Connection) => Promise<unknown>;

const grounds: readonly (readonly [what: string, take: Take])[] = [
  [
    'its key was revoked',
    ({ program: { ctx } }, connection) =>
      ctx.unitOfWork((tx) =>
        moveKey({ ...tx, now: ctx.now }, connection, { name: 'k1', state: 'revoked', actor: 'test' }),
      ),
  ],
  [
    'its connection was switched off',
    ({ program: { ctx } }, connection) =>
      ctx.unitOfWork((tx) => switchOff({ ...tx, now: ctx.now }, connection, 'test')),
  ],
];

for (const [what, take] of grounds) {
  test(`a link that waits for its browser opens nothing after ${what}`, async (t) => {
    const world = await openWorld(t);
    const settled = await world.settle(acme);
    const client = world.client();
    const waiting = await client.get(
      signedLink(settled.origin, settled.key, { operation: 'signin', email: 'jane@acme.example', ts: Date.now() }),
    );
    assert.equal(waiting.status, 302);
    await take(world, settled.connection);
    assert.equal(isSession(await client.get(waiting.location ?? '')), false);
    assert.deepEqual(await settled.sessions(), []);
  });
}

/** Threat: a sibling host sets `\xA0__Host-session`, which has no prefix for the browser and must not get one from us. */
test('only the very name of a cookie is ours', () => {
  const planted = readCookies({
    cookie: '\u00a0__Host-session=theirs; \ufeff__Host-session=theirs;\t__Host-session = ours',
  });
  assert.equal(planted.get(SESSION), 'ours');
});
