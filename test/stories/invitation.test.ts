import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { changePerson } from '../../src/directory/change-person.ts';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { SESSION } from '../../src/http/cookies.ts';
import { DAY, HOUR, MINUTE } from '../../src/kit/clock.ts';
import { deactivatePerson } from '../../src/session/deactivate-person.ts';
import { countMail } from '../../src/signin/invitation/send-invitation.ts';
import { givePhone } from '../support/authenticator.ts';
import { startChildServer } from '../support/child-server.ts';
import {
  type ConsoleHouse,
  type Desk,
  openConsole,
  PASSWORD,
  PUBLIC,
  setPasswordOf,
} from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import type { Answer } from '../support/http-client.ts';
import { readMails } from '../support/read-mails.ts';
import type { OrganizationPlan } from '../support/settle-organization.ts';
import { signInAs } from '../support/sign-in.ts';
import { signedLink } from '../support/sign-link.ts';
import { temporaryDatabase, temporaryFolder } from '../support/temporary-store.ts';

const nina = 'nina@acme.example';
const form = { email: nina, full_name: 'Nina Nord', kind: 'representative', role: 'Manager', profile: 'Standard' };
const GONE = /This invitation opens nothing any more/;

interface Invited extends ConsoleHouse {
  readonly root: Desk;
  /** `/invitation/…` of the newest mail to the address. */
  readonly path: (email?: string) => Promise<string>;
  /** Invites somebody and answers the path of the link. */
  readonly invite: (change?: Partial<typeof form>) => Promise<string>;
  /** A form sent by somebody who has the link, in a browser of their own. */
  readonly accept: (path: string, password?: string, origin?: string) => Promise<Answer>;
  readonly invited: (email?: string) => ReturnType<typeof readPersonByEmail>;
}

/** Every story has a second organization with the same people, of which nothing may change. */
function story(title: string, tell: (house: Invited, t: TestContext) => Promise<void>, plan: OrganizationPlan = acme) {
  for (const engine of ['sqlite', 'postgres'] as const) {
    test(`${title} (${engine})`, async (t) => {
      const databaseUrl = engine === 'postgres' ? await temporaryDatabase(t) : undefined;
      if (engine === 'postgres' && databaseUrl === undefined) return;
      const house = await openConsole(t, plan, databaseUrl === undefined ? {} : { databaseUrl });
      await tell(await openDesk(house), t);
      await house.theirs.assertUntouched();
    });
  }
}

async function openDesk(house: ConsoleHouse): Promise<Invited> {
  const { ours, world, desk } = house;
  const { ctx } = world.program;
  const root = await desk();
  const path = async (email = nina) => {
    const body = (await readMails(ctx)).findLast(({ recipient }) => recipient === email)?.body ?? '';
    return /\/invitation\/[A-Za-z0-9_-]+/.exec(body)?.[0] ?? assert.fail(body);
  };
  await house.recorded();
  return {
    ...house,
    root,
    path,
    async invite(change = {}) {
      const sent = await root.post('/console/people/invite', { ...form, ...change });
      assert.match(sent.location ?? sent.text, /done=invited-by-hand$/);
      return path(change.email);
    },
    accept: (to, password = PASSWORD, origin = ours.origin) => world.client().post(`${origin}${to}`, { password }),
    invited: (email = nina) => readPersonByEmail(ctx, ours.organization.id, email),
  };
}

const isOpen = async ({ world, ours }: Invited, path: string) => {
  const { status, text } = await world.client().get(`${ours.origin}${path}`);
  assert.ok(status === 200 || (status === 410 && GONE.test(text)), `${status}: ${text}`);
  return status === 200;
};

