import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { MINUTE } from '../../src/kit/clock.ts';
import { acme, decoy } from '../support/example-organizations.ts';
import type { Answer, Client } from '../support/http-client.ts';
import type { ConnectionPlan, Settled } from '../support/settle-organization.ts';
import { openWorld, type World } from '../support/world.ts';

/*
 * Six clients as they exist in the field, each written as its authors wrote it: by hand, with its own habits, and
 * without any part of ours. The portal is as shipped, hardened; a switch is on only where the client needs it.
 */

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

interface Scene {
  readonly world: World;
  readonly ours: Settled;
  /** The company's server. */
  readonly server: Client;
  /** Somebody's browser, which shows what it navigates to. */
  readonly browser: () => Client;
}

/** One organization as shipped but for the options, and a decoy that nothing may touch. */
function story(title: string, options: ConnectionPlan['options'], tell: (scene: Scene) => Promise<void>) {
  test(title, async (t) => {
    const world = await openWorld(t);
    const connection = { ...acme.connection, ...(options && { options }) };
    const [ours, theirs] = [await world.settle({ ...acme, connection }), await world.settle(decoy)];
    const server = world.client({ kind: 'program' });
    await tell({ world, ours, server, browser: () => world.client({ kind: 'browser' }) });
    await theirs.assertUntouched();
  });
}

const emailsOf = async ({ people }: Settled) => (await people()).map(({ email }) => email);
const said = (answer: Answer) => JSON.parse(answer.text) as { result: string; info?: string; cause?: string };

interface Member {
  readonly email: string;
  readonly login: string;
  readonly name: string;
}

const nora: Member = { email: 'nora@acme.example', login: 'nora.north', name: 'Nora North' };

/** Its clock is set back by five seconds so that it is never ahead of ours. */
function provisioningSite({ origin, key }: Settled, server: Client) {
  const base = `${origin}/support/RemoteAuth`;
  const clock = () => Date.now() - 5_000;
  return {
    async provision({ email, login, name }: Member): Promise<string | undefined> {
      const ts = clock();
      const apikey = md5(`signup${email}${login}${name}portal${key}${ts}`);
      const values = { operation: 'signup', email, loginname: login, fullname: name, utype: 'portal', redirect: '0' };
      return said(await server.get(`${base}?${new URLSearchParams({ ...values, ts: String(ts), apikey })}`)).cause;
    },
    signInLink({ email }: Member, deepLink: string): string {
      const ts = clock();
      const apikey = md5(`signin${email}${key}${ts}`);
      const signed = `operation=signin&email=${encodeURIComponent(email)}&ts=${ts}&apikey=${apikey}`;
      return `${base}?${signed}&redirectUrl=${deepLink.replace('#', '%23')}`;
    },
  };
}

story('a site that provisions first sends browsers to deep links', {}, async ({ world, ours, server, browser }) => {
  const site = provisioningSite(ours, server);
  assert.equal(await site.provision(nora), undefined, 'no cause: it went well');
  assert.equal(await site.provision(nora), undefined, 'nor when she is there already');
  assert.deepEqual((await emailsOf(ours)).slice(4), ['nora@acme.example']);
  assert.deepEqual(await ours.sessions(), [], 'nobody is signed in by provisioning');
  assert.equal(await site.provision({ ...nora, email: 'other@acme.example' }), 'LoginName already exists');

  const visitor = browser();
  const deepLink = `${ours.origin}/portal/tickets/17#comment-3`;
  assert.equal((await visitor.enter(site.signInLink(nora, deepLink))).location, deepLink);
  assert.equal(await world.signedIn(visitor, ours.origin), nora.email);

  const elsewhere = site.signInLink(nora, 'https://evil.example/#x');
  assert.equal((await browser().enter(elsewhere)).location, `${ours.origin}/portal/`);
});

/** It looks at its own link before anybody else does: a body that is not JSON is a good link. */
function cautiousSite({ origin, key }: Settled, server: Client) {
  const isOurs = (url: string) => url.startsWith(`${origin}/`);
  async function fetchBody(url: string): Promise<string> {
    let answer = await server.get(url);
    for (let hops = 0; answer.location !== undefined && hops < 10; hops += 1) {
      if (!isOurs(answer.location)) return '<html>the login page of our own site</html>';
      answer = await server.get(answer.location);
    }
    return answer.text;
  }
  return {
    async linkFor({ email }: Pick<Member, 'email'>): Promise<string | undefined> {
      const ts = Date.now();
      const apikey = md5(`signin${email}${key}${ts}`);
      const link = `${origin}/support/RemoteAuth?${new URLSearchParams({ operation: 'signin', email, ts: String(ts), apikey })}`;
      const body = await fetchBody(link);
      try {
        JSON.parse(body);
        return undefined;
      } catch {
        return link;
      }
    },
  };
}

story('a link survives a look without cookies', {}, async ({ world, ours, server, browser }) => {
  const site = cautiousSite(ours, server);
  const link = await site.linkFor({ email: 'jane@acme.example' });
  assert.ok(link, 'the look says that the link is good');
  assert.deepEqual(await ours.sessions(), [], 'and signs nobody in');

  const visitor = browser();
  assert.equal((await visitor.enter(link)).location, `${ours.origin}/portal/`);
  assert.equal(await world.signedIn(visitor, ours.origin), 'jane@acme.example');
  const second = browser();
  await second.enter(link);
  assert.equal(await world.signedIn(second, ours.origin), undefined, 'the look did not make the link good for two');

  assert.equal(await site.linkFor({ email: 'nobody@acme.example' }), undefined, 'the look says that nobody is known');
});

