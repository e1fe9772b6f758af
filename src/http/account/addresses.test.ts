import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { givePhone } from '../../../test/support/authenticator.ts';
import { deskOf, givePassword, openConsole, PASSWORD } from '../../../test/support/console-house.ts';
import { DAY, MINUTE } from '../../kit/clock.ts';
import { readText } from '../../mail/seal-text.ts';
import { settleEnrolment } from '../../signin/settle-enrolment.ts';

const JANE = 'jane@acme.example';
const NEW = 'jane.doe@elsewhere.example';
const ROOT = 'root@acme.example';

async function openHouse(t: TestContext) {
  const house = await openConsole(t);
  for (const email of [ROOT, JANE]) await givePassword(house, email);
  await house.recorded();
  const release = (managed_at: number | null) =>
    house.world.program.ctx.unitOfWork(({ db }) =>
      db.updateTable('person').set({ managed_at }).where('organization_id', '=', house.ours.organization.id).execute(),
    );
  await release(null);
  const { ctx } = house.world.program;
  /** Newest first. */
  const letters = async () => {
    const rows = await ctx.db.selectFrom('mail').selectAll().orderBy('id', 'desc').execute();
    return rows.map(({ id, recipient, subject, body, sealed_body: sealedBody }) => ({
      recipient,
      subject,
      text: readText(ctx, { id, body, sealedBody }),
    }));
  };
  const codeFor = async (recipient: string) => {
    const letter = (await letters()).find((one) => one.recipient === recipient && /\d{4} \d{4}/.test(one.text));
    return /\d{4} \d{4}/.exec(letter?.text ?? '')?.[0] ?? '';
  };
  const linkTo = async (recipient: string) => {
    const letter = (await letters()).find((one) => one.recipient === recipient && one.text.includes('/not-me/'));
    return new URL(/https:\S+\/not-me\/\S+/.exec(letter?.text ?? '')?.[0] ?? 'https://none.example/').pathname;
  };
  const emailOf = async (id: string) => {
    const query = ctx.db
      .selectFrom('identifier')
      .select('value')
      .where('person_id', '=', id)
      .where('kind', '=', 'email');
    return (await query.executeTakeFirstOrThrow()).value;
  };
  const jane = (await house.ours.people()).find(({ email }) => email === JANE);
  assert.ok(jane);
  return { ...house, letters, codeFor, linkTo, emailOf, release, janeId: jane.id };
}

const url = '/account/addresses';

test('another address signs in once a code that was mailed there is typed; both hear of it', async (t) => {
  const { world, ours, desk, letters, codeFor, emailOf, janeId, recorded } = await openHouse(t);
  const { get, open, post } = await desk(ours.origin, JANE);
  assert.match(await open(url), /jane@acme\.example/);
  for (const [email, sentence] of [
    ['not an address', 'Enter an email address'],
    ['JANE@acme.example', 'the address you have'],
  ] as const) {
    const refused = await post(`${url}/email`, { email });
    assert.equal(refused.status, 422);
    assert.match(refused.text, new RegExp(sentence));
  }
  assert.match(await open(`${url}/email/code`), /No code is under way/);
  assert.equal((await post(`${url}/email`, { email: NEW })).location, `${ours.origin}${url}/email/code`);
  assert.equal(await emailOf(janeId), JANE);
  assert.equal((await post(`${url}/email/code`, { code: '00000000' })).status, 422);
  // A code for one purpose is none for another, and none in another session.
  const code = await codeFor(NEW);
  assert.equal((await post(`${url}/notices/code`, { code })).status, 422);
  const elsewhere = await desk(ours.origin, JANE);
  assert.equal((await elsewhere.post(`${url}/email/code`, { code })).status, 422);
  await recorded();
  assert.equal((await post(`${url}/email/code`, { code })).location, `${ours.origin}${url}?done=email`);
  assert.deepEqual(await recorded(), ['address.changed']);
  assert.equal(await emailOf(janeId), NEW);
  assert.equal((await post(`${url}/email/code`, { code })).status, 422);
  const told = (await letters()).filter(({ subject }) => /address of your account was changed/.test(subject));
  assert.deepEqual(told.map(({ recipient }) => recipient).sort(), [NEW, JANE]);
  assert.equal(new Set(told.map(({ text }) => /not-me\/\S+/.exec(text)?.[0])).size, 1);
  const events = JSON.stringify(await world.events());
  assert.ok(!events.includes(NEW));
  world.clock.pass(11 * MINUTE);
  assert.match((await get(`${url}/email`)).location ?? '', /\/account\/confirm/);
});

test('the address of somebody whom a file manages is changed there alone', async (t) => {
  const { ours, desk, release } = await openHouse(t);
  await release(1);
  const { open, get, post } = await desk(ours.origin, JANE);
  assert.match(await open(url), /configuration file of your company/);
  assert.equal((await get(`${url}/email`)).status, 404);
  assert.equal((await post(`${url}/email`, { email: NEW })).status, 404);
});

/** Threat: somebody learns who has an account here by asking for their address. */
test('an address that somebody has is mailed a code like any other, and refused only once it is proved', async (t) => {
  const { ours, desk, codeFor, emailOf, janeId } = await openHouse(t);
  const { post } = await desk(ours.origin, JANE);
  const asked = await post(`${url}/email`, { email: ROOT });
  assert.equal(asked.location, `${ours.origin}${url}/email/code`);
  const refused = await post(`${url}/email/code`, { code: await codeFor(ROOT) });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /cannot be used here/);
  assert.equal(await emailOf(janeId), JANE);
});

