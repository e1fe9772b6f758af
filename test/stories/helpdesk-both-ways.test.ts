import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteAuth, type User } from '../../sdk/node/remote-auth.ts';
import type { Client } from '../support/http-client.ts';
import { readMails } from '../support/read-mails.ts';
import type { Settled } from '../support/settle-organization.ts';
import { type House, openHouse, ways } from './helpdesk-house.ts';

const bo: User = { email: 'bo@acme.example', loginName: 'bo.andersen', fullName: 'Bo Andersen', kind: 'customer' };
const cleo: User = { email: 'cleo@acme.example', loginName: 'cleo.quist', fullName: 'Cleo Quist', kind: 'customer' };
const jane = { email: 'jane@acme.example' };
const rep = { email: 'rep@acme.example' };

const SUBJECT = 'The invoice of April lacks a line';
const textOf = (html: string): string =>
  html
    .replace(/<\/?bdi>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

/** Comes in by a link that the company's site signs, the way its SDK does it. */
async function enter(house: House, user: User | { email: string }, { origin, key }: Settled = house.acme) {
  const remoteAuth = createRemoteAuth({ portal: origin, key });
  const client = house.client({ kind: 'browser' });
  const link = 'loginName' in user ? remoteAuth.signUpUrl(user) : remoteAuth.signInUrl(user);
  const answer = await client.enter(link);
  assert.equal(answer.status, 302);
  return client;
}

const formKeyOf = (html: string): string => /name="form_key" value="([^"]+)"/.exec(html)?.[1] ?? '';

async function openTicket(client: Client, origin: string, draft: { subject: string; text: string }): Promise<number> {
  const form = await client.get(`${origin}/portal/tickets/new`);
  const answer = await client.post(`${origin}/portal/tickets`, { ...draft, form_key: formKeyOf(form.text) });
  assert.equal(answer.status, 303, textOf(answer.text));
  return Number(/\/portal\/tickets\/(\d+)\?done=opened$/.exec(answer.location ?? '')?.[1]);
}

