import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { disableFactor } from '../../src/factors/disable-factor.ts';
import { beginKeyEnrolment } from '../../src/factors/webauthn/begin-key-enrolment.ts';
import { checkKeyEnrolment } from '../../src/factors/webauthn/check-key-enrolment.ts';
import { deactivatePerson } from '../../src/session/deactivate-person.ts';
import { settleEnrolment } from '../../src/signin/settle-enrolment.ts';
import { appCode, givePhone } from '../support/authenticator.ts';
import { distrustPasswordOf, givePassword, openConsole, PASSWORD, PUBLIC } from '../support/console-house.ts';
import { readMails } from '../support/read-mails.ts';
import { setPolicy } from '../support/set-policy.ts';
import { signedLink } from '../support/sign-link.ts';
import { softKey } from '../support/soft-authenticator.ts';

const JANE = 'jane@acme.example';
const NEW = 'a wholly new pass phrase';
const CODE = /\d{4} \d{4}/;
const LINK = /https:\S+\/not-me\/\S+/;

/** Jane has a password; nothing here asks for more than the account itself. */
async function openHouse(t: TestContext) {
  const house = await openConsole(t);
  const { world, ours } = house;
  const { ctx } = world.program;
  const { organization, origin } = ours;
  await givePassword(house, JANE);
  const jane = await readPersonByEmail(ctx, organization.id, JANE);
  assert.ok(jane);
  const browser = (host = origin) => {
    const client = world.client();
    const pathOf = ({ status, location }: Awaited<ReturnType<typeof client.get>>) =>
      status === 303 ? new URL(location ?? '').pathname : `${status}`;
    return {
      client,
      open: (path: string) => client.get(`${host}${path}`),
      send: (path: string, form: Readonly<Record<string, string>> = {}) => client.post(`${host}${path}`, form),
      /** Where a form leads. */
      go: async (path: string, form: Readonly<Record<string, string>> = {}) =>
        pathOf(await client.post(`${host}${path}`, form)),
      signIn: async (password = PASSWORD, path = '/login') =>
        pathOf(await client.post(`${host}${path}`, { identifier: JANE, password })),
    };
  };
  return {
    ...house,
    ctx,
    jane,
    origin,
    browser,
    owner: { organizationId: organization.id, personId: jane.id },
    /** Out of the newest mail to somebody that has it. */
    async mailed(pattern: RegExp, to = JANE) {
      const letters = (await readMails(ctx)).filter(({ recipient }) => recipient === to);
      return letters.flatMap(({ body }) => pattern.exec(body)?.[0] ?? []).at(-1) ?? '';
    },
    async settle(notice: 'authenticator_enrolled') {
      await ctx.unitOfWork((unit) =>
        settleEnrolment(
          { ...unit, now: ctx.now, sealer: ctx.sealer },
          { person: jane, organization },
          { factor: 'totp', notice },
        ),
      );
    },
    /** A security key that was set up at the host of the portal. */
    async giveKey() {
      const enrolment = {
        organization,
        person: jane,
        place: 'test',
        origin,
        factor: 'security_key',
        models: null,
      } as const;
      const { challenge } = await ctx.unitOfWork(({ db }) => beginKeyEnrolment({ db, now: ctx.now }, enrolment));
      const response = softKey().register({ challenge, origin });
      const checked = await checkKeyEnrolment(ctx, enrolment, { response, name: '' });
      assert.ok(checked.ok);
      assert.ok(await ctx.unitOfWork((unit) => checked.value.spend({ ...unit, now: ctx.now, sealer: ctx.sealer })));
    },
  };
}

/** Threat: whoever has the password guesses at the codes until the app is disabled, and then comes in by the password alone. */
test('an app that was disabled proves nothing, and still asks for a second step', async (t) => {
  const house = await openHouse(t);
  const { ctx, browser, owner } = house;
  const phone = await givePhone(house.world, house.ours, JANE);
  await ctx.unitOfWork((tx) => disableFactor({ ...tx, now: ctx.now }, owner, 'totp'));
  const guest = browser();
  assert.equal(await guest.signIn(), '/sign-in/recovery-code');
  assert.equal(await guest.go('/sign-in/totp', { code: phone.nextCode() }), '410');
  await setPolicy(ctx, owner.organizationId, { requiredAal: 2 });
  assert.equal(await browser().signIn(), '/sign-in/recovery-code', 'nor is another one set up in its place');
  await setPolicy(ctx, owner.organizationId, {});
  const [one = ''] = phone.recoveryCodes;
  assert.equal(await guest.go('/sign-in/recovery-code', { code: one }), '/account/recovery-code-used');
  assert.equal((await guest.open('/account/code-generator')).status, 404);
  assert.equal(await guest.go('/account/authenticator-app'), '/account/authenticator-app/set-up');
  await ctx.unitOfWork(({ db }) => db.deleteFrom('recovery_code').execute());
  assert.equal(await browser().signIn(), '/sign-in/stopped', 'and without a code nobody comes in');
});

