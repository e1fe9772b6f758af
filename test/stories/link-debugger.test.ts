import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE, SECOND } from '../../src/kit/clock.ts';
import { explainLink } from '../../src/remote/explain-link.ts';
import type { LinkExplanation } from '../../src/remote/explanation.ts';
import { addKey, changeKeyState } from '../../src/remote/keys.ts';
import { readPastedLink } from '../../src/remote/read-pasted-link.ts';
import { createConnection } from '../../src/remote/save-connection.ts';
import { CONNECTIONS, type ConsoleHouse, consoleStory, type Desk, openConsole } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { signInAs } from '../support/sign-in.ts';
import { apikeyOf, type LinkValues, signedLink } from '../support/sign-link.ts';

const DEBUGGER = `${CONNECTIONS}/debugger`;
const KEY = acme.connection.key;
const jane = (ts: number): LinkValues => ({ operation: 'signin', email: 'jane@acme.example', ts });
const ana = (ts: number): LinkValues => ({
  operation: 'signup',
  email: 'ana@acme.example',
  loginname: 'ana.lopez',
  fullname: 'Zoë López',
  utype: 'portal',
  ts,
});

/** What the debugger says of a pasted link. */
async function explain({ world, ours }: ConsoleHouse, link: string): Promise<LinkExplanation> {
  const { ctx } = world.program;
  const { raw, host } = readPastedLink(link);
  return explainLink(ctx, ours.organization, { raw, host, at: ctx.now() });
}

const idsOf = ({ mistakes }: LinkExplanation) => mistakes.map(({ id }) => id);
const stateOf = ({ stages }: LinkExplanation, wanted: string) => stages.find(({ stage }) => stage === wanted)?.state;

/** Adds a key to a connection of ours. */
async function add(
  { world, ours }: ConsoleHouse,
  secret: string,
  state: 'active' | 'next',
  connection = ours.connection,
) {
  const { ctx } = world.program;
  const added = await ctx.unitOfWork((tx) => addKey({ ...tx, ...ctx, ...tx }, connection, { secret, state }, 'test'));
  assert.ok(added.ok);
  return added.value.key;
}

async function addDraft({ world, ours }: ConsoleHouse) {
  const { ctx } = world.program;
  const site = { loginUrl: 'https://staging.acme.example/login', logoutUrl: 'https://staging.acme.example/logout' };
  const draft = { organizationId: ours.organization.id, dialect: 'classic', name: 'staging', ...site } as const;
  return ctx.unitOfWork((tx) => createConnection({ ...tx, now: ctx.now }, draft, 'test'));
}

