import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { envLine } from '../../src/http/console/site-scripts.ts';
import { projectRoot } from '../../src/kit/project-root.ts';
import { CONNECTIONS, openConsole } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { need } from '../support/needs.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const jane = ['jane@acme.example', 'jane.doe', 'Jane Doe'] as const;
const target = 'https://support.acme.example/portal/tickets/7';

/** How each language is asked for a link, and for where to go after signing out; the script itself is as shown. */
const languages = [
  {
    name: 'node',
    sdk: 'remote-auth.ts',
    script: 'support.ts',
    args: (way: string) => ['--no-warnings', '--input-type=module', '-e', way],
    into: `import { wayIntoSupport } from './support.ts';
      const [email, loginName, fullName] = ${JSON.stringify(jane)};
      console.log(wayIntoSupport({ email, loginName, fullName, kind: 'customer' }, new URLSearchParams({ return_to: '${target}' })));`,
    out: `import { wayOutOfSupport } from './support.ts'; console.log(wayOutOfSupport(new URLSearchParams({ return_to: '${target}' })));`,
  },
  {
    name: 'php',
    sdk: 'RemoteAuth.php',
    script: 'support.php',
    args: (way: string) => ['-r', `require 'support.php'; $_GET = ['return_to' => '${target}']; ${way}`],
    into: `echo wayIntoSupport(new RemoteAuthUser('${jane.join("', '")}'));`,
    out: 'echo wayOutOfSupport();',
  },
  {
    name: 'python',
    sdk: 'sallyport_remote_auth.py',
    script: 'support.py',
    args: (way: string) => ['-c', `import support; query = {'return_to': '${target}'}; print(${way})`],
    into: `support.way_into_support(support.User('${jane.join("', '")}'), query)`,
    out: 'support.way_out_of_support(query)',
  },
] as const;

const plainOf = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The second would end strings and comments, if it were let. */
const loginUrls = [
  'https://www.acme.example/helpdesk/login',
  `https://www.acme.example/a'b*/c?q="""\\N{bad}&r=\${x}\`#'''`,
];

for (const { name, sdk, script, args, into, out } of languages) {
  test(`the ${name} script that the console shows signs a link that the server accepts`, async (t) => {
    const program = name === 'node' ? process.execPath : need(t, name);
    if (program === undefined) return;
    for (const loginUrl of loginUrls) {
      const { world, ours, desk } = await openConsole(t, { ...acme, connection: { ...acme.connection, loginUrl } });
      const { open } = await desk();
      const page = await open(`${CONNECTIONS}/${ours.connection.id}/code`);
      const code = new RegExp(`id="language-${name}">([^<]*)</code>`).exec(page)?.[1] ?? '';
      const folder = temporaryFolder(t);
      writeFileSync(join(folder, script), plainOf(code));
      writeFileSync(join(folder, sdk), await open(`${CONNECTIONS}/sdk/${sdk}`));
      const env = { ...process.env, SUPPORT_KEY: ours.key, PYTHONDONTWRITEBYTECODE: '1' };
      const run = (way: string): string =>
        execFileSync(program, args(way), { cwd: folder, env, encoding: 'utf8' }).trim();

      const visitor = world.client();
      const entered = await visitor.enter(run(into));
      assert.equal(entered.location, target, entered.text);
      assert.equal(await world.signedIn(visitor, ours.origin), jane[0]);
      assert.equal(run(out), target);
    }
  });
}

test('every language of the SDK is there: what is shown is what is downloaded, and nothing of a hostile address gets out', async (t) => {
  const [, loginUrl = ''] = loginUrls;
  const { ours, theirs, desk } = await openConsole(t, { ...acme, connection: { ...acme.connection, loginUrl } });
  const { open, get } = await desk();
  const path = `${CONNECTIONS}/${ours.connection.id}`;
  const page = await open(`${path}/code`);
  const folders = readdirSync(join(projectRoot, 'sdk'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ids = folders.map(({ name }) => name).filter((name) => name !== 'vectors');
  assert.equal(ids.length, 7);
  for (const id of ids) {
    const shown = new RegExp(`id="language-${id}">([^<]*)</code>`).exec(page)?.[1];
    assert.ok(shown, id);
    const [script = '', sdk = ''] = readdirSync(join(projectRoot, 'sdk', id))
      .filter((file) => page.includes(`/sdk/${file}"`))
      .sort((a, b) => Number(/^support/i.test(b)) - Number(/^support/i.test(a)));
    const downloaded = await get(`${path}/sdk/${script}`);
    assert.equal(downloaded.headers['content-disposition'], `attachment; filename="${script}"`);
    assert.equal(downloaded.text, plainOf(shown), id);
    assert.match(downloaded.text, /the key k1 of the connection website/);
    assert.match(downloaded.text, /https:\/\/support\.acme\.example/);
    assert.doesNotMatch(downloaded.text, /example\.com|bad\}|b\*\/c|\$\{x|\\N/);
    assert.equal(await open(`${CONNECTIONS}/sdk/${sdk}`), readFileSync(join(projectRoot, 'sdk', id, sdk), 'utf8'));
    assert.equal((await get(`${CONNECTIONS}/${theirs.connection.id}/sdk/${script}`)).status, 404);
  }
  for (const file of ['support.exe', '..%2F..%2Fpackage.json', 'remote-auth.ts%00'])
    for (const from of [path, CONNECTIONS]) assert.equal((await get(`${from}/sdk/${file}`)).status, 404, file);
});

test('a line for an .env file gives the key back as it is', (t) => {
  const folder = temporaryFolder(t);
  const keys = ['plain_KEY-1.2/3+4=', "with 'one' kind", 'with "another"', 'with # and $HOME and \\n', `both ' and "`];
  for (const key of keys) {
    writeFileSync(join(folder, '.env'), envLine(key));
    const read = execFileSync(process.execPath, ['--env-file=.env', '-p', 'process.env.SUPPORT_KEY'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(read, `${key}\n`);
  }
});
