import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { DAY, HOUR, MINUTE } from '../../src/kit/clock.ts';
import { givePhone } from '../support/authenticator.ts';
import { deskOf, givePassword, openConsole, PASSWORD } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { readMails } from '../support/read-mails.ts';
import { setPolicy } from '../support/set-policy.ts';
import { signInAs } from '../support/sign-in.ts';
import { temporaryDatabase } from '../support/temporary-store.ts';

const JANE = 'jane@acme.example';
const NEW = 'seven new words for a quiet door';
const form = { called_back: 'on', told_facts: 'on', note: 'Called the number of the contract.' };
const amy = {
  email: 'amy@acme.example',
  loginName: 'amy.admin',
  fullName: 'Amy Admin',
  kind: 'representative',
  role: 'CEO',
  profile: 'Administrator',
} as const;

async function open(t: TestContext, options: Parameters<typeof openConsole>[2] = {}) {
  const house = await openConsole(t, { ...acme, people: [...(acme.people ?? []), amy] }, options);
  const { world, ours } = house;
  const { ctx } = world.program;
  await givePassword(house, JANE);
  await givePhone(world, ours, JANE);
  const jane = (await ours.people()).find(({ email }) => email === JANE);
  assert.ok(jane);
  const path = `/console/people/${jane.id}/recovery`;
  const stranger = deskOf(world.client(), ours.origin);
  const linkIn = async (what: string) => {
    const bodies = (await readMails(ctx)).map(({ body }) => body).toReversed();
    const link = bodies.map((body) => new RegExp(`https://\\S+${what}[\\w-]{43}`).exec(body)?.[0]).find(Boolean);
    return new URL(link ?? 'https://nothing.example/').pathname;
  };
  await house.recorded();
  const recorded = async () => (await house.recorded()).filter((type) => type !== 'session.started');
  return {
    ...house,
    recorded,
    ctx,
    jane,
    path,
    stranger,
    /** Root, with a proof of now. */
    root: () => house.desk(),
    begin: async () => (await house.desk()).post(path, form),
    async send() {
      const page = (await (await house.desk()).post(`${path}/send`)).text;
      return /id="read-out-code"[^>]*>([\d ]*)</.exec(page)?.[1] ?? '';
    },
    link: () => linkIn('/recovery/'),
    stopLink: () => linkIn('/recovery/stop/'),
    choose: (link: string, code: string, password = NEW) => stranger.post(link, { code, password }),
  };
}

test('checks, a day to object, then link and code together lead to a new password and nothing else', async (t) => {
  const house = await open(t);
  const { world, ours, jane, ctx } = house;
  const inside = await signInAs(world, ours, JANE);
  const begun = await house.begin();
  assert.equal(begun.status, 303, begun.text);
  assert.deepEqual(await house.recorded(), ['recovery.begun']);
  assert.equal(await house.send(), '', 'not within the first day');
  assert.equal(await world.signedIn(inside, ours.origin), JANE, 'nothing changes before the proof');
  world.clock.pass(DAY);
  const code = await house.send();
  assert.match(code, /^\d{4} \d{4}$/);
  assert.doesNotMatch(await (await house.root()).open(house.path), new RegExp(code), 'shown once');
  const link = await house.link();
  for (let turn = 0; turn < 20; turn += 1) assert.equal((await house.stranger.get(link)).status, 200);
  const shown = await house.stranger.get(link);
  assert.equal(shown.headers['referrer-policy'], 'no-referrer');

  assert.equal((await house.choose(link, code, 'short')).status, 422);
  assert.equal((await house.choose(link, '0000 0000')).status, 422);
  const still = await signInAs(world, ours, JANE);
  const done = await house.choose(link, code);
  assert.equal(done.status, 200, done.text);
  assert.match(done.text, /Sign in with it now/);
  assert.equal(await world.signedIn(house.stranger.client, ours.origin), undefined, 'nobody is let in by it');
  assert.equal(await world.signedIn(still, ours.origin), undefined, 'every session ended');
  assert.equal((await house.choose(link, code)).status, 410);
  const left = await ctx.db.selectFrom('authenticator').selectAll().where('person_id', '=', jane.id).execute();
  assert.deepEqual(left, []);
  const signIn = await world.client().post(`${ours.origin}/login`, { identifier: JANE, password: PASSWORD });
  assert.notEqual(signIn.status, 303, 'the old password is worth nothing');
  const events = await house.recorded();
  for (const type of ['recovery.sent', 'recovery.refused', 'password.set', 'session.ended', 'recovery.finished'])
    assert.ok(events.includes(type as (typeof events)[number]), `${type} of ${events}`);
  const secrets = [code, code.replace(' ', ''), link.split('/').at(-1) ?? '', NEW];
  const told = JSON.stringify(await world.events());
  for (const secret of secrets) assert.ok(!told.includes(secret));
  await house.theirs.assertUntouched();
});

test('every address of the account hears of it, and whoever did not ask stops it', async (t) => {
  const house = await open(t);
  const { ctx, jane } = house;
  await ctx.unitOfWork(async ({ db }) => {
    const row = {
      id: 'adr_1',
      organization_id: house.ours.organization.id,
      person_id: jane.id,
      verified_at: ctx.now(),
    };
    await db
      .insertInto('notice_address')
      .values({ ...row, email: 'jane@home.example' })
      .execute();
  });
  await house.begin();
  const told = (await readMails(ctx)).filter(({ subject }) => /helps you back in/.test(subject));
  assert.deepEqual(told.map(({ recipient }) => recipient).toSorted(), [JANE, 'jane@home.example']);
  const stop = await house.stopLink();
  const asked = await house.stranger.get(stop);
  assert.match(asked.text, /It was not me/);
  assert.equal((await house.root().then((root) => root.open(house.path))).includes('Give it up'), true);
  assert.match((await house.stranger.post(stop, {})).text, /Nothing about your account was changed/);
  house.world.clock.pass(DAY);
  assert.equal(await house.send(), '');
  assert.equal((await house.stranger.get(stop)).status, 410);
  assert.deepEqual(await house.recorded(), ['recovery.begun', 'recovery.stopped']);
});