story('an invited colleague chooses a password, is signed in, and their address is proved', async (house) => {
  const { invite, root, world, ours, invited, recorded } = house;
  const path = await invite();
  assert.deepEqual(await recorded(), ['person.created', 'person.invited']);
  assert.equal((await invited())?.emailVerifiedAt, null, 'so far only asserted');
  const sheet = `/console/people/${(await invited())?.id}`;
  assert.match(await root.open(sheet), /Not accepted yet.*Send again.*Withdraw/s);
  assert.match(await root.open('/console/people'), /Nina Nord.*Invited/s);

  const client = world.client();
  const page = await client.get(`${ours.origin}${path}`);
  assert.match(page.text, /Welcome to acme Support.*Nina Nord.*value="nina@acme\.example"/s);
  assert.equal(page.headers['set-cookie'], undefined);
  const short = await client.post(`${ours.origin}${path}`, { password: 'fourteen chars' });
  assert.equal(short.status, 422);
  assert.match(short.text, /at least 15 characters/);
  const own = await client.post(`${ours.origin}${path}`, { password: `${nina}${nina}` });
  assert.match(own.text, /little more than your name/);
  assert.deepEqual(await recorded(), [], 'neither looking nor a bad password changes anything');

  const accepted = await client.post(`${ours.origin}${path}`, { password: PASSWORD });
  assert.equal(accepted.location, `${ours.origin}/workspace`);
  assert.equal(await world.signedIn(client, ours.origin), nina);
  assert.deepEqual(await recorded(), ['invitation.accepted', 'password.set', 'session.started', 'address.verified']);
  assert.notEqual((await invited())?.emailVerifiedAt, null);
  assert.match(await root.open(sheet), /Accepted/);

  const later = world.client();
  const signedIn = await later.post(`${ours.origin}/login`, { identifier: nina, password: PASSWORD });
  assert.equal(signedIn.status, 303);
  assert.equal(await world.signedIn(later, ours.origin), nina);
});

story('customers can be invited, and land in the portal', async ({ invite, accept, ours }) => {
  const path = await invite({ kind: 'customer' });
  assert.equal((await accept(path)).location, `${ours.origin}/portal/`);
});

/** Threat: programs that look through mails open every link, some with HEAD, some twice, some with a form of their own. */
story('a program that opens the link does not use it up', async (house) => {
  const { invite, world, ours, recorded } = house;
  const path = await invite();
  await recorded();
  const scanner = world.client({ kind: 'program' });
  for (const method of ['GET', 'HEAD', 'GET']) await scanner.send(`${ours.origin}${path}`, { method });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = `password=${encodeURIComponent('the password of the program')}`;
  const posted = await scanner.send(`${ours.origin}${path}`, { method: 'POST', headers, body });
  assert.equal(posted.status, 403, 'a form of no page of ours');
  assert.deepEqual(await recorded(), []);
  assert.ok(await isOpen(house, path));
});

/** Threat: the link is forwarded, or read by a second person: the later one must not get in, or change the password. */
story('the link works once', async ({ invite, accept, world, ours, recorded }) => {
  const path = await invite();
  assert.equal((await accept(path)).status, 303);
  await recorded();
  const again = await accept(path, 'the password of a second person');
  assert.equal(again.status, 410);
  assert.match(again.text, GONE);
  assert.deepEqual(await recorded(), []);
  const client = world.client();
  await client.post(`${ours.origin}/login`, { identifier: nina, password: PASSWORD });
  assert.equal(await world.signedIn(client, ours.origin), nina, 'the first password counts');
});

story('of fifty at the same moment one gets in, with the password of that one', async (house) => {
  const { invite, accept, ours, world, recorded, invited } = house;
  const path = await invite();
  await recorded();
  const passwords = Array.from({ length: 50 }, (_, index) => `password of browser number ${index}`);
  const answers = await Promise.all(passwords.map((password) => accept(path, password)));
  const winners = answers.flatMap(({ status }, index) => (status === 303 ? [index] : []));
  assert.equal(winners.length, 1);
  for (const { status } of answers) assert.ok([303, 410, 429].includes(status), String(status));
  assert.deepEqual(await recorded(), ['invitation.accepted', 'password.set', 'session.started', 'address.verified']);
  const client = world.client();
  const password = passwords[winners[0] ?? -1] ?? '';
  await client.post(`${ours.origin}/login`, { identifier: nina, password });
  assert.equal(await world.signedIn(client, ours.origin), nina);
  const id = (await invited())?.id;
  assert.equal((await ours.sessions()).filter(({ personId }) => personId === id).length, 2);
});

