import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { freePort } from '../support/free-port.ts';
import { fakePortal } from './fake-portal.ts';
import { languages } from './languages.ts';
import { builtFolder, endOf } from './run-language.ts';

const success = { name: '', status: 200, reference: 'RA-1', result: { ok: true } } as const;
const portal = (t: TestContext, body: string) => fakePortal(t, [{ ...success, body }]);

const silences = [
  { what: 'nobody listens', endpoint: async () => `http://127.0.0.1:${await freePort()}`, said: /no answer/ },
  {
    what: 'the answer is a megabyte long',
    endpoint: async (t: TestContext) => {
      const padded = `{"result":"success","info":"${'x'.repeat(1_000_000)}"}`;
      return (await portal(t, padded)).endpoint;
    },
    said: /not the JSON|more than|longer/,
  },
  {
    what: 'the answer is cut in the middle',
    endpoint: async (t: TestContext) => (await portal(t, '{"result":"success"')).endpoint,
    said: /not the JSON/,
  },
] as const;

for (const language of languages) {
  for (const { what, endpoint, said } of silences) {
    test(`when ${what}, ${language.name} says so and does not repeat the signed link, which works`, async (t) => {
      const out = await builtFolder(t, language);
      if (out === undefined) return;
      const environment = {
        SALLYPORT_PORTAL: 'http://acme.localhost:8080',
        SALLYPORT_KEY: 'a-key-of-the-tests',
        SALLYPORT_ENDPOINT: await endpoint(t),
      };
      const ended = await endOf(language, [...language.site(out), 'provision', 'jane'], { environment });
      assert.deepEqual([ended.code, ended.stdout], [1, '']);
      assert.match(ended.stderr, said);
      assert.doesNotMatch(ended.stderr, /apikey|operation=|a-key-of-the-tests/);
    });
  }
}
