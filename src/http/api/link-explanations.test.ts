import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { acme, decoy } from '../../../test/support/example-organizations.ts';
import type { Answer } from '../../../test/support/http-client.ts';
import { signInAs } from '../../../test/support/sign-in.ts';
import { apikeyOf, signedLink } from '../../../test/support/sign-link.ts';
import { openWorld } from '../../../test/support/world.ts';
import { createToken } from '../../access/create-token.ts';
import { HOUR, MINUTE } from '../../kit/clock.ts';
import type { ApiPermission } from '../api-permission.ts';

const BASE = 'https://sallyport.example/api/v1/organizations';

async function settle(t: TestContext) {
  const world = await openWorld(t);
  const [ours, theirs] = [await world.settle(acme), await world.settle(decoy)];
  const token = async (...permissions: ApiPermission[]) => {
    const { ctx } = world.program;
    const wish = { organizationId: ours.organization.id, name: 'test', permissions, actor: 'test' };
    const text = await ctx.unitOfWork((tx) => createToken({ ...tx, now: ctx.now }, wish));
    const client = world.client({ kind: 'program' });
    const headers = { authorization: `Bearer ${text}`, 'content-type': 'application/json' };
    return {
      get: (path: string) => client.get(`${BASE}/${path}`, headers),
      post: (path: string, body: object) =>
        client.send(`${BASE}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    };
  };
  const jane = (ts: number) => ({ operation: 'signin', email: 'jane@acme.example', ts });
  return { world, ours, theirs, token, jane };
}

const read = (answer: Answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return JSON.parse(answer.text);
};
const problemOf = (answer: Answer) => [
  answer.status,
  JSON.parse(answer.text).type.replace('urn:sallyport:problem:', ''),
];

test('a program has a link explained, and a refused attempt by its reference', async (t) => {
  const { world, ours, token, jane } = await settle(t);
  const { get, post } = await token('link:explain');
  const link = signedLink(ours.origin, ours.key, jane(Math.floor(Date.now() / 1000)));
  const pasted = read(await post('acme/link-explanations', { link }));
  assert.equal(pasted.verdict, 'mistaken');
  assert.equal(pasted.sentence, 'The signature was made with ts in seconds, not milliseconds.');
  const [{ fix: _fix, ...mistake }] = pasted.mistakes;
  assert.deepEqual(mistake, {
    id: 'seconds_for_milliseconds',
    stage: 'timestamp',
    sentence: pasted.sentence,
    option: 'seconds_timestamps',
    proof: 'digest',
  });
  assert.deepEqual(pasted.person, { exists: true, full_name: 'Jane Doe', kind: 'customer' });
  assert.match(pasted.signed_text, /^signinjane@acme\.example‹key k1›\d{10}$/);
  assert.match(pasted.expected_text, /^signinjane@acme\.example‹key k1›\d{13}$/);
  assert.equal(pasted.key.name, 'k1');
  assert.equal(pasted.stages.length, 13);

  const reference = (await world.client({ kind: 'program' }).get(link)).headers['x-sallyport-ref'];
  const arrived = read(await get(`acme/attempts/${String(reference).toLowerCase()}/explanation`));
  assert.deepEqual(arrived.mistakes, pasted.mistakes);
  const apikey = /apikey=([0-9a-f]{32})/.exec(link)?.[1] ?? '';
  for (const said of [pasted, arrived]) {
    assert.ok(!JSON.stringify(said).includes(apikey) && !JSON.stringify(said).includes(ours.key));
  }

  await world.client().enter(signedLink(ours.origin, ours.key, jane(Date.now())));
  const { reference: good } = await world.program.ctx.db
    .selectFrom('remote_attempt')
    .select('reference')
    .where('outcome', '=', 'admitted')
    .executeTakeFirstOrThrow();
  assert.deepEqual(problemOf(await get(`acme/attempts/${good}/explanation`)), [404, 'nothing-kept']);
  assert.deepEqual(problemOf(await get('acme/attempts/RA-0000-00/explanation')), [404, 'not-found']);
  assert.equal(problemOf(await get('acme/attempts//explanation'))[0], 404, 'no reference is not the newest attempt');
  assert.deepEqual(problemOf(await post('acme/link-explanations', {})), [400, 'bad-request']);
});

/** With the expected digest one forges a link: explaining must not be a way to it. */
test('the expected digest takes the permission to make keys, an old link, and is recorded', async (t) => {
  const { world, ours, token, jane } = await settle(t);
  const old = Date.now() - HOUR;
  const link = signedLink(ours.origin, 'not the key', jane(old));
  const digest = apikeyOf(ours.key, jane(old));
  const explains = await token('link:explain', 'attempt:read', 'connection:write');
  assert.deepEqual(problemOf(await explains.post('acme/link-digests', { link })), [403, 'not-allowed']);
  const said = await explains.post('acme/link-explanations', { link });
  assert.ok(said.status === 200 && !said.text.includes(digest));

  const { post } = await token('key:write');
  assert.deepEqual(problemOf(await post('acme/link-explanations', { link })), [403, 'not-allowed']);
  assert.deepEqual(read(await post('acme/link-digests', { link })), {
    digests: [{ connection: 'website', key: 'k1', digest }],
  });
  const shown = (await world.events()).filter(({ type }) => type === 'digest.shown');
  assert.equal(shown.length, 1);
  assert.ok(!JSON.stringify(shown).includes(digest));
  const fresh = signedLink(ours.origin, 'not the key', jane(Date.now()));
  assert.deepEqual(problemOf(await post('acme/link-digests', { link: fresh })), [409, 'link-still-usable']);

  const administrator = await signInAs(world, ours, 'root@acme.example');
  const ask = () =>
    administrator.send(`${ours.origin}/api/v1/organizations/acme/link-digests`, {
      method: 'POST',
      headers: { origin: ours.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ link }),
    });
  read(await ask());
  world.clock.pass(11 * MINUTE);
  assert.deepEqual(problemOf(await ask()), [401, 'not-confirmed']);
});

test('nobody without the permission has a link explained, and keys of others are never named', async (t) => {
  const { world, ours, theirs, token, jane } = await settle(t);
  const link = signedLink(ours.origin, theirs.key, jane(Date.now()));
  const reference = (await world.client({ kind: 'program' }).get(link)).headers['x-sallyport-ref'];
  const without = await token('attempt:read', 'key:write', 'person:read');
  assert.deepEqual(problemOf(await without.post('acme/link-explanations', { link })), [403, 'not-allowed']);
  assert.deepEqual(problemOf(await without.get(`acme/attempts/${reference}/explanation`)), [403, 'not-allowed']);

  const { get, post } = await token('link:explain');
  const foreign = read(await post('acme/link-explanations', { link }));
  assert.deepEqual([foreign.verdict, foreign.key, foreign.person], ['not_signed_with_your_key', undefined, undefined]);
  assert.ok(!JSON.stringify(foreign).includes('decoy'));
  for (const name of ['decoy', 'nobody']) {
    assert.deepEqual(problemOf(await post(`${name}/link-explanations`, { link })), [404, 'not-found']);
    assert.deepEqual(problemOf(await get(`${name}/attempts/${reference}/explanation`)), [404, 'not-found']);
  }
  const bare = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link }) };
  const stranger = await world.client({ kind: 'program' }).send(`${BASE}/acme/link-explanations`, bare);
  assert.deepEqual(problemOf(stranger), [401, 'not-signed-in']);
});

test('a program does not make the server search without end', async (t) => {
  const { ours, token, jane } = await settle(t);
  const { post } = await token('link:explain');
  const link = signedLink(ours.origin, ours.key, jane(Date.now()));
  for (let count = 0; count < 60; count += 1) read(await post('acme/link-explanations', { link }));
  assert.deepEqual(problemOf(await post('acme/link-explanations', { link })), [429, 'too-many']);
});