test('of fifty at the same moment, at two processes on one PostgreSQL, one gets in', async (t) => {
  const databaseUrl = await temporaryDatabase(t);
  if (databaseUrl === undefined) return;
  const { invite, ours, world, recorded } = await openDesk(await openConsole(t, acme, { databaseUrl }));
  const servers = await Promise.all([1, 2].map(() => startChildServer(t, temporaryFolder(t), databaseUrl)));
  const path = await invite();
  await recorded();
  const browsers = Array.from({ length: 50 }, (_none, index) => servers[index % 2]?.client() ?? assert.fail());
  const answers = await Promise.all(
    browsers.map((client, index) => client.post(`${ours.origin}${path}`, { password: `password of browser ${index}` })),
  );
  const winners = answers.flatMap(({ status }, index) => (status === 303 ? [index] : []));
  assert.equal(winners.length, 1);
  for (const { status } of answers) assert.ok([303, 410, 429].includes(status), String(status));
  assert.deepEqual(await recorded(), ['invitation.accepted', 'password.set', 'session.started', 'address.verified']);
  const client = world.client();
  await client.post(`${ours.origin}/login`, { identifier: nina, password: `password of browser ${winners[0]}` });
  assert.equal(await world.signedIn(client, ours.origin), nina);
});

/** Threat: whoever was withdrawn in the same moment is told otherwise than it came. */
story('withdrawn and accepted at the same moment, it is one or the other', async (house) => {
  const { invite, accept, root, invited, recorded } = house;
  for (let round = 0; round < 8; round += 1) {
    const email = `n${round}@acme.example`;
    const path = await invite({ email });
    const withdraw = `/console/people/${(await invited(email))?.id}/invitation/withdraw`;
    await recorded();
    const [accepted] = await Promise.all([accept(path), root.post(withdraw)]);
    const events = await recorded();
    const isIn = accepted.status === 303;
    assert.equal(events.includes('invitation.accepted'), isIn);
    assert.equal(events.includes('password.set'), isIn);
    assert.equal(events.includes('invitation.withdrawn'), !isIn);
  }
});

/** Threat: a link is told from another by how it is dead: which addresses were invited, who was switched off. */
story('every dead link gets the same answer, to the byte', async (house) => {
  const { invite, accept, path, world, ours, theirs, root, invited, recorded } = house;
  const { ctx } = world.program;
  const dead: Record<string, string> = { unknown: `/invitation/${'x'.repeat(43)}` };
  dead['used'] = await invite();
  await accept(dead['used']);

  dead['withdrawn'] = await invite({ email: 'w@acme.example' });
  const withdrawn = await root.post(`/console/people/${(await invited('w@acme.example'))?.id}/invitation/withdraw`);
  assert.match(withdrawn.location ?? '', /done=withdrawn$/);

  dead['replaced'] = await invite({ email: 'r@acme.example' });
  await root.post(`/console/people/${(await invited('r@acme.example'))?.id}/invitation`);
  assert.ok(await isOpen(house, await path('r@acme.example')), 'the newer one is good');

  dead['of somebody switched off'] = await invite({ email: 'd@acme.example' });
  const off = await invited('d@acme.example');
  assert.ok(off);
  await ctx.unitOfWork((tx) => deactivatePerson({ ...tx, now: ctx.now }, off, 'test'));
  await root.post(`/console/people/${off.id}/reactivate`);

  dead['of somebody with a password'] = await invite({ email: 'p@acme.example' });
  await setPasswordOf(ctx, ours, 'p@acme.example');

  dead['of somebody who became an administrator'] = await invite({ email: 'a@acme.example' });
  const promoted = await invited('a@acme.example');
  assert.ok(promoted);
  const changed = await ctx.unitOfWork((tx) =>
    changePerson({ ...tx, now: ctx.now }, promoted, { role: 'CEO', profile: 'Administrator' }, 'test'),
  );
  assert.ok(changed.ok);

  const fine = await invite({ email: 'fine@acme.example' });
  assert.ok(await isOpen(house, fine));
  await recorded();
  const seen = new Map<string, string>();
  const look = async (name: string, dead: string, origin = ours.origin) => {
    const got = await world.client().get(`${origin}${dead}`);
    const posted = await accept(dead, PASSWORD, origin);
    assert.deepEqual([got.status, posted.status], [410, 410], name);
    assert.equal(got.headers['set-cookie'] ?? posted.headers['set-cookie'], undefined, name);
    seen.set(`${name} ${origin}`, got.text.replaceAll(dead, '/…'));
    assert.equal(posted.text.replaceAll(dead, '/…'), seen.get(`${name} ${origin}`), name);
  };
  for (const [name, link] of Object.entries(dead)) await look(name, link);
  assert.equal(new Set(seen.values()).size, 1, 'on the Support Domain');

  seen.clear();
  for (const [name, link] of Object.entries({ ...dead, fine })) await look(name, link, theirs.origin);
  assert.equal(
    new Set(seen.values()).size,
    1,
    'on a host of another organization, where a good link is one more dead one',
  );
  seen.clear();
  for (const [name, link] of Object.entries({ ...dead, fine })) await look(name, link, 'https://evil.example');
  assert.equal(new Set(seen.values()).size, 1, 'on a host that nobody knows');
  assert.deepEqual(await recorded(), []);
  assert.ok(await isOpen(house, fine));
  world.clock.pass(7 * DAY);
  seen.clear();
  await look('unknown', dead['unknown'] ?? '');
  await look('expired', fine);
  assert.equal(new Set(seen.values()).size, 1);
});

