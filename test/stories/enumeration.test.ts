import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readPersonByEmail } from '../../src/directory/read-person.ts';

import { RESPONSE_FIELD } from '../../src/factors/webauthn/response-field.ts';
import { givePhone } from '../support/authenticator.ts';
import { PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { givePasskey } from '../support/give-passkey.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { setPolicy } from '../support/set-policy.ts';
import type { Settled } from '../support/settle-organization.ts';
import { useUpTries } from '../support/use-up-tries.ts';
import { openWorld, type World } from '../support/world.ts';

/*
 * Threat: somebody learns who has an account here, and what it is protected by, from the answers to names that they try.
 * Every way in is tried with every kind of account, each in a browser and from a network of its own.
 */

const HOST = 'support.acme.example';
const ORIGIN = `https://${HOST}`;

/** Names of one length, so that a length tells nothing about the names. */
const emailOf = (name: string): string => `${name.padEnd(8, '.').replaceAll('.', 'x')}@acme.example`;

interface State {
  readonly name: string;
  /** Typed where a password is asked for. */
  readonly password: string;
}

const WRONG = 'x'.repeat(PASSWORD.length);

const states = {
  'no such person': { name: 'nobody', password: WRONG },
  'a wrong password': { name: 'wrong', password: WRONG },
  'an empty password': { name: 'empty', password: '' },
  'locked by strangers, with the right password': { name: 'locked', password: PASSWORD },
  'switched off': { name: 'off', password: WRONG },
  'without a password': { name: 'none', password: WRONG },
  'with a second factor': { name: 'second', password: WRONG },
} as const satisfies Readonly<Record<string, State>>;

/** What is answered to everybody: who is sent away at once has not tried the entry. */
const statuses: Readonly<Record<string, readonly number[]>> = {
  'the name': [303, 200],
  'the password': [422],
  'name and password at once': [422],
  'a code by e-mail': [303, 200, 422],
  'a forgotten password': [303, 200, 422],
  'a passkey': [200, 200, 422],
};

type Visit = (client: Client, identifier: string, password: string) => Promise<readonly Answer[]>;

const identify = (client: Client, identifier: string) => client.post(`${ORIGIN}/login`, { identifier });

const entryPoints: Readonly<Record<string, Visit>> = {
  async 'the name'(client, identifier) {
    const answer = await identify(client, identifier);
    return [answer, await client.get(answer.location ?? '')];
  },
  async 'the password'(client, identifier, password) {
    await identify(client, identifier);
    return [await client.post(`${ORIGIN}/sign-in/password`, { password })];
  },
  'name and password at once': async (client, identifier, password) => [
    await client.post(`${ORIGIN}/login`, { identifier, password }),
  ],
  async 'a code by e-mail'(client, identifier) {
    await identify(client, identifier);
    const sent = await client.post(`${ORIGIN}/sign-in/email-code/challenge`, {});
    const page = await client.get(sent.location ?? '');
    return [sent, page, await client.post(`${ORIGIN}/sign-in/email-code`, { code: '00000000' })];
  },
  async 'a forgotten password'(client, identifier) {
    const begun = await client.post(`${ORIGIN}/sign-in/recover`, { identifier });
    const page = await client.get(begun.location ?? '');
    return [begun, page, await client.post(begun.location ?? '', { code: '00000000' })];
  },
  async 'a passkey'(client, identifier) {
    await identify(client, identifier);
    const page = await client.get(`${ORIGIN}/sign-in/passkey`);
    const options = await client.post(`${ORIGIN}/sign-in/passkey/options`, {});
    return [page, options, await client.post(`${ORIGIN}/sign-in/passkey`, { [RESPONSE_FIELD]: '{}' })];
  },
};

async function openHouse(t: TestContext): Promise<{ readonly world: World; readonly ours: Settled }> {
  const world = await openWorld(t, { now: Date.UTC(2026, 10, 22) }); // a clock that runs would tell other waits
  const people = Object.values(states)
    .filter(({ name }) => name !== 'nobody')
    .map(({ name }) => ({
      email: emailOf(name),
      loginName: `login.${name}`,
      fullName: name,
      state: name === 'off' ? ('deactivated' as const) : ('active' as const),
    }));
  const ours = await world.settle({ name: 'acme', supportDomain: HOST, people, connection: { key: 'k'.repeat(32) } });
  const { ctx } = world.program;
  for (const name of ['wrong', 'empty', 'locked', 'off', 'second']) await setPasswordOf(ctx, ours, emailOf(name));
  await givePhone(world, ours, emailOf('second'));
  await givePasskey(ctx, ours, emailOf('second'));
  await setPolicy(ctx, ours.organization.id, {
    factors: ['passkey', 'security_key', 'totp', 'password', 'email_code', 'sms_code', 'recovery_code'],
    smsCountries: ['AT'],
  });
  const locked = await readPersonByEmail(ctx, ours.organization.id, emailOf('locked'));
  assert.ok(locked);
  await useUpTries(ctx, { organization: ours.organization, person: locked, identifier: 'login.locked' });
  return { world, ours };
}

/** All that a browser gets to see, but for what is random: it keeps its length. */
function shown({ status, headers, text }: Answer, identifier: string): string {
  const { date: _date, ...rest } = headers;
  const all = JSON.stringify({ status, headers: rest, text });
  return all
    .replaceAll(identifier, 'IDENTIFIER')
    .replaceAll(encodeURIComponent(identifier), 'IDENTIFIER')
    .replace(/[0-9a-f]{32,}/g, (random) => 'h'.repeat(random.length))
    .replace(/[A-Za-z0-9_-]{43}/g, 'R'.repeat(43))
    .replace(/(?<=req_)[0-9a-z]{26}/g, 'i'.repeat(26));
}

test('at every way in, all names are answered alike', async (t) => {
  const { world } = await openHouse(t);
  let seen = 0;
  let networks = 0;
  for (const [entry, visit] of Object.entries(entryPoints)) {
    const expected = new Set<string>();
    for (const [state, { name, password }] of Object.entries(states)) {
      networks += 1;
      const client = world.client({ address: `198.51.100.${networks}` });
      const answers = await visit(client, emailOf(name), password);
      assert.deepEqual(
        answers.map(({ status }) => status),
        statuses[entry],
        entry,
      );
      expected.add(JSON.stringify(answers.map((answer) => shown(answer, emailOf(name)))));
      assert.equal(expected.size, 1, `${entry}: ${state}\n${[...expected].join('\n')}`);
      seen += 1;
    }
  }
  t.diagnostic(
    `${Object.keys(entryPoints).length} ways in, ${Object.keys(states).length} kinds of account, ${seen} answers`,
  );
  assert.equal(Object.keys(entryPoints).length, 6);
  assert.equal(Object.keys(states).length, 7);
  assert.equal(seen, 42);
});

test('names that nobody has wait as long as those that somebody has, and may be worked for alike', async (t) => {
  const { world } = await openHouse(t);
  const told = new Map<string, string[]>();
  for (const name of ['nobody', 'wrong', 'off', 'none', 'second']) {
    const answers: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      const client = world.client({ address: `198.51.100.${count}` });
      await identify(client, emailOf(name));
      const answer = await client.post(`${ORIGIN}/sign-in/password`, { password: WRONG });
      answers.push(shown(answer, emailOf(name)));
    }
    told.set(name, answers);
    const last = answers.at(-1) ?? '';
    assert.match(last, /"status":429/);
    assert.match(last, /data-challenge/);
  }
  assert.equal(new Set([...told.values()].map((answers) => JSON.stringify(answers))).size, 1);
});
