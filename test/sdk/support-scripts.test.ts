import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fillScript } from '../../src/http/console/fill-script.ts';
import { projectRoot } from '../../src/kit/project-root.ts';
import type { Client } from '../support/http-client.ts';
import { need } from '../support/needs.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { openWorld, type World } from '../support/world.ts';
import { type Language, languages, type SupportScript } from './languages.ts';
import { runIn } from './run-language.ts';

const KEY = 'support-scripts-key-0123456789';
const HOST = 'help.acme.test';
const people = [
  { email: 'jane@acme.example', loginName: 'jane.doe', fullName: 'Jane Doe' },
  { email: 'zoe+help@acme.example', loginName: 'zoe.mueller', fullName: 'Zoë Müller' },
  { email: 'tanaka@acme.example', loginName: 'tanaka_1', fullName: '田中 太郎' },
] as const;

type Visit = readonly [user: (typeof people)[number], query: { readonly state?: string; readonly return_to?: string }];

/** Addresses that an administrator may have typed to get out of a string or a comment of some language. */
const login = `https://www.acme.test/in/*/"'\\u0022\\*/?a=\${a}#{b}$c%0a\`d\``;
const logout = `https://www.acme.test/out'''"""?>--%}`;

/** Names that a configuration file may have given, to get out of the comment that says which key it is. */
const connection = 'shop */ ?> \\u000a\\u002a/ (';
const key = 'k7\u2028)) }\u2029"""';

/** As the console fills it in. */
function filledIn({ script }: SupportScript): string {
  const source = readFileSync(join(projectRoot, script), 'utf8');
  assert.match(source, /SUPPORT_KEY/);
  const places = [
    'https://support.example.com',
    'https://www.example.com/helpdesk/login',
    'https://www.example.com/helpdesk/logout',
    'the key k1 of the connection website',
  ];
  for (const place of places) assert.ok(source.includes(place), `${script} does not hold ${place}`);
  const site = { portal: `https://${HOST}`, loginUrl: login, logoutUrl: logout, connection, key };
  return fillScript(source, site);
}

/** Where the script leads each visit on its ways in and out. */
async function drive(t: TestContext, language: Language, visits: readonly Visit[]): Promise<readonly string[][]> {
  const { support } = language;
  const folder = temporaryFolder(t);
  for (const file of support.beside) copyFileSync(join(projectRoot, file), join(folder, basename(file)));
  writeFileSync(join(folder, basename(support.script)), filledIn(support));
  const environment = { SUPPORT_KEY: KEY };
  for (const command of support.build ?? []) await runIn(language, command, { folder });
  const lines = visits.map(([{ email, loginName, fullName }, { state = '', return_to = '' }]) =>
    [email, loginName, fullName, state, return_to].join('\t'),
  );
  const printed = await runIn(language, support.run, { folder, environment, input: `${lines.join('\n')}\n` });
  const urls = printed.trimEnd().split('\n');
  assert.equal(urls.length, 2 * visits.length, printed);
  return visits.map((_visit, index) => urls.slice(2 * index, 2 * index + 2));
}

async function openPortal(t: TestContext): Promise<World> {
  const world = await openWorld(t);
  await world.settle({ name: 'acme', supportDomain: HOST, connection: { key: KEY } });
  return world;
}

/** What the portal says to the Login URL when it sends this visitor there. */
async function sentAway(client: Client, path: string): Promise<Visit[1]> {
  const { location = '' } = await client.get(`https://${HOST}${path}`);
  return Object.fromEntries(new URL(location).searchParams);
}

for (const language of languages) {
  test(`the ready-made ${language.name} script leads visitors in, back to the page they wanted, and out`, async (t) => {
    if (language.need !== undefined && need(t, language.need) === undefined) return;
    const world = await openPortal(t);
    const clients = people.map(() => world.client({ kind: 'browser' }));
    const queries = await Promise.all(clients.map((client, index) => sentAway(client, `/portal/?visit=${index}`)));
    const visits = people.map((user, index): Visit => [user, queries[index] ?? {}]);
    const evil: Visit = [people[0], { return_to: 'https://evil.example/' }];

    const led = await drive(t, language, [...visits, evil]);

    for (const [index, { email }] of people.entries()) {
      const [client, [wayIn = '', wayOut] = []] = [clients[index], led[index]];
      assert.ok(client);
      const entered = await client.enter(wayIn);
      assert.equal(entered.location, `https://${HOST}/portal/?visit=${index}`, entered.text);
      assert.equal(await world.signedIn(client, `https://${HOST}`), email);
      assert.equal(wayOut, `https://${HOST}/portal/?visit=${index}`);
    }
    const [strayIn = '', strayOut] = led.at(-1) ?? [];
    assert.deepEqual([new URL(strayIn).searchParams.get('return_to'), strayOut], [null, '/']);
  });

  test(`the ready-made ${language.name} script is short, and says which key it wants`, () => {
    const source = readFileSync(join(projectRoot, language.support.script), 'utf8');
    const lines = source.trimEnd().split('\n');
    assert.ok(lines.length <= 45, `${lines.length} lines`);
    assert.deepEqual(
      lines.filter((line) => line.length > 120),
      [],
    );
    const script = filledIn(language.support);
    assert.match(script, /the key k7[_ ]+ of the connection shop[_ \w]+/);
    assert.doesNotMatch(script, /[\u2028\u2029]|\\u000a/);
    assert.doesNotMatch(script, /example\.com/);
  });
}