test('five wrong codes end a code, and five codes an hour are enough', async (t) => {
  const { ours, desk, codeFor } = await openHouse(t);
  const { post } = await desk(ours.origin, JANE);
  await post(`${url}/notices`, { email: NEW });
  const right = await codeFor(NEW);
  const wrong = right === '0000 0000' ? '11111111' : '00000000';
  for (let n = 0; n < 5; n += 1) assert.equal((await post(`${url}/notices/code`, { code: wrong })).status, 422);
  assert.match((await post(`${url}/notices/code`, { code: right })).text, /wrong too often|No code is under way/);
  for (let n = 0; n < 4; n += 1) assert.equal((await post(`${url}/notices`, { email: NEW })).status, 303);
  assert.equal((await post(`${url}/notices`, { email: NEW })).status, 429);
});

test('every notice goes to every address of the account, and to one that is removed a last time', async (t) => {
  const { ours, desk, letters, codeFor } = await openHouse(t);
  const { open, post } = await desk(ours.origin, JANE);
  await post(`${url}/notices`, { email: NEW });
  assert.equal((await post(`${url}/notices/code`, { code: await codeFor(NEW) })).status, 303);
  await post('/account/password', { password: 'quite another phrase' });
  const subjects = async (address: string) =>
    (await letters()).filter(({ recipient, subject }) => recipient === address && !/Confirm/.test(subject)).length;
  assert.deepEqual([await subjects(JANE), await subjects(NEW)], [2, 2]);
  const removal = /action="(\/account\/addresses\/nad_[^"]+\/remove)"/.exec(await open(url))?.[1] ?? '';
  assert.equal((await post(removal)).status, 303);
  assert.equal((await post(removal)).status, 404);
  assert.deepEqual([await subjects(JANE), await subjects(NEW)], [3, 3]);
  await post('/account/password', { password: 'again another phrase' });
  assert.deepEqual([await subjects(JANE), await subjects(NEW)], [4, 3]);
});

/** Threat: whoever sits in a session of the owner takes the account over; the owner reads of it in the old mailbox. */
test('“that was not me” shuts the account, and brings back the address that was changed', async (t) => {
  const { world, ours, theirs, desk, codeFor, linkTo, emailOf, janeId, recorded } = await openHouse(t);
  const thief = await desk(ours.origin, JANE);
  await thief.post(`${url}/email`, { email: NEW });
  await thief.post(`${url}/email/code`, { code: await codeFor(NEW) });
  const link = await linkTo(JANE);
  const owner = deskOf(world.client(), ours.origin);
  for (let n = 0; n < 20; n += 1) assert.equal((await owner.get(link)).status, 200);
  const foreign = await world.client().get(`${theirs.origin}${link}`);
  assert.equal(foreign.status, 410);
  assert.equal(await world.signedIn(thief.client, ours.origin), NEW);
  await recorded();
  const shut = await owner.post(link);
  assert.match(shut.text, /The account is shut/);
  const events = await recorded();
  for (const type of ['account.suspended', 'session.ended', 'password.disabled', 'address.changed'] as const) {
    assert.ok(events.includes(type), type);
  }
  assert.equal(await world.signedIn(thief.client, ours.origin), undefined);
  assert.equal(await emailOf(janeId), JANE);
  for (const answer of [await owner.get(link), await owner.post(link)]) assert.equal(answer.status, 410);
  const again = deskOf(world.client(), ours.origin);
  assert.notEqual((await again.post('/login', { identifier: JANE, password: PASSWORD })).status, 303);
  await theirs.assertUntouched();
});

test('what was set up proves nothing after an objection, and still asks for a second step', async (t) => {
  const { world, ours, desk, linkTo } = await openHouse(t);
  const { ctx } = world.program;
  const { post } = await desk(ours.origin, JANE);
  const phone = await givePhone(world, ours, JANE);
  const person = (await ours.people()).find(({ email }) => email === JANE);
  assert.ok(person);
  await ctx.unitOfWork((unit) =>
    settleEnrolment(
      { ...unit, now: ctx.now, sealer: ctx.sealer },
      {
        person: { id: person.id, organizationId: ours.organization.id, email: JANE, language: null },
        organization: ours.organization,
      },
      { factor: 'totp', notice: 'authenticator_enrolled' },
    ),
  );
  await deskOf(world.client(), ours.origin).post(await linkTo(JANE));
  const rows = await ctx.db.selectFrom('authenticator').select('disabled_at').execute();
  assert.equal(rows.filter((row) => row.disabled_at !== null).length, 1);
  assert.notEqual(phone.secret, '');
  assert.equal((await post('/account/password', { password: 'quite another phrase' })).status, 302, 'nobody is in');
});

test('after a week nobody objects any more', async (t) => {
  const { world, ours, desk, linkTo } = await openHouse(t);
  const { post } = await desk(ours.origin, JANE);
  await post('/account/password', { password: 'quite another phrase' });
  const link = await linkTo(JANE);
  world.clock.pass(7 * DAY);
  for (const answer of [await deskOf(world.client(), ours.origin).post(link)]) assert.equal(answer.status, 410);
});