/** Threat: a thief of the mailbox objects to the app, which disables it, and recovers the password by a mailed code alone. */
test('a mailbox shuts an account with a second factor, and does not open it', async (t) => {
  const { world, ours, mailed, settle, browser } = await openHouse(t);
  await givePhone(world, ours, JANE);
  await settle('authenticator_enrolled');
  const thief = browser();
  assert.equal(await thief.go(new URL(await mailed(LINK)).pathname), '200');
  assert.equal(await thief.go('/sign-in/recover', { identifier: JANE }), '/sign-in/email-code');
  assert.equal(await thief.go('/sign-in/email-code', { code: await mailed(CODE) }), '/sign-in/recovery-code');
  assert.equal(await thief.go('/sign-in/recover/new-password', { password: NEW }), '410');
  assert.equal(await thief.signIn(NEW), '422');
});

/** Threat: whoever has the password comes in at a host where the key does not work. */
test('a key of one host asks for a second step at every other', async (t) => {
  const { giveKey, browser } = await openHouse(t);
  await giveKey();
  assert.equal(await browser().signIn(), '/sign-in/security-key');
  assert.equal(await browser(PUBLIC).signIn(PASSWORD, '/acme/safe-access'), '/sign-in/stopped');
});

/**
 * Threat: a thief changes the address twice, so that the second notice names an address of theirs as the former one, and
 * objects to that after the owner has taken the account back.
 */
test('an objection ends those to what came after it, and none before', async (t) => {
  const { ctx, desk, mailed, browser, origin, jane } = await openHouse(t);
  await ctx.unitOfWork(({ db }) => db.updateTable('person').set({ managed_at: null }).execute());
  const [first, second] = ['one@thief.example', 'two@thief.example'];
  const email = async () => (await readPersonByEmail(ctx, jane.organizationId, JANE))?.email;
  const steal = async () => {
    const thief = await desk(origin, JANE);
    for (const address of [first, second]) {
      await thief.post('/account/addresses/email', { email: address });
      const done = await thief.post('/account/addresses/email/code', { code: await mailed(CODE, address) });
      assert.equal(done.status, 303);
    }
    return { owners: new URL(await mailed(LINK)).pathname, thiefs: new URL(await mailed(LINK, second)).pathname };
  };
  const early = await steal();
  assert.equal(await browser().go(early.thiefs), '200');
  assert.equal(
    await browser().go(early.owners),
    '200',
    'a thief who objects first takes the owner’s link away from nobody',
  );
  assert.equal(await email(), JANE);
  const late = await steal();
  assert.equal(await browser().go(late.owners), '200');
  assert.equal(await browser().go(late.thiefs), '410');
  assert.equal(await email(), JANE);
});

/** Threat: somebody who is switched off half-way sets up an authenticator and gets a session for the day they are back. */
test('who is switched off while they set something up has nothing to go on with', async (t) => {
  const { ctx, ours, jane, browser } = await openHouse(t);
  await setPolicy(ctx, jane.organizationId, { requiredAal: 2 });
  const leaver = browser();
  const page = '/sign-in/set-up/authenticator-app';
  assert.equal(await leaver.signIn(), '/sign-in/set-up');
  assert.equal(await leaver.go(page), `${page}/set-up`);
  const { text } = await leaver.open(`${page}/set-up`);
  const secret = /[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}/.exec(text)?.[0].replaceAll(' ', '') ?? '';
  await ctx.unitOfWork((tx) => deactivatePerson({ ...tx, now: ctx.now }, jane, 'test'));
  assert.equal(await leaver.go(`${page}/set-up`, { code: appCode(secret, ctx.now()) }), '410');
  assert.deepEqual(await ours.sessions(), []);
  assert.deepEqual(await ctx.db.selectFrom('authenticator').select('id').execute(), []);
});

