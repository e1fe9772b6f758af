import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';
import type { ConnectionOptions } from '../../src/remote/connection.ts';
import { explainLink } from '../../src/remote/explain-link.ts';
import { pageAttempts } from '../../src/remote/page-attempts.ts';
import { openReceived } from '../../src/remote/received.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { need } from '../support/needs.ts';
import { createTestDatabase } from '../support/postgres.ts';
import type { PersonSeen } from '../support/seen.ts';
import type { OrganizationPlan, PersonPlan, Settled } from '../support/settle-organization.ts';
import { openWorld, type World } from '../support/world.ts';

type Mode = 'letter' | 'hardened';

interface Created {
  readonly email: string;
  readonly loginname: string;
  readonly fullname: string;
  readonly utype: 'portal' | 'supportrep';
  readonly role?: string;
  readonly profile?: string;
}

interface Expected {
  readonly status: number;
  readonly json?: Readonly<Record<string, string>>;
  /** `<name>` stands for a fixture. */
  readonly location?: string;
  readonly page?: 'regular-login';
  /** E-mail of who is signed in afterwards; null or absent = nobody. */
  readonly session?: string | null;
  readonly created?: Created | false;
}

interface Step {
  readonly probe?: boolean;
  readonly expect: Expected;
  readonly expectHardened?: Expected;
}

interface Case extends Step {
  readonly id: string;
  readonly title: string;
  readonly request: { readonly method: string; readonly url: string; readonly ip?: string };
  readonly options?: Readonly<Record<OptionName, boolean>>;
  readonly sequence?: readonly Step[];
}

interface Fixtures {
  readonly now: number;
  readonly key: string;
  readonly portalHome: string;
  readonly regularLogin: string;
  readonly remoteLoginUrl: string;
  readonly remoteLogoutUrl: string;
  readonly ipRanges: string;
  readonly users: readonly (Omit<Created, 'fullname'> & { readonly active: boolean })[];
}

/** Cases are shared between implementations: this is what their switches are called here. */
const optionNames = {
  acceptSecondsTs: 'seconds_timestamps',
  acceptRawPlus: 'raw_plus',
  acceptShortHex: 'short_digests',
  loginExistingByEmailOnly: 'existing_by_email',
  allowAgents: undefined, // not a switch of the dialect: the audience of the connection
} as const satisfies Readonly<Record<string, keyof ConnectionOptions | undefined>>;

type OptionName = keyof typeof optionNames;

const file = join(projectRoot, 'test/vectors/remote-classic.json');
const { fixtures, cases } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixtures; cases: readonly Case[] };
const kinds = { portal: 'customer', supportrep: 'representative' } as const;
const ran: string[] = [];
const explained: string[] = [];

for (const database of ['sqlite', 'postgres'] as const) {
  for (const mode of ['letter', 'hardened'] as const) {
    test(`every case of the classic dialect is answered as written, in ${mode} mode over ${database}`, async (t) => {
      if (database === 'postgres' && need(t, 'postgres') === undefined) return;
      const world = await openWorldOver(t, database);
      for (const one of cases) {
        await t.test(`${one.id} ${one.title}`, async () => {
          await runCase(world, mode, one);
          ran.push(`${one.id} ${mode} ${database}`);
        });
      }
    });
  }
}

test('no case was left out', (t) => {
  const databases = [...new Set(ran.map((name) => name.split(' ')[2]))];
  t.diagnostic(`${ran.length} runs: ${cases.length} cases × 2 modes × ${databases.join(' and ')}`);
  assert.equal(cases.length, 87);
  assert.equal(new Set(ran).size, 87 * 2 * databases.length);
  t.diagnostic(`${explained.length} refusals explained as they were made, of ${new Set(explained).size} kinds`);
  assert.ok(explained.length >= 60 * databases.length && new Set(explained).size >= 15, `${explained.length}`);
});

async function openWorldOver(t: TestContext, database: 'sqlite' | 'postgres'): Promise<World> {
  if (database === 'sqlite') return openWorld(t, { now: fixtures.now });
  const { url, drop } = await createTestDatabase();
  const world = await openWorld(t, { now: fixtures.now, databaseUrl: url });
  t.after(drop);
  return world;
}

async function runCase(world: World, mode: Mode, one: Case) {
  const { acme, decoy, closed } = await settleFixtures(world, mode, one);
  for (const step of one.sequence ?? [one]) await runStep(world, acme, mode, { ...one, ...step });
  await decoy.assertUntouched();
  assert.deepEqual(await closed?.sessions(), closed && []);
}

