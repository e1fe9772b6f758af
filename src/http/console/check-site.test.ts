import assert from 'node:assert/strict';
import { CONNECTIONS, connectionPathIn, consoleStory, shopSettings } from '../../../test/support/console-house.ts';
import { MINUTE } from '../../kit/clock.ts';

consoleStory('a Login URL that does not answer is told, and stands in nobody’s way', async ({ desk, recorded }) => {
  const { open, post } = await desk();
  await recorded();
  const saved = await post(CONNECTIONS, { ...shopSettings, login_url: 'https://127.0.0.1:1/login' });
  assert.equal(saved.status, 200);
  assert.match(saved.text, /leads to an address that is nobody’s website/);
  assert.match(saved.text, /id="secret"/);
  assert.deepEqual(await recorded(), ['connection.created', 'key.created']);
  const path = connectionPathIn(saved.text);
  const local = await post(`${path}/settings`, { ...shopSettings, login_url: 'http://localhost:1/login' });
  assert.match(local.location ?? '', /\/code\?site=plain_http$/);
  assert.match(await open(`${path}/code?site=plain_http`), /works on one machine only/);
  const again = await post(`${path}/site-checks`);
  assert.match(again.location ?? '', /\/code\?site=plain_http$/);
});

// Somebody who may set a Login URL could have this server knock at every door of its network.
consoleStory('what this server is asked to look at is limited, for each administrator', async ({ desk, world }) => {
  const { post } = await desk();
  const near = { ...shopSettings, login_url: 'http://localhost:1/login' }; // told apart without asking anybody
  const path = connectionPathIn((await post(CONNECTIONS, near)).text);
  const looked: string[] = [];
  for (let time = 0; time < 21; time += 1) {
    const { location = '' } = await post(`${path}/site-checks`);
    looked.push(new URL(location).searchParams.get('site') ?? '');
  }
  assert.deepEqual(new Set(looked.slice(0, 19)), new Set(['plain_http']));
  assert.deepEqual(new Set(looked.slice(19)), new Set(['too_many']));
  const saved = await post(CONNECTIONS, { ...near, name: 'second' });
  assert.equal(saved.status, 200, 'a hint, and no gate');
  assert.match(saved.text, /was not looked at/);
  world.clock.pass(10 * MINUTE + 1);
  const fresh = await desk();
  assert.match((await fresh.post(`${path}/site-checks`)).location ?? '', /plain_http/);
});

consoleStory('an address that somebody made up shows no finding of ours', async ({ desk, ours }) => {
  const { open } = await desk();
  const code = `${CONNECTIONS}/${ours.connection.id}/code`;
  for (const made of ['<b>hello</b>', 'toString', '__proto__', '0', '20', '2xxx', '99999'])
    assert.doesNotMatch(await open(`${code}?site=${encodeURIComponent(made)}`), /class="notice/, made);
  assert.match(await open(`${code}?site=200`), /Your Login URL answers: 200/);
  assert.match(await open(`${code}?site=5xx`), /answers with an error: 5xx/);
});