test('what was not checked, one’s own account, and a second one at a time are refused', async (t) => {
  const house = await open(t);
  const root = await house.root();
  for (const [sent, sentence] of [
    [{ note: form.note }, /Tick at least two/],
    [{ told_facts: 'on', note: form.note }, /Tick at least two/],
    [{ called_back: 'on', note: form.note }, /Tick at least two/],
    [{ ...form, note: 'x' }, /Write down how/],
  ] as const) {
    const refused = await root.post(house.path, sent);
    assert.equal(refused.status, 422);
    assert.match(refused.text, sentence);
  }
  const people = await house.ours.people();
  const me = people.find(({ email }) => email === 'root@acme.example');
  assert.match((await root.post(`/console/people/${me?.id}/recovery`, form)).text, /your own account/);
  const bob = people.find(({ email }) => email === 'bob@acme.example');
  assert.match((await root.post(`/console/people/${bob?.id}/recovery`, form)).text, /switched off/);
  await house.begin();
  assert.match((await root.post(house.path, form)).text, /under way already/);
  assert.deepEqual(await house.recorded(), ['recovery.begun']);
  const rep = await house.desk(house.ours.origin, 'rep@acme.example');
  for (const path of ['', '/send', '/approve', '/cancel'])
    assert.equal((await rep.post(`${house.path}${path}`, form)).status, 404);
  const theirs = await signInAs(house.world, house.theirs, 'root@acme.example');
  const answer = await deskOf(theirs, house.theirs.origin).post(house.path, form);
  assert.equal(answer.status, 404, 'of another organization');
});

test('where only what cannot be phished lets in, a second administrator agrees, and not the one who began', async (t) => {
  const house = await open(t);
  await setPolicy(house.ctx, house.ours.organization.id, { phishingResistantOnly: true });
  await house.begin();
  house.world.clock.pass(DAY + HOUR);
  assert.equal(await house.send(), '');
  await (await house.root()).post(`${house.path}/approve`);
  assert.equal(await house.send(), '', 'not by oneself');
  const other = await house.desk(house.ours.origin, amy.email);
  assert.match(await other.open(house.path), /I made sure, too/);
  await other.post(`${house.path}/approve`);
  assert.match(await house.send(), /^\d{4} \d{4}$/);
});

test('five wrong codes end the link; a newer link gives no tries back; another administrator gives it up', async (t) => {
  const house = await open(t);
  await house.begin();
  house.world.clock.pass(DAY);
  await house.send();
  const first = await house.link();
  for (let turn = 0; turn < 3; turn += 1) assert.equal((await house.choose(first, '0000 0000')).status, 422);
  const code = await house.send();
  const second = await house.link();
  assert.notEqual(first, second);
  assert.equal((await house.choose(first, code)).status, 410, 'the older link is worth nothing');
  assert.equal((await house.choose(second, '0000 0000')).status, 422);
  assert.equal((await house.choose(second, '0000 0000')).status, 410);
  assert.equal((await house.choose(second, code)).status, 410);
  await house.begin();
  const amys = await house.desk(house.ours.origin, amy.email);
  assert.match((await amys.post(`${house.path}/cancel`)).location ?? '', /done=recovery-cancelled/);
  house.world.clock.pass(DAY);
  assert.equal(await house.send(), '');
});

/** Threat: a link that was meant for one host or person is opened on another, late, or with what belongs to another link. */
test('a link is worth nothing on another host, after a day, or with the code of another account', async (t) => {
  const house = await open(t);
  await house.begin();
  house.world.clock.pass(DAY);
  const code = await house.send();
  const link = await house.link();
  const foreign = deskOf(house.world.client(), house.theirs.origin);
  assert.equal((await foreign.get(link)).status, 410);
  assert.equal((await foreign.post(link, { code, password: NEW })).status, 410);
  assert.equal((await house.stranger.get(await house.stopLink())).status, 200);
  assert.equal((await house.choose((await house.stopLink()).replace('/stop', ''), code)).status, 410);
  house.world.clock.pass(DAY);
  assert.equal((await house.choose(link, code)).status, 410);
  const stale = await house.root();
  house.world.clock.pass(11 * MINUTE);
  assert.notEqual((await stale.post(house.path, form)).location, `${house.ours.origin}${house.path}`);
});

async function useAtOnce(t: TestContext, databaseUrl?: string) {
  const house = await open(t, { ...(databaseUrl !== undefined && { databaseUrl }) });
  await house.begin();
  house.world.clock.pass(DAY);
  const code = await house.send();
  const link = await house.link();
  const answers = await Promise.all(Array.from({ length: 50 }, () => house.choose(link, code)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  const events = await house.recorded();
  assert.equal(events.filter((type) => type === 'recovery.finished').length, 1);
}

test('50 uses of one link at once are one recovery (sqlite)', (t) => useAtOnce(t));

test('50 uses of one link at once are one recovery (postgres)', async (t) => {
  const databaseUrl = await temporaryDatabase(t);
  if (databaseUrl !== undefined) await useAtOnce(t, databaseUrl);
});