consoleStory(
  'what no digest can tell is told too: keys, clocks, hosts and switches',
  async (house) => {
    const { world, ours, theirs } = house;
    const now = world.clock.now();
    const good = await explain(house, signedLink(ours.origin, KEY, jane(now)));
    assert.deepEqual([good.verdict, good.mistakes, good.person?.fullName], ['good', [], 'Jane Doe']);

    const next = 'the key that comes next, 24+';
    await add(house, next, 'next');
    const early = await explain(house, signedLink(ours.origin, next, jane(now)));
    assert.deepEqual([early.verdict, idsOf(early)], ['good', ['next_key']]);

    const old = 'the key from before, long ago';
    const key = await add(house, old, 'active');
    const { ctx } = world.program;
    const sealed = {
      ...key,
      organizationId: ours.organization.id,
      secret: Buffer.alloc(0),
      secretDigest: Buffer.alloc(0),
    };
    await ctx.unitOfWork((tx) => changeKeyState({ ...tx, now: ctx.now }, sealed, 'revoked', 'test'));
    const revoked = await explain(house, signedLink(ours.origin, old, jane(now)));
    assert.deepEqual([revoked.verdict, idsOf(revoked), revoked.key?.name], ['mistaken', ['old_key'], key.name]);
    assert.match(revoked.sentence, /revoked/);

    const staging = 'the key of the staging site';
    await add(house, staging, 'active', await addDraft(house));
    const other = await explain(house, signedLink(ours.origin, staging, jane(now)));
    assert.deepEqual(idsOf(other), ['other_connections_key']);
    assert.match(other.sentence, /of staging, which is not switched on/);

    const clocks = [
      [4 * MINUTE + 12 * SECOND, ['clock_ahead'], /4 min 12 s ahead/],
      [2 * HOUR - 5 * SECOND, ['local_time'], /2 h ahead.*local time/],
      [5.5 * HOUR, ['local_time'], /5\.5 h ahead/],
      [-12 * MINUTE, ['too_old_by_now'], /signed 12 min ago/],
    ] as const;
    for (const [offset, ids, sentence] of clocks) {
      const late = await explain(house, signedLink(ours.origin, KEY, jane(now + offset)));
      assert.deepEqual(idsOf(late), ids);
      assert.match(late.sentence, sentence);
      assert.equal(stateOf(late, 'user'), 'passed', 'it goes on past the stage where the link stops');
    }

    const hosts = [
      ['https://help.acme.example', 'alias_host'],
      ['https://acme.sallyport.example', 'standing_host'],
      ['https://elsewhere.example', 'wrong_host'],
      [theirs.origin, 'wrong_host'],
    ] as const;
    for (const [origin, id] of hosts) {
      const lost = await explain(house, signedLink(origin, KEY, jane(now)));
      assert.deepEqual([idsOf(lost), stateOf(lost, 'host'), stateOf(lost, 'signature')], [[id], 'failed', 'passed']);
    }
    assert.deepEqual(
      (await explain(house, signedLink('https://x', KEY, jane(now)).split('?')[1] ?? '')).verdict,
      'good',
    );
  },
  { ...acme, aliases: ['help.acme.example'] },
);

consoleStory(
  'before it is switched on, the debugger says so, and says whether the link would be good',
  async (house) => {
    const { world, ours } = house;
    const draft = await explain(house, signedLink(ours.origin, KEY, jane(world.clock.now())));
    assert.deepEqual([idsOf(draft), stateOf(draft, 'signature')], [['not_switched_on'], 'passed']);
  },
  { ...acme, connection: { ...acme.connection, state: 'draft' } },
);

consoleStory('whom a link would let in is found by the checks that do let in', async (house) => {
  const { world, ours } = house;
  const now = world.clock.now();
  const said = async (values: LinkValues) => {
    const { verdict, sentence, person } = await explain(house, signedLink(ours.origin, KEY, values));
    return [verdict, person?.kind ?? sentence];
  };
  assert.deepEqual(await said(ana(now)), ['good', 'new']);
  assert.deepEqual(await said({ ...ana(now), loginname: 'jane.doe' }), [
    'refused',
    'The login name belongs to somebody else.',
  ]);
  assert.deepEqual(await said({ ...jane(now), email: 'bob@acme.example' }), ['refused', 'The person is deactivated.']);
  assert.deepEqual(await said({ ...jane(now), email: 'nobody@acme.example' }), [
    'refused',
    'Nobody has this e-mail address.',
  ]);
  assert.deepEqual(await said({ ...ana(now), utype: 'supportrep' }), [
    'refused',
    'The audience of the connection is customers only.',
  ]);
  assert.deepEqual(await said({ ...ana(now), fullname: '<b>' }), [
    'refused',
    'fullname is empty, too long or holds markup.',
  ]);
});

/** Everything of a link that must not be seen again. */
function assertHidden(text: string, link: string) {
  const apikey = /apikey=([0-9a-f]+)/.exec(link)?.[1] ?? '';
  assert.ok(apikey.length > 8 && !text.includes(apikey), 'the whole apikey');
  assert.ok(!text.includes(KEY), 'the key');
}

const paste = (desk: Desk, link: string) => desk.post(DEBUGGER, { link });