story('values that were encoded before they were signed are verified as they were signed', {}, async (scene) => {
  const { world, ours, browser } = scene;
  const { origin, key } = ours;
  const ts = Date.now();
  const name = encodeURIComponent('Zoë Müller-Lüdenscheidt');
  const apikey = md5(`signup${nora.email}${nora.login}${name}portal${key}${ts}`);
  const values = { operation: 'signup', email: nora.email, loginname: nora.login, fullname: name, utype: 'portal' };
  const query = new URLSearchParams({ ...values, ts: String(ts), apikey }); // encodes once more
  assert.match(String(query), /Zo%25C3%25AB%2520M/);

  const visitor = browser();
  assert.equal((await visitor.enter(`${origin}/support/RemoteAuth?${query}`)).location, `${origin}/portal/`);
  assert.equal(await world.signedIn(visitor, origin), nora.email);
  assert.equal((await ours.people()).at(-1)?.fullName, name, 'kept as it was signed');
});

const linkInSeconds = ({ origin, key }: Settled): string => {
  const ts = Math.floor(Date.now() / 1000);
  const apikey = md5(`signinjane@acme.example${key}${ts}`);
  return `${origin}/support/RemoteAuth?operation=signin&email=jane@acme.example&ts=${ts}&apikey=${apikey}`;
};

story('seconds for milliseconds are refused as shipped', {}, async ({ world, ours }) => {
  const visitor = world.client();
  assert.deepEqual(said(await visitor.enter(linkInSeconds(ours))), { result: 'failure', cause: 'Request Delayed' });
});

story('seconds are taken where the switch is on', { seconds_timestamps: true }, async ({ world, ours, browser }) => {
  const visitor = browser();
  assert.equal((await visitor.enter(linkInSeconds(ours))).location, `${ours.origin}/portal/`);
  assert.equal(await world.signedIn(visitor, ours.origin), 'jane@acme.example');
});

/** One link for everything: whoever follows it is created if need be, and is in. */
function signUpLink({ origin, key }: Settled, now: number, { email, login, name }: Member): string {
  const apikey = md5(`signup${email}${login}${name}portal${key}${now}`);
  const values = { operation: 'signup', email, loginname: login, fullname: name, utype: 'portal' };
  return `${origin}/support/RemoteAuth?${new URLSearchParams({ ...values, ts: String(now), apikey })}`;
}

story('sign-up on every visit creates once and enters each time', {}, async ({ world, ours, browser }) => {
  for (const name of ['Nora North', 'Nora North', 'Nora North-South']) {
    const visitor = browser();
    const link = signUpLink(ours, world.clock.now(), { ...nora, name });
    assert.equal((await visitor.enter(link)).location, `${ours.origin}/portal/`);
    assert.equal(await world.signedIn(visitor, ours.origin), nora.email);
    world.clock.pass(20 * MINUTE);
  }
  assert.deepEqual((await emailsOf(ours)).slice(4), [nora.email]);
  assert.equal((await ours.sessions()).length, 3);

  const jane = { email: 'jane@acme.example', login: 'Jane.Doe', name: 'Jane Doe' };
  const visitor = browser();
  await visitor.enter(signUpLink(ours, world.clock.now(), jane));
  assert.equal(
    await world.signedIn(visitor, ours.origin),
    jane.email,
    'somebody who was there before comes in as well',
  );
});

const tagged: Member = { ...nora, email: 'nora+acme@acme.example' };

/** Everything is encoded but the plus sign. */
function rawPlusLinks({ origin, key }: Settled) {
  const send = (text: string, values: readonly string[]) => {
    const ts = Date.now();
    return `${origin}/support/RemoteAuth?${values.join('&')}&ts=${ts}&apikey=${md5(text + key + ts)}`;
  };
  const { email, login, name } = tagged;
  const sent = `email=${encodeURIComponent(email).replace('%2B', '+')}`;
  return {
    signUp: () => {
      const others = [`loginname=${login}`, `fullname=${encodeURIComponent(name)}`, 'utype=portal'];
      return send(`signup${email}${login}${name}portal`, ['operation=signup', sent, ...others]);
    },
    signIn: () => send(`signin${email}`, ['operation=signin', sent]),
  };
}

story('a raw plus is a blank as shipped, and so fits no digest', {}, async ({ world, ours }) => {
  const links = rawPlusLinks(ours);
  for (const link of [links.signUp(), links.signIn()]) {
    assert.deepEqual(said(await world.client().enter(link)), { result: 'failure', cause: 'Unauthorized Access' });
  }
});

story('a raw plus is a plus where the switch is on', { raw_plus: true }, async ({ world, ours, browser }) => {
  const links = rawPlusLinks(ours);
  for (const link of [links.signUp(), links.signIn()]) {
    const visitor = browser();
    assert.equal((await visitor.enter(link)).location, `${ours.origin}/portal/`);
    assert.equal(await world.signedIn(visitor, ours.origin), tagged.email);
  }
  assert.deepEqual((await emailsOf(ours)).slice(4), [tagged.email]);
});
