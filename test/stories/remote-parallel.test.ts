import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startChildServer } from '../support/child-server.ts';
import { acme, decoy } from '../support/example-organizations.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { need } from '../support/needs.ts';
import { createTestDatabase } from '../support/postgres.ts';
import type { Settled } from '../support/settle-organization.ts';
import { signedLink } from '../support/sign-link.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { openWorld, type World } from '../support/world.ts';

/*
 * Somebody copies a link out of a log, a proxy or a browser's history, and many try it at the same moment, each in a
 * browser of their own. The link is good for one of them.
 */

const BROWSERS = 50;

const existing = { operation: 'signin', email: 'jane@acme.example' } as const;
const newcomer = {
  operation: 'signup',
  email: 'new.user@acme.example',
  loginname: 'new.user',
  fullname: 'New User',
  utype: 'portal',
} as const;

interface Place {
  readonly world: World;
  readonly ours: Settled;
  /** Clients with cookies of their own, spread over all the servers there are. */
  readonly browsers: () => readonly Client[];
}

const crowd = (make: (index: number) => Client) => Array.from({ length: BROWSERS }, (_none, index) => make(index));

async function inOneProcess(t: TestContext): Promise<Place> {
  const world = await openWorld(t);
  return { world, ours: await world.settle(acme), browsers: () => crowd(() => world.client()) };
}

async function inTwoProcesses(t: TestContext): Promise<Place | undefined> {
  if (need(t, 'postgres') === undefined) return undefined;
  const { url, drop } = await createTestDatabase();
  const world = await openWorld(t, { databaseUrl: url });
  const ours = await world.settle(acme);
  const servers = await Promise.all([1, 2].map(() => startChildServer(t, temporaryFolder(t), url)));
  t.after(drop);
  const [one, other] = servers;
  assert.ok(one && other);
  return { world, ours, browsers: () => crowd((index) => (index % 2 === 0 ? one : other).client()) };
}

const places = { 'in one process': inOneProcess, 'in two processes on one PostgreSQL': inTwoProcesses };

for (const [name, open] of Object.entries(places)) {
  test(`of 50 browsers that use one link at the same time ${name}, one is let in`, async (t) => {
    const place = await open(t);
    if (!place) return;
    const { world, ours } = place;
    const theirs = await world.settle(decoy);
    const before = await ours.people();
    for (const values of [existing, newcomer]) {
      const link = signedLink(ours.origin, ours.key, { ...values, ts: Date.now() });
      const answers = await Promise.all(place.browsers().map((browser) => browser.enter(link)));
      t.diagnostic(`${values.operation}: ${tally(answers)}`);
      checkOneLetIn(answers, ours.origin);
    }
    const [jane] = before;
    const people = await ours.people();
    assert.deepEqual(
      people.slice(before.length).map(({ email }) => email),
      ['new.user@acme.example'],
    );
    assert.deepEqual(
      (await ours.sessions()).map(({ personId, isLive }) => [personId, isLive]),
      [
        [jane?.id, true],
        [people.at(-1)?.id, true],
      ],
    );
    await theirs.assertUntouched();
  });

  test(`links that were all verified before the first is finished ${name} still open one session`, async (t) => {
    const place = await open(t);
    if (!place) return;
    const { ours } = place;
    const link = signedLink(ours.origin, ours.key, { ...existing, ts: Date.now() });
    const browsers = place.browsers();
    const begun = await Promise.all(browsers.map((browser) => browser.get(link)));
    assert.equal(new Set(begun.map(({ location }) => location)).size, BROWSERS, 'a finish address for each');
    const finished = await Promise.all(browsers.map((browser, index) => browser.get(begun[index]?.location ?? '')));
    checkOneLetIn(finished, ours.origin);
    assert.equal((await ours.sessions()).length, 1);
  });
}

test('one browser that follows the same link many times at once ends with one session that works', async (t) => {
  const { world, ours } = await inOneProcess(t);
  const link = signedLink(ours.origin, ours.key, { ...existing, ts: Date.now() });
  const browser = world.client();
  await browser.enter(link);
  const again = await Promise.all(Array.from({ length: 10 }, () => browser.enter(link)));
  assert.deepEqual(
    again.map(({ location }) => location),
    again.map(() => `${ours.origin}/portal/`),
  );
  assert.equal(await world.signedIn(browser, ours.origin), existing.email);
  assert.equal((await ours.sessions()).length, 1);
});

/** One is sent to the portal with a session, everybody else gets the answer of a refused link and no cookie. */
function checkOneLetIn(answers: readonly Answer[], origin: string) {
  const isLetIn = ({ headers }: Answer) => /__Host-session=ses_/.test(String(headers['set-cookie']));
  const letIn = answers.filter(isLetIn);
  assert.equal(letIn.length, 1);
  assert.equal(letIn[0]?.location, `${origin}/portal/`);
  for (const refused of answers.filter((answer) => !isLetIn(answer))) {
    assert.equal(refused.status, 200);
    assert.deepEqual(JSON.parse(refused.text), { result: 'failure', cause: 'Unauthorized Access' });
  }
}

function tally(answers: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const { status, location, text } of answers) {
    const name = `${status} ${location ?? text}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
}