consoleStory('a pasted link is explained, and nothing secret comes back', async (house) => {
  const { world, ours } = house;
  const desk = await house.desk();
  await house.recorded();
  assert.match(await desk.open(DEBUGGER), /<textarea[^>]* name="link"/);
  const now = world.clock.now();
  const seconds = signedLink(ours.origin, KEY, jane(Math.floor(now / 1000)));
  const answer = await paste(desk, seconds);
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.text, /The signature was made with ts in seconds, not milliseconds\./);
  assert.match(answer.text, /Take times in seconds/, 'the switch that would take it');
  assert.match(answer.text, /It means Jane Doe, who exists\./);
  assertHidden(answer.text, seconds);

  const broken = seconds.replace(
    /apikey=.*/,
    `apikey=${apikeyOf('another key', jane(now))}&state=a-secret-of-the-browser`,
  );
  const foreign = await paste(desk, broken);
  assert.match(foreign.text, /not signed with a key of yours/);
  assertHidden(foreign.text, broken);
  assert.ok(!foreign.text.includes(apikeyOf(KEY, jane(Math.floor(now / 1000)))), 'the digest that it should have had');
  assert.ok(!foreign.text.includes('a-secret-of-the-browser'));

  const given = await paste(desk, `${seconds.replace(/apikey=.*/, '')}apikey=${KEY}`);
  assert.match(given.text, /itself was sent as apikey/);
  assert.ok(!given.text.includes(KEY) && !given.text.includes(KEY.slice(0, 4)), 'no part of a key');
  assert.equal((await paste(desk, ' ')).status, 422);
  assert.deepEqual(await house.recorded(), [], 'explaining is no event');
  assert.deepEqual(
    await world.program.ctx.db.selectFrom('remote_attempt').selectAll().execute(),
    [],
    'and keeps nothing',
  );
});

consoleStory(
  'the expected digest is shown after a fresh proof, of old links only, and it is recorded',
  async (house) => {
    const { world, ours } = house;
    const ask = (desk: Desk, link: string) => desk.post(`${DEBUGGER}/digests`, { link });
    const desk = await house.desk();
    await house.recorded();
    const now = world.clock.now();
    const bad = (ts: number | string) => signedLink(ours.origin, 'another key', { ...jane(0), ts });
    for (const [ts, why] of [
      [now, /could still be used/],
      [now - 4 * MINUTE, /could still be used/],
      [now + HOUR, /could still be used/],
      ['', /no ts that is a time/],
    ] as const) {
      const refused = await ask(desk, bad(ts));
      assert.equal(refused.status, 422);
      assert.match(refused.text, why);
      assert.ok(!refused.text.includes(apikeyOf(KEY, { ...jane(0), ts })));
    }
    assert.deepEqual(await house.recorded(), []);

    const old = now - HOUR;
    const shown = await ask(desk, bad(old));
    assert.equal(shown.status, 200);
    assert.ok(shown.text.includes(apikeyOf(KEY, jane(old))));
    assert.deepEqual(await house.recorded(), ['digest.shown']);
    const events = JSON.stringify(await world.events());
    assert.ok(!events.includes(apikeyOf(KEY, jane(old))) && !events.includes(KEY), 'the event holds no secret');

    world.clock.pass(20 * MINUTE);
    const stale = await ask(desk, bad(old));
    assert.equal(stale.status, 403, 'asked for the password first');
    assert.ok(!stale.text.includes(apikeyOf(KEY, jane(old))));
    assert.deepEqual(await house.recorded(), []);
  },
);

