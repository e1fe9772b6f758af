import assert from 'node:assert/strict';
import { CONNECTIONS, consoleStory, givePassword, hiddenValue, PASSWORD } from '../../../test/support/console-house.ts';
import { readPersonByEmail } from '../../directory/read-person.ts';
import { MINUTE } from '../../kit/clock.ts';
import { SESSION } from '../cookies.ts';

const stale = 11 * MINUTE;
const form = { accent: '#0a6e5c', support_domain: 'support.acme.example', aliases: '' };

consoleStory('a form waits inside the question until the password is right, and is done then', async (house) => {
  const { world, ours } = house;
  await givePassword(house, 'root@acme.example');
  const { client, post, postConfirmed } = await house.desk();
  await house.recorded();
  world.clock.pass(stale);
  const before = client.jar.value('support.acme.example', SESSION);

  const asked = await post('/console/setup/rebranding', form);
  assert.equal(asked.status, 403);
  assert.match(asked.text, /Confirm it is you/);
  const waiting = new URLSearchParams(hiddenValue(asked.text, 'waiting_form').replaceAll('&amp;', '&'));
  assert.deepEqual(Object.fromEntries(waiting), form);
  const wrong = await postConfirmed('/console/setup/rebranding', form, { password: 'not it' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /password is not right/);
  assert.doesNotMatch(wrong.text, /not it"/);
  assert.deepEqual(await house.recorded(), ['sign-in.refused']);

  const done = await postConfirmed('/console/setup/rebranding', form, { password: PASSWORD });
  assert.equal(done.location, `${ours.origin}/console/setup/rebranding?saved=1`);
  assert.deepEqual(await house.recorded(), ['session.reconfirmed', 'organization.changed']);
  assert.notEqual(client.jar.value('support.acme.example', SESSION), before);
  // Fresh now: the next form goes straight through.
  assert.equal((await post('/console/setup/rebranding', { ...form, accent: '' })).status, 303);
});

consoleStory('a page is shown after the question, and the question leads nowhere else', async (house) => {
  const { world, ours } = house;
  await givePassword(house, 'root@acme.example');
  const { get, open, confirm } = await house.desk();
  world.clock.pass(stale);
  const wanted = `${CONNECTIONS}/new`;
  const redirected = await get(wanted);
  assert.equal(redirected.location, `${ours.origin}/console/confirm?return_to=${encodeURIComponent(wanted)}`);
  const targets = [
    'https://evil.example/console',
    '//evil.example/console',
    '/portal/',
    '/consoles',
    `${ours.origin}.evil/console`,
  ];
  for (const target of targets) {
    const sent = await confirm('/console', { password: PASSWORD }, target);
    assert.equal(sent.location, `${ours.origin}/console`, target);
  }
  assert.equal((await confirm('/console', { password: PASSWORD }, wanted)).location, `${ours.origin}${wanted}`);
  await open(wanted);
});

consoleStory('guessing the password of a session is limited like signing in', async (house) => {
  await givePassword(house, 'root@acme.example');
  const { confirm } = await house.desk();
  const statuses: number[] = [];
  for (let guess = 0; guess < 8; guess += 1)
    statuses.push((await confirm('/console', { password: `guess ${guess}` })).status);
  assert.deepEqual(statuses, [...Array(5).fill(422), ...Array(3).fill(429)]);
  const right = await confirm('/console', { password: PASSWORD });
  assert.equal(right.status, 429);
  assert.match(right.text, /Too many tries/);
  assert.ok(Number(right.headers['retry-after']) > 0);
});

consoleStory('whoever has no password is told to use safe access', async (house) => {
  const { world } = house;
  const { open, post } = await house.desk();
  world.clock.pass(stale);
  const page = await open('/console/confirm');
  assert.match(page, /has not set up/);
  assert.match(page, /href="\/safe-access"/);
  assert.doesNotMatch(page, /type="password"/);
  assert.match((await post('/console/setup/rebranding', form)).text, /has not set up/);
});

/**
 * Threat: somebody has the cookie of a browser that was left open, and no password: the mail that invites a colleague, or
 * a colleague who was switched off, is their way to an account that lasts.
 */
consoleStory('an old proof neither reads the text of a mail nor lets anybody in again', async (house) => {
  const { world, ours } = house;
  await givePassword(house, 'root@acme.example');
  const { get, open, post, postConfirmed } = await house.desk();
  const nina = { email: 'nina@acme.example', full_name: 'Nina Nord', kind: 'representative' };
  await post('/console/people/invite', { ...nina, role: 'CEO', profile: 'Administrator' });
  const { ctx } = world.program;
  const { id } = await ctx.db
    .selectFrom('mail')
    .select('id')
    .where('recipient', '=', nina.email)
    .executeTakeFirstOrThrow();
  assert.match(await open(`/console/mail/${id}`), /\/invitation\//);
  const read = () => readPersonByEmail(ctx, ours.organization.id, nina.email);
  const path = `/console/people/${(await read())?.id}`;
  await post(`${path}/deactivate`);

  world.clock.pass(stale);
  const mail = await get(`/console/mail/${id}`);
  assert.deepEqual([mail.status, /\/invitation\//.test(mail.text)], [303, false]);
  assert.equal((await post(`${path}/reactivate`)).status, 403);
  assert.notEqual((await read())?.deactivatedAt, null);
  assert.equal((await postConfirmed(`${path}/reactivate`, {}, { password: PASSWORD })).status, 303);
  assert.equal((await read())?.deactivatedAt, null);
});