/** Threat: inviting the address of somebody who is there, to set a password for their account. */
story('nobody who has a way of their own is reached by an invitation', async (house) => {
  const { root, world, ours, recorded, invited } = house;
  const refused = await root.post('/console/people/invite', { ...form, email: 'ROOT@acme.example' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /has this email address already/);
  await setPasswordOf(world.program.ctx, ours, 'rep@acme.example');
  await givePhone(world, ours, 'jane@acme.example');
  await recorded();
  for (const email of ['rep@acme.example', 'bob@acme.example', 'jane@acme.example']) {
    const sent = await root.post(`/console/people/${(await invited(email))?.id}/invitation`);
    assert.match(
      sent.location ?? '',
      /done=not-invited$/,
      `${email}: has a password or a second factor, or is switched off`,
    );
  }
  const { status } = await root.post('/console/people/per_nobody/invitation');
  assert.equal(status, 404);
  assert.deepEqual(await recorded(), []);
  assert.equal((await world.program.ctx.db.selectFrom('mail').select('id').execute()).length, 0);
});

/** Threat: a forged or careless sign-up takes the address of an invited person first, and stays in after they came. */
story(
  'whoever came in on the mere assertion of the address is out when the invited person accepts',
  async (house) => {
    const { invite, accept, world, ours } = house;
    const path = await invite({ kind: 'customer' });
    const squatter = world.client();
    const claims = { operation: 'signup', email: nina, loginname: 'nina.nord', fullname: 'Nina Nord', utype: 'portal' };
    await squatter.enter(signedLink(ours.origin, ours.key, { ...claims, ts: world.clock.now() }));
    assert.equal(await world.signedIn(squatter, ours.origin), nina);
    assert.equal((await accept(path)).status, 303);
    assert.equal(await world.signedIn(squatter, ours.origin), undefined);
  },
  { ...acme, connection: { ...acme.connection, options: { existing_by_email: true } } },
);

story('an invited person who came by a signed sign-in meanwhile may still choose a password', async (house) => {
  const { invite, accept, world, ours } = house;
  const path = await invite({ kind: 'customer' });
  const visitor = world.client();
  await visitor.enter(signedLink(ours.origin, ours.key, { operation: 'signin', email: nina, ts: world.clock.now() }));
  assert.equal(await world.signedIn(visitor, ours.origin), nina);
  assert.equal((await accept(path)).status, 303);
  assert.equal(await world.signedIn(visitor, ours.origin), nina, 'who had proved the address stays');
});

/** Threat: a session that the attacker knows is planted before, and becomes that of the invited person. */
story('accepting opens a session of its own; the one that the browser had before ends', async (house) => {
  const { invite, world, ours } = house;
  const path = await invite();
  const browser = await signInAs(world, ours, 'jane@acme.example');
  const host = new URL(ours.origin).host;
  const before = browser.jar.value(host, SESSION);
  assert.match((await browser.get(`${ours.origin}${path}`)).text, /This browser is signed in as Jane Doe/);
  await browser.post(`${ours.origin}${path}`, { password: PASSWORD });
  assert.equal(await world.signedIn(browser, ours.origin), nina);
  assert.notEqual(browser.jar.value(host, SESSION), before);
  const attacker = world.client();
  attacker.jar.keep(new URL(ours.origin), [`${SESSION}=${before}; Path=/; Secure`]);
  assert.equal(await world.signedIn(attacker, ours.origin), undefined);
});

story('the public host takes the link too, for who cannot reach the Support Domain', async (house) => {
  const { desk, accept, path, ours } = house;
  const there = await desk(PUBLIC);
  await there.post('/console/people/invite', { ...form, profile: 'Administrator', role: 'CEO' });
  const goesOn = await accept(await path(), PASSWORD, PUBLIC);
  assert.equal(goesOn.location, `${PUBLIC}/sign-in/continue`, 'who administers is asked for a second factor');
  await there.post('/console/people/invite', { ...form, email: 'n2@acme.example' });
  const accepted = await accept(await path('n2@acme.example'), PASSWORD, PUBLIC);
  assert.equal(accepted.location, `${ours.origin}/workspace`);
});

story('the link leads to an address that reaches us, whatever the browser calls the server', async (house) => {
  const { root, world, ours } = house;
  await root.post('/console/people/invite', form);
  const there = await house.desk(PUBLIC);
  await there.post('/console/people/invite', { ...form, email: 'n2@acme.example' });
  const bodies = await readMails(world.program.ctx);
  const origins = bodies.map(({ body }) => new URL(/https:\S+/.exec(body)?.[0] ?? '').origin);
  assert.deepEqual(origins, [ours.origin, PUBLIC], 'the Support Domain is not known to lead here');
});

/** Threat: a browser left open, or a stolen session, invites an accomplice. */
story('inviting needs a fresh proof, and withdrawing does not', async (house) => {
  const { root, world, invite, invited, recorded } = house;
  await invite();
  const sheet = `/console/people/${(await invited())?.id}/invitation`;
  world.clock.pass(11 * MINUTE);
  await recorded();
  for (const [to, values] of [
    ['/console/people/invite', form],
    [sheet, {}],
  ] as const) {
    const asked = await root.post(to, values);
    assert.equal(asked.status, 403);
    assert.match(asked.text, /Confirm it is you/);
  }
  assert.deepEqual(await recorded(), []);
  await root.post(`${sheet}/withdraw`);
  await root.post(`${sheet}/withdraw`);
  assert.deepEqual(await recorded(), ['invitation.withdrawn'], 'once');
});

/** Threat: somebody’s mailbox is filled with invitations. */
story('nobody drowns in invitations', async ({ root, world, invite, invited }) => {
  await invite();
  const sheet = `/console/people/${(await invited())?.id}/invitation`;
  const answers: string[] = [];
  for (let count = 0; count < 6; count += 1) answers.push((await root.post(sheet)).location?.split('done=')[1] ?? '');
  assert.deepEqual(answers, [...Array(4).fill('invited-by-hand'), 'invited-too-often', 'invited-too-often']);
  assert.match(await root.open(`/console/people/${(await invited())?.id}?done=invited-too-often`), /Wait an hour/);
  assert.equal((await world.program.ctx.db.selectFrom('mail').select('id').execute()).length, 5);
});

story('over the limit of the organization nobody is added who would get no mail', async (house) => {
  const { root, world, ours, invited } = house;
  const { ctx } = world.program;
  await ctx.unitOfWork(async (tx) => {
    for (let count = 0; count < 200; count += 1)
      assert.ok(await countMail({ ...tx, now: ctx.now }, 'ofOneOrganization', ours.organization.id));
  });
  const refused = await root.post('/console/people/invite', form);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Very many invitations/);
  assert.equal(await invited(), undefined);
  world.clock.pass(HOUR);
  assert.match(
    (await house.desk().then((desk) => desk.post('/console/people/invite', form))).location ?? '',
    /done=invited/,
  );
});

story('a form that lacks something changes nothing', async ({ root, recorded }) => {
  const problems = {
    email: 'Enter an email address',
    full_name: 'Enter a name',
    role: 'Choose a role',
    profile: 'Choose a profile',
  };
  for (const [field, sentence] of Object.entries(problems)) {
    const refused = await root.post('/console/people/invite', { ...form, [field]: 'x<' });
    assert.equal(refused.status, 422, field);
    assert.ok(refused.text.includes(sentence), sentence);
  }
  assert.deepEqual(await recorded(), []);
});