consoleStory('a refused attempt explains itself from what came; a good one has kept nothing', async (house) => {
  const { world, ours } = house;
  const { ctx } = world.program;
  const desk = await house.desk();
  const now = world.clock.now();
  const visitor = world.client({ kind: 'program' });
  const ascii = { ...ana(now), fullname: 'Zo? L?pez' };
  const link = signedLink(ours.origin, KEY, ana(now)).replace(/apikey=[0-9a-f]+/, `apikey=${apikeyOf(KEY, ascii)}`);
  const reference = String((await visitor.get(link)).headers['x-sallyport-ref']);
  const page = await desk.open(`${CONNECTIONS}/attempts/${reference}`);
  assert.match(page, /made over ASCII bytes/);
  assert.match(page, /It would create the customer Zoë López\./);
  assertHidden(page, link);

  const rows = await ctx.db.selectFrom('remote_attempt').selectAll().execute();
  assert.ok(rows[0]?.received && !Buffer.from(rows[0].received).includes('apikey'), 'sealed');
  await world.client().enter(signedLink(ours.origin, KEY, jane(now)));
  const [, good] = await ctx.db.selectFrom('remote_attempt').selectAll().orderBy('id').execute();
  assert.deepEqual([good?.outcome, good?.received], ['admitted', null]);
  assert.doesNotMatch(await desk.open(`${CONNECTIONS}/attempts/${good?.reference}`), /not kept/);

  await ctx.unitOfWork(({ db }) => db.updateTable('remote_attempt').set({ received: null }).execute());
  assert.match(await desk.open(`${CONNECTIONS}/attempts/${reference}`), /The parameters of this link were not kept/);
});

/** Cut at the end, a link that was signed well and only came late would be said to carry a part of its digest. */
consoleStory('a link that is too long to be kept is not explained by what is left of it', async (house) => {
  const { world, ours } = house;
  const late = signedLink(ours.origin, KEY, jane(world.clock.now() - HOUR));
  const [start, apikey = ''] = late.split('&apikey=');
  const filled = `${start}&return_to=`;
  const raw = filled.split('?')[1] ?? '';
  const long = `${filled}${'x'.repeat(4_096 - raw.length - '&apikey='.length - 20)}&apikey=${apikey}`;
  const reference = String((await world.client({ kind: 'program' }).get(long)).headers['x-sallyport-ref']);
  const page = await (await house.desk()).open(`${CONNECTIONS}/attempts/${reference}`);
  assert.match(page, /The parameters of this link were not kept/);
  assert.doesNotMatch(page, /part of the digest/);
});

/**
 * The digest covers the time in milliseconds. A date of January 1970 has as many of them as today has seconds, and a
 * connection may take seconds: its digest, shown because it is so old, would be the one of a fresh link for anybody.
 */
consoleStory(
  'no digest is shown of a time that would be today’s, read in seconds',
  async (house) => {
    const { world, ours } = house;
    const desk = await house.desk();
    const seconds = Math.floor(world.clock.now() / SECOND);
    for (const ts of [new Date(seconds).toISOString(), `${seconds / 10 ** 9}E9`]) {
      const refused = await desk.post(`${DEBUGGER}/digests`, {
        link: signedLink(ours.origin, 'another key', { ...jane(0), ts }),
      });
      assert.equal(refused.status, 422);
      assert.ok(!refused.text.includes(apikeyOf(KEY, jane(seconds))), ts);
    }
    const fresh = await world.client().enter(signedLink(ours.origin, KEY, jane(seconds)));
    assert.equal(fresh.location, `${ours.origin}/portal/`, 'such links are taken');
  },
  { ...acme, connection: { ...acme.connection, options: { seconds_timestamps: true } } },
);

/** Anybody can make a digest without a key: whoever may explain links must not learn by it who is known here. */
consoleStory('a link that was made without the key says nothing of anybody', async (house) => {
  const { world, ours } = house;
  const now = world.clock.now();
  for (const [key, id] of [
    ['', 'key_left_out'],
    ['undefined', 'key_left_out'],
    ['website', 'not_the_key'],
  ] as const) {
    const explained = await explain(house, signedLink(ours.origin, key, jane(now)));
    assert.deepEqual([idsOf(explained), explained.person, stateOf(explained, 'user')], [[id], undefined, 'not_judged']);
  }
});