/** Threat: one recovery code that was found opens the account for a month. */
test('a browser is remembered after a second factor alone, whatever its form says', async (t) => {
  const { world, ours, browser } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  const [one = ''] = phone.recoveryCodes;
  const finder = browser();
  assert.equal(await finder.signIn(), '/sign-in/totp');
  const used = await finder.go('/sign-in/recovery-code', { code: one, remember: 'on' });
  assert.equal(used, '/account/recovery-code-used');
  await finder.send('/sign-out');
  assert.equal(await finder.signIn(), '/sign-in/totp');
});

/** Threat: whoever knows a password that was given away proved it before the owner chose another, and goes on. */
test('a new password in place of one that others may know ends what was half-way by the old one', async (t) => {
  const { ctx, world, ours, browser } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  await distrustPasswordOf(ctx, ours, JANE);
  const [thief, owner] = [browser(), browser()];
  assert.equal(await thief.signIn(), '/sign-in/totp');
  assert.equal(await owner.signIn(), '/sign-in/totp');
  assert.equal(await owner.go('/sign-in/totp', { code: phone.nextCode() }), '/sign-in/new-password');
  assert.equal(await owner.go('/sign-in/new-password', { password: NEW }), '/portal/');
  assert.equal(await thief.go('/sign-in/totp', { code: phone.nextCode() }), '410');
});

/**
 * Threat: a squatter signs up at the company’s site with the address of somebody else, sets up a passkey because the policy
 * asks for one, and with it a password, which counts as a proof of the address from then on.
 */
test('who comes on a mere assertion sets nothing up before the address is proved', async (t) => {
  const { ctx, ours, origin, browser, mailed } = await openHouse(t);
  await setPolicy(ctx, ours.organization.id, { requiredAal: 2 });
  const victim = { email: 'vic@acme.example', loginname: 'vic.tim', fullname: 'Vic Tim', utype: 'portal' };
  const { client, open, send, go } = browser();
  await client.enter(signedLink(origin, ours.key, { operation: 'signup', ...victim, ts: Date.now() }));
  const { location } = await open('/sign-in/continue');
  assert.equal(location, `${origin}/sign-in/email-code?problem=not_sent`);
  const options = '/sign-in/set-up/passkeys/new/options';
  assert.equal((await send(options)).status, 404);
  assert.equal(await go('/sign-in/email-code/challenge'), '/sign-in/email-code');
  assert.equal(await go('/sign-in/email-code', { code: await mailed(CODE, victim.email) }), '/sign-in/set-up');
  assert.equal((await send(options)).status, 200);
});

/** Threat: a stranger has us mail a link to a host of theirs, whose opening by a mail program tells them the code. */
test('nothing is begun or goes on at a host that is none of ours, so no mail leads there', async (t) => {
  const { ctx, ours, browser, desk, origin } = await openHouse(t);
  await setPolicy(ctx, ours.organization.id, { factors: ['passkey', 'password', 'totp', 'email_code'] });
  const evil = 'https://evil.example';
  assert.equal(await browser(evil).go('/acme/safe-access', { identifier: JANE }), '404');
  assert.equal(await browser(evil).go('/acme/safe-access/passkey/options'), '404');
  const { client, go } = browser();
  assert.equal(await go('/login', { identifier: JANE }), '/sign-in/password');
  const inside = (await desk(origin, JANE)).client;
  for (const [taken, path] of [
    [client, '/sign-in/email-code/challenge'],
    [inside, '/account/confirm-address/code'],
  ] as const) {
    const cookie = taken.jar.header(new URL(origin));
    const answer = await browser(evil).client.post(`${evil}${path}`, {}, { cookie });
    assert.notEqual(answer.status, 200);
  }
  assert.deepEqual(
    (await readMails(ctx)).filter(({ body }) => body.includes('evil.example')),
    [],
  );
});

/** Threat: whoever types a name learns from the message that was not sent that somebody without a phone has it. */
test('before the first proof a message that is not sent looks like one that is', async (t) => {
  const { ctx, ours, browser } = await openHouse(t);
  const factors = ['passkey', 'password', 'totp', 'sms_code'] as const;
  await setPolicy(ctx, ours.organization.id, { personalQuestions: 'with_possession', factors, smsCountries: ['DE'] });
  for (const identifier of [JANE, 'bob@acme.example', 'nobody@acme.example']) {
    const stranger = browser();
    await stranger.send('/login', { identifier });
    const { location } = await stranger.send('/sign-in/sms-code/challenge');
    assert.equal(location, `${ours.origin}/sign-in/sms-code`, identifier);
  }
});