function stories(way: (typeof ways)[number]) {
  const open = (t: TestContext) => openHouse(t, way);

  test('a signed-out visitor goes to the company’s site and comes back to the very page, and is greeted there once', async (t) => {
    const house = await open(t);
    const { origin, key } = house.acme;
    const client = house.client({ kind: 'browser' });
    const away = await client.get(`${origin}/portal/tickets/17?x=1&y=%20z`);
    assert.equal(away.status, 302);
    const login = new URL(away.location ?? '');
    assert.equal(login.origin + login.pathname, 'https://www.acme.example/helpdesk/login');
    assert.equal(login.searchParams.get('return_to'), `${origin}/portal/tickets/17?x=1&y=%20z`);

    const { state, return_to: returnTo } = Object.fromEntries(login.searchParams);
    const back = await client.enter(createRemoteAuth({ portal: origin, key }).signUpUrl(bo, { state, returnTo }));
    assert.equal(back.location, `${origin}/portal/tickets/17?x=1&y=%20z`);
    const landed = await client.get(back.location ?? '');
    assert.equal(landed.status, 404, 'there is no such ticket');
    const greeting = /Signed in as Bo Andersen \(bo@acme\.example\) through www\.acme\.example/;
    assert.match(textOf(landed.text), greeting);
    assert.doesNotMatch(textOf((await client.get(`${origin}/portal/tickets`)).text), greeting);
    assert.match(textOf((await client.get(`${origin}/portal/`)).text), greeting);
  });

  test('a customer opens, follows, closes and reopens a ticket, and sees nobody else’s', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, bo);
    assert.match(textOf((await client.get(`${origin}/portal`)).text), /You have no open tickets/);
    const number = await openTicket(client, origin, { subject: SUBJECT, text: 'Line 7.\r\n<b>Thanks</b>' });
    assert.equal(number, 1);
    const page = await client.get(`${origin}/portal/tickets/1`);
    assert.match(textOf(page.text), new RegExp(`${SUBJECT}.*#1 Open.*Line 7`));
    assert.match(page.text, /Line 7\.\n&lt;b>Thanks/);
    assert.match(textOf((await client.get(`${origin}/portal/tickets`)).text), new RegExp(`${SUBJECT}.*Open`));

    await client.post(`${origin}/portal/tickets/1/solve`, {});
    assert.match(textOf((await client.get(`${origin}/portal/tickets/1`)).text), /#1 Solved/);
    assert.doesNotMatch((await client.get(`${origin}/portal/tickets?view=unsolved`)).text, new RegExp(SUBJECT));
    const replied = await client.post(`${origin}/portal/tickets/1/replies`, { text: 'It is back.' });
    assert.equal(replied.location, `${origin}/portal/tickets/1?done=replied`);
    assert.match(textOf((await client.get(`${origin}/portal/tickets/1`)).text), /#1 Open.*It is back\./);

    const other = await enter(house, cleo);
    for (const url of [
      '/portal/tickets/1',
      '/portal/tickets/1?done=opened',
      '/portal/tickets/99',
      '/portal/tickets/x',
    ]) {
      const hidden = await other.get(origin + url);
      assert.equal(hidden.status, 404, url);
      assert.doesNotMatch(hidden.text, /invoice|Line 7/, url);
    }
    for (const action of ['replies', 'solve']) {
      const refused = await other.post(`${origin}/portal/tickets/1/${action}`, { text: 'Hello' });
      assert.equal(refused.status, 404);
      assert.doesNotMatch(refused.text, /invoice|Line 7/);
    }
    for (const url of ['/portal/', '/portal/tickets', '/portal/tickets?view=solved']) {
      assert.doesNotMatch((await other.get(origin + url)).text, /invoice/, url);
    }
    assert.match(textOf((await client.get(`${origin}/portal/tickets/1`)).text), /#1 Open/);
  });

  test('what is wrong with a form is said, and nothing typed is lost', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, bo);
    const empty = await client.post(`${origin}/portal/tickets`, { subject: ' ', text: 'A "text" & more' });
    assert.equal(empty.status, 422);
    assert.match(textOf(empty.text), /Say in a few words what it is about/);
    assert.match(empty.text, /A &quot;text&quot; &amp; more/);
    const long = await client.post(`${origin}/portal/tickets`, { subject: SUBJECT, text: 'é'.repeat(10_001) });
    assert.equal(long.status, 422);
    assert.ok(long.text.includes('é'.repeat(10_001)));

    client.jar.keep(new URL(origin), ['__Host-session=; Path=/; Secure; Max-Age=0']);
    const late = await client.post(`${origin}/portal/tickets`, { subject: SUBJECT, text: 'Written for an hour' });
    assert.equal(late.status, 401);
    assert.match(late.text, /Written for an hour/);
    assert.match(late.text, new RegExp(`value="${SUBJECT}"`));
  });

  test('a form sent twice counts once', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, bo);
    const form_key = formKeyOf((await client.get(`${origin}/portal/tickets/new`)).text);
    const send = () => client.post(`${origin}/portal/tickets`, { subject: SUBJECT, text: 'Once', form_key });
    const answers = await Promise.all([send(), send(), send()]);
    assert.deepEqual(
      new Set(answers.map(({ location }) => location)),
      new Set([`${origin}/portal/tickets/1?done=opened`]),
    );
    const reply = () => client.post(`${origin}/portal/tickets/1/replies`, { text: 'Only one of these', form_key: 'k' });
    await Promise.all([reply(), reply()]);
    const { text } = await client.get(`${origin}/portal/tickets/1`);
    assert.equal(text.split('Only one of these').length, 2);
  });

  test('a long list is read page by page, each ticket once', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, bo);
    for (let ticket = 1; ticket <= 27; ticket += 1)
      await openTicket(client, origin, { subject: SUBJECT, text: 'Again' });
    const first = await client.get(`${origin}/portal/tickets`);
    const numbersOf = (html: string) =>
      [...html.matchAll(/href="\/portal\/tickets\/([0-9]+)"/g)].map(([, number]) => Number(number));
    const next = /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replace('&amp;', '&') ?? '';
    const second = await client.get(origin + next);
    assert.deepEqual(
      [...numbersOf(first.text), ...numbersOf(second.text)],
      Array.from({ length: 27 }, (_, index) => 27 - index),
    );
    assert.match(second.text, /class="pager".*href="\/portal\/tickets\?view=all"/);
    assert.doesNotMatch(second.text, /href="[^"]*after=/);
  });

  test('a form of another site changes nothing', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, bo);
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await client.post(`${origin}/portal/tickets`, { subject: SUBJECT, text: 'Mischief' }, foreign);
    assert.equal(answer.status, 403);
    assert.doesNotMatch((await client.get(`${origin}/portal/tickets`)).text, /invoice/);
  });

  test('representatives see the queue, take tickets, answer them, and note what customers never see', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const [client, ana] = [await enter(house, jane), await enter(house, rep)];
    await openTicket(client, origin, { subject: SUBJECT, text: 'Line 7' });

    assert.equal((await ana.get(`${origin}/portal/`)).location, `${origin}/workspace`);
    assert.equal((await ana.get(`${origin}/portal/tickets/1`)).location, `${origin}/workspace/tickets/1`);
    assert.equal((await client.get(`${origin}/workspace`)).status, 404);
    const hidden = await client.get(`${origin}/workspace/tickets/1`);
    assert.equal(hidden.status, 404);
    assert.doesNotMatch(hidden.text, /invoice/);

    const queue = await ana.get(`${origin}/workspace`);
    assert.equal(queue.status, 200);
    assert.match(textOf(queue.text), new RegExp(`1 ticket .*${SUBJECT}.*Jane Doe.*Open.*nobody`));
    const page = `${origin}/workspace/tickets/1`;
    assert.match(textOf((await ana.get(page)).text), /Verified by www\.acme\.example/);
    await ana.post(`${page}/assignee`, { to: 'me' });
    assert.match(textOf((await ana.get(`${origin}/workspace?view=mine`)).text), new RegExp(`${SUBJECT}.*Rep One`));
    assert.doesNotMatch((await ana.get(`${origin}/workspace?view=unassigned`)).text, new RegExp(SUBJECT));

    assert.equal((await ana.post(`${page}/notes`, { text: '' })).status, 422);
    assert.equal(
      (await ana.post(`${page}/notes`, { text: 'ZEBRA: she is a key account' })).location,
      `${page}?done=noted`,
    );
    assert.match(textOf((await ana.get(page)).text), /Internal note – only your team.*ZEBRA/);
    assert.match(textOf((await ana.get(page)).text), /#1 Open/);
    await ana.post(`${page}/replies`, { text: 'We have added it.' });
    assert.match(
      textOf((await client.get(`${origin}/portal/tickets/1`)).text),
      /#1 Awaiting your reply.*We have added it\./,
    );
    await ana.post(`${page}/replies`, { text: 'So we are done.', leaves: 'solved' });
    assert.match(textOf((await client.get(`${origin}/portal/tickets/1`)).text), /#1 Solved/);
    for (const url of ['/portal/', '/portal/tickets', '/portal/tickets/1', '/portal/tickets/1?done=noted']) {
      assert.doesNotMatch((await client.get(origin + url)).text, /ZEBRA|Internal/, url);
    }
  });

  test('a ticket for an address waits for whoever proves that it is theirs', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const ana = await enter(house, rep);
    const draft = { email: bo.email, name: 'Bo', subject: 'You called about the crane', text: 'It is yellow.' };
    const refused = await ana.post(`${origin}/workspace/tickets`, { ...draft, email: 'no address' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /It is yellow\./);
    const opened = await ana.post(`${origin}/workspace/tickets`, draft);
    assert.equal(opened.location, `${origin}/workspace/tickets/1?done=opened_for`);
    const page = textOf((await ana.get(`${origin}/workspace/tickets/1`)).text);
    assert.match(page, /Opened by Rep One \(support\) for Bo/);
    assert.match(page, /Address only asserted/);

    const squatter = await enter(house, bo);
    assert.equal((await squatter.get(`${origin}/portal/tickets/1`)).status, 404);
    assert.doesNotMatch((await squatter.get(`${origin}/portal/tickets`)).text, /crane/);
    const own = await openTicket(squatter, origin, { subject: SUBJECT, text: 'Line 7' });
    assert.match(
      textOf((await ana.get(`${origin}/workspace/tickets/${own}`)).text),
      /Address only asserted by www\.acme\.example/,
    );

    const home = await squatter.get(`${origin}/portal/`);
    assert.match(textOf(home.text), /Confirm your email address/);
    await confirmByMail(house, squatter);
    const confirmed = await squatter.get(`${origin}/portal/tickets/1`);
    assert.match(textOf(confirmed.text), /You called about the crane.*Opened for you by support.*It is yellow\./);
    assert.doesNotMatch(textOf((await squatter.get(`${origin}/portal/`)).text), /Confirm your email address/);

    const again = await enter(house, bo);
    assert.equal(
      (await again.get(`${origin}/portal/tickets/1`)).status,
      404,
      'the code proved it for one session only',
    );
    const honest = await enter(house, { email: bo.email });
    assert.equal((await honest.get(`${origin}/portal/tickets/1`)).status, 200);
    assert.equal(
      (await squatter.get(`${origin}/portal/tickets/1`)).status,
      302,
      'who came on an assertion is sent out',
    );
  });

  test('nothing crosses from one organization to another', async (t) => {
    const house = await open(t);
    const { acme, decoy } = house;
    const there = await enter(house, jane, decoy);
    assert.equal(await openTicket(there, decoy.origin, { subject: 'Secret of the decoy', text: 'CROCODILE' }), 1);
    const [ana, here] = [await enter(house, rep), await enter(house, jane)];
    for (const [client, url] of [
      [ana, '/workspace'],
      [ana, '/workspace?view=unassigned'],
      [ana, '/workspace/tickets/1'],
      [here, '/portal/'],
      [here, '/portal/tickets'],
      [here, '/portal/tickets/1'],
    ] as const) {
      const seen = await client.get(acme.origin + url);
      assert.doesNotMatch(seen.text, /decoy|CROCODILE/i, url);
      assert.equal(seen.status, url.endsWith('/1') ? 404 : 200, url);
    }
    assert.equal(await openTicket(here, acme.origin, { subject: SUBJECT, text: 'Line 7' }), 1);
    const cookie = ana.jar.header(new URL(acme.origin));
    const intruder = await house.client().get(`${decoy.origin}/workspace/tickets/1`, { cookie });
    assert.notEqual(intruder.status, 200);
    assert.doesNotMatch(intruder.text, /Secret|CROCODILE/);
  });

  test('what a profile does not grant is not offered and not done', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, jane);
    await openTicket(client, origin, { subject: SUBJECT, text: 'Line 7' });
    const light = {
      email: 'lee@acme.example',
      loginName: 'lee.light',
      fullName: 'Lee Light',
      kind: 'representative',
    } as const;
    const lee = await enter(house, { ...light, role: 'Support Engineer', profile: 'Light' });
    const page = `${origin}/workspace/tickets/1`;
    const seen = await lee.get(page);
    assert.match(textOf(seen.text), new RegExp(SUBJECT));
    assert.doesNotMatch(textOf(seen.text), /Send reply|Take it|Mark as solved|internal note/);
    for (const [action, form] of Object.entries({
      replies: { text: 'No' },
      notes: { text: 'No' },
      assignee: {},
      solve: {},
    })) {
      const refused = await lee.post(`${page}/${action}`, form);
      assert.equal(refused.status, 403, action);
      assert.match(textOf(refused.text), /Your profile is Light/);
    }
    assert.equal((await lee.get(`${origin}/workspace/tickets/new`)).status, 403);
    const draft = { email: jane.email, subject: 'x', text: 'x' };
    assert.equal((await lee.post(`${origin}/workspace/tickets`, draft)).status, 403);
  });

  test('Sallyport’s ledger is told who did what to which ticket, and never a text', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, jane);
    await openTicket(client, origin, { subject: SUBJECT, text: 'Line 7' });
    await client.post(`${origin}/portal/tickets/1/solve`, {});
    await client.post(`${origin}/portal/tickets/1/replies`, { text: 'Still there' });
    const person = (await house.acme.people()).find(({ email }) => email === jane.email);
    const told = async () => (await house.world.events()).filter(({ type }) => type === 'application.recorded');
    while ((await told()).length < 4) await sleep(50);
    const about = { app: 'helpdesk', actor: person?.id, subject: person?.id, object: 'ticket:1' };
    const common = { type: 'application.recorded', organizationId: house.acme.organization.id, ...about };
    assert.deepEqual(
      await told(),
      ['ticket.opened', 'ticket.solved', 'ticket.replied', 'ticket.reopened'].map((name) => ({ ...common, name })),
    );
  });

  test('signing out of the portal ends the session and leads to the Logout URL', async (t) => {
    const house = await open(t);
    const { origin } = house.acme;
    const client = await enter(house, jane);
    const { headers } = await client.get(`${origin}/portal/`);
    assert.match(String(headers['content-security-policy']), /form-action 'self' https:\/\/www\.acme\.example;/);
    const answer = await client.post(`${origin}/sign-out`, {});
    assert.equal(answer.location, 'https://www.acme.example/helpdesk/logout');
    const next = await client.get(`${origin}/portal/tickets?view=solved`);
    assert.equal(next.location, `${origin}/signed-out?return_to=%2Fportal%2Ftickets%3Fview%3Dsolved`);
  });
}

async function confirmByMail({ world, acme: { origin } }: House, client: Client) {
  const url = `${origin}/account/confirm-address`;
  assert.match(textOf((await client.get(url)).text), /We send a code to bo@acme\.example/);
  await client.post(`${url}/code`, {});
  assert.match((await client.get(url)).text, /autocomplete="one-time-code"/);
  const mail = (await readMails(world.program.ctx)).at(-1) ?? assert.fail();
  assert.equal(mail.recipient, 'bo@acme.example');
  const code = /^ {4}(\d{4} \d{4})$/m.exec(mail.body)?.[1] ?? '';
  const wrong = await client.post(url, { code: code === '0000 0000' ? '1111 1111' : '0000 0000' });
  assert.equal(wrong.status, 422);
  assert.match(textOf(wrong.text), /That code is not right\./);
  const before = client.jar.value(new URL(origin).host, '__Host-session');
  const right = await client.post(url, { code });
  assert.deepEqual([right.status, right.location], [303, `${origin}/portal/`]);
  assert.notEqual(client.jar.value(new URL(origin).host, '__Host-session'), before);
}

for (const way of ways) describe(`the helpdesk ${way}`, () => stories(way));