/** A link that was only refused for where it came in is good for three minutes: its page must not hand it out. */
consoleStory(
  'a good link that came to the wrong host cannot be used by whoever reads its attempt',
  async (house) => {
    const { world, ours } = house;
    const desk = await house.desk();
    const link = signedLink('https://help.acme.example', KEY, jane(world.clock.now()), { state: 'state-of-a-flow' });
    const reference = String((await world.client({ kind: 'program' }).get(link)).headers['x-sallyport-ref']);
    const page = await desk.open(`${CONNECTIONS}/attempts/${reference}`);
    assert.match(page, /an alias of the portal/);
    assertHidden(page, link);
    assert.ok(!page.includes('state-of-a-flow'));
    assert.deepEqual(await ours.sessions(), (await ours.sessions()).slice(0, 1), 'nobody came in by it');
  },
  { ...acme, aliases: ['help.acme.example'] },
);

/** Another organization’s administrator, a representative and a customer: the debugger is nobody’s but ours. */
test('only an administrator asks the debugger, and only about keys of their own', async (t) => {
  const house = await openConsole(t);
  const { world, ours, theirs } = house;
  const now = world.clock.now();
  const link = signedLink(ours.origin, 'not a key', jane(now));
  const reference = String((await world.client({ kind: 'program' }).get(link)).headers['x-sallyport-ref']);
  for (const email of ['rep@acme.example', 'jane@acme.example']) {
    const desk = await house.desk(ours.origin, email);
    for (const path of [DEBUGGER, `${CONNECTIONS}/attempts/${reference}`])
      assert.equal((await desk.get(path)).status, 404);
    assert.equal((await paste(desk, link)).status, 404);
    assert.equal((await desk.post(`${DEBUGGER}/digests`, { link })).status, 404);
  }
  const stranger = await world.client().post(`${ours.origin}${DEBUGGER}`, { link });
  assert.ok(stranger.status === 303 || stranger.status === 302 || stranger.status === 404, String(stranger.status));

  const neighbour = await signInAs(world, theirs, 'root@acme.example');
  assert.equal((await neighbour.get(`${theirs.origin}${CONNECTIONS}/attempts/${reference}`)).status, 404);
  const ownKeys = await neighbour.post(`${theirs.origin}${DEBUGGER}`, {
    link: signedLink(theirs.origin, KEY, jane(now)),
  });
  assert.match(ownKeys.text, /not signed with a key of yours/);
  const theirKey = await paste(await house.desk(), signedLink(ours.origin, theirs.key, jane(now)));
  assert.match(theirKey.text, /not signed with a key of yours/);
  assert.doesNotMatch(theirKey.text, /decoy/);
});

/** Opened a hundred times at once, the page that waits for a link would keep the server busy for more than a minute. */
consoleStory('the waiting page has nothing searched for oftener than it looks by itself', async (house) => {
  const { world, ours } = house;
  const desk = await house.desk();
  await world.client({ kind: 'program' }).get(signedLink(ours.origin, '', jane(world.clock.now())));
  const path = `${CONNECTIONS}/${ours.connection.id}/test`;
  for (let count = 0; count < 150; count += 1) assert.match(await desk.open(path), /made without the key/);
  for (let count = 0; count < 30; count += 1) await desk.open(path);
  assert.doesNotMatch(await desk.open(path), /made without the key/);
  world.clock.pass(6 * MINUTE);
  assert.match(await desk.open(path), /made without the key/);
});

consoleStory('nobody makes the server search without end', async (house) => {
  const { world, ours } = house;
  const desk = await house.desk();
  const link = signedLink(ours.origin, KEY, jane(world.clock.now()));
  for (let count = 0; count < 60; count += 1) assert.equal((await paste(desk, link)).status, 200);
  const refused = await paste(desk, link);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Too many links/);
  world.clock.pass(6 * MINUTE);
  assert.equal((await paste(desk, link)).status, 200);
});
