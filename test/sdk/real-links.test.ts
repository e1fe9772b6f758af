import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from '../support/world.ts';
import { languages } from './languages.ts';
import { builtFolder, runIn } from './run-language.ts';

const KEY = 'real-links-key-0123456789abcdef';
const HOST = 'support.acme.example';
/** Zoë Müller's address has a plus. */
const names = ['jane', 'zoe'];

for (const language of languages) {
  test(`links that the ${language.name} sample signs open a session on the running server`, async (t) => {
    const out = await builtFolder(t, language);
    if (out === undefined) return;
    const world = await openWorld(t);
    const acme = await world.settle({ name: 'acme', supportDomain: HOST, connection: { key: KEY } });
    const endpoint = `http://127.0.0.1:${world.port}`;
    const environment = { SALLYPORT_PORTAL: acme.origin, SALLYPORT_KEY: KEY, SALLYPORT_ENDPOINT: endpoint };
    const ask = (command: string, name: string) =>
      runIn(language, [...language.site(out), command, name], { environment });

    for (const name of names) {
      const entered = await world.client().enter((await ask('sign', name)).trim());
      assert.equal(entered.status, 302, entered.text);
      assert.match(String(entered.headers['set-cookie']), /__Host-session=ses_/);
    }
    const people = (await acme.people()).map(({ email, fullName }) => [email, fullName]);
    assert.deepEqual(people, [
      ['jane@acme.example', 'Jane Doe'],
      ['zoe+help@acme.example', 'Zoë Müller'],
    ]);

    for (const name of names) assert.equal(JSON.parse(await ask('provision', name)).ok, true);
    assert.equal((await acme.people()).length, names.length, 'provisioning somebody who is there creates nobody');
  });
}