async function runStep(world: World, acme: Settled, mode: Mode, { request, probe, ...step }: Case) {
  const expected = (mode === 'hardened' ? step.expectHardened : undefined) ?? step.expect;
  const before = await acme.people();
  const visitor = world.client({ kind: probe ? 'program' : 'jar', ...(request.ip && { address: request.ip }) });
  assert.equal(request.method, 'GET');
  const answer = await visitor.enter(request.url);

  checkAnswer(answer, expected);
  await checkExplanation(world, acme);
  assert.equal((await whoIsSignedIn(world, visitor, request.url)) ?? null, expected.session ?? null, 'signed in');
  const known = new Set(before.map(({ id }) => id));
  const created = (await acme.people()).filter(({ id }) => !known.has(id)).map(asCreated);
  assert.deepEqual(created, expected.created ? [expected.created] : [], 'created');
}

/** The debugger judges each stage by itself: the first that it finds wrong must be the one where the link stopped. */
async function checkExplanation({ program: { ctx } }: World, { organization }: Settled) {
  const [attempt] = (await pageAttempts(ctx, organization.id, { limit: 1 })).attempts;
  const raw = attempt && (await openReceived(ctx, attempt.id));
  if (raw === undefined || !attempt || attempt.stage === 'address') return; // from where it was pasted says nothing
  const { stages } = await explainLink(ctx, organization, { raw, host: attempt.host, at: attempt.at });
  const stopped = stages.find(({ state }) => state === 'failed');
  assert.equal(stopped?.stage, attempt.stage, stopped?.sentence);
  explained.push(attempt.outcome);
}

function checkAnswer(answer: Answer, expected: Expected) {
  assert.equal(answer.status, expected.status, answer.text);
  const location = expected.location?.replace(/^<(.*)>$/, (_whole, name: keyof Fixtures) => String(fixtures[name]));
  assert.equal(answer.location, location, 'location');
  if (expected.json) {
    assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
    assert.deepEqual(JSON.parse(answer.text), expected.json);
    assert.match(String(answer.headers['x-sallyport-ref']), /^RA-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
  }
  if (expected.page) assert.match(answer.text, /<input[^>]* name="identifier"/);
}

const whoIsSignedIn = (world: World, client: Client, url: string) => world.signedIn(client, new URL(url).origin);

const asCreated = ({ email, loginName, fullName, kind, role, profile }: PersonSeen): Created => ({
  email,
  loginname: loginName ?? '',
  fullname: fullName,
  utype: kind === 'customer' ? 'portal' : 'supportrep',
  ...(role !== null && { role }),
  ...(profile !== null && { profile }),
});

/** The portal of the cases, another that takes no links where the case asks for it, and a decoy with the same people. */
async function settleFixtures(world: World, mode: Mode, { request, options }: Case) {
  const { ctx, engine } = world.program;
  await ctx.unitOfWork(({ db }) => emptyDatabase(db, engine.kind));
  const people = fixtures.users.map(planPerson);
  const site = { loginUrl: fixtures.remoteLoginUrl, logoutUrl: fixtures.remoteLogoutUrl };
  const acme = await world.settle({
    name: 'acme',
    supportDomain: 'support.acme.example',
    aliases: ['support.delta.example'],
    profiles: [{ name: 'partner portal', permissions: ['ticket:view', 'ticket:create'] }],
    people,
    connection: {
      ...site,
      ipRanges: fixtures.ipRanges,
      key: fixtures.key,
      compatibility: mode,
      ...switchesOf(options),
    },
  });
  const other = (name: string, plan: Partial<OrganizationPlan> = {}) => {
    const connection = { key: `the key of ${name}, another one` };
    return world.settle({ name, supportDomain: `support.${name}.example`, people, connection, ...plan });
  };
  const closed = Object.entries(closedPortals).find(([name]) => request.url.includes(`//support.${name}.example/`));
  return { acme, closed: closed && (await other(...closed)), decoy: await other('decoy') };
}

const closedPortals: Readonly<Record<string, Partial<OrganizationPlan>>> = {
  beta: { features: { remote_authentication: false } },
  gamma: { connection: { key: 'a key that is not in force', state: 'draft' } },
};

function switchesOf(options: Case['options']) {
  const names = Object.entries(options ?? {}).map(([name, on]) => [optionNames[name as OptionName], on] as const);
  const switches = Object.fromEntries(names.filter(([name]) => name !== undefined)) as Partial<ConnectionOptions>;
  return { options: switches, audience: options?.allowAgents ? ('everyone' as const) : ('customers' as const) };
}

const planPerson = ({ email, loginname, utype, role, profile, active }: Fixtures['users'][number]): PersonPlan => ({
  email,
  loginName: loginname,
  fullName: loginname,
  kind: kinds[utype],
  role: role ?? null,
  profile: profile ?? null,
  state: active ? 'active' : 'deactivated',
});
