import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONNECTIONS, hiddenValue, openConsole, textOf } from '../support/console-house.ts';
import { need } from '../support/needs.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { signedLink } from '../support/sign-link.ts';

test('the rooms of the console are the same on PostgreSQL', async (t) => {
  if (need(t, 'postgres') === undefined) return;
  const database = await createTestDatabase();
  const { world, ours, theirs, desk, recorded } = await openConsole(t, undefined, { databaseUrl: database.url });
  t.after(() => database.drop());
  const { open, post } = await desk();
  await world
    .client()
    .enter(
      signedLink(ours.origin, ours.key, { operation: 'signin', email: 'jane@acme.example', ts: world.clock.now() }),
    );
  const path = `${CONNECTIONS}/${ours.connection.id}`;
  const jane = (await ours.people()).find(({ email }) => email === 'jane@acme.example');
  await recorded();

  const rotated = await post(`${path}/keys/rotations`, { newest: hiddenValue(await open(path), 'newest') });
  assert.ok(textOf(rotated.text, 'secret').length >= 32);
  assert.equal((await post(`/console/people/${jane?.id}/deactivate`)).status, 303);
  const taken = { accent: '', aliases: '', support_domain: 'support.decoy.example' };
  assert.equal((await post('/console/setup/rebranding', taken)).status, 422);
  assert.equal((await post('/console/setup/organization', { title: 'Acme on PostgreSQL' })).status, 303);
  const expected = ['key.created', 'key.changed', 'person.deactivated', 'session.ended', 'organization.changed'];
  assert.deepEqual(await recorded(), expected);

  const seen: Readonly<Record<string, RegExp>> = {
    '/console': /Acme on PostgreSQL.*2 customers, 2 representatives.*Mails waiting<\/a><\/dt><dd><strong>1</s,
    '/console/people?q=JANE&kind=customer': /Jane Doe.*Switched off/s,
    [`/console/people/${jane?.id}`]: /Not signed in anywhere/,
    '/console/activity?actor=root@acme.example&type=person.': /Switched a person off.*Jane Doe/s,
    [`${CONNECTIONS}/attempts?result=admitted`]: /Signed in.*jane@acme\.example/s,
    [path]: /Retiring.*Last attempts/s,
    '/console/mail': /New key for website/,
  };
  for (const [page, words] of Object.entries(seen)) assert.match(await open(page), words, page);
  await theirs.assertUntouched();
});
