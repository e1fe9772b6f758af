import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/kit/project-root.ts';
import { need } from '../support/needs.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const run = promisify(execFile);
const readme = readFileSync(join(projectRoot, 'sdk/README.md'), 'utf8');

const examples = [
  {
    language: 'ts',
    name: undefined,
    sdk: 'node/remote-auth.ts',
    call: `const user = { email: 'jane@acme.example', loginName: 'jane.doe', fullName: 'Jane Doe', kind: 'customer' } as const;
console.log(wayIntoSupport(user, new URLSearchParams({ state: 's1' })));`,
  },
  {
    language: 'php',
    name: 'php',
    sdk: 'php/RemoteAuth.php',
    call: `$_GET['state'] = 's1'; echo wayIntoSupport(new RemoteAuthUser('jane@acme.example', 'jane.doe', 'Jane Doe')), "\\n";`,
  },
  {
    language: 'python',
    name: 'python',
    sdk: 'python/sallyport_remote_auth.py',
    call: `print(way_into_support(User('jane@acme.example', 'jane.doe', 'Jane Doe'), {'state': 's1'}))`,
  },
] as const;

for (const { language, name, sdk, call } of examples) {
  test(`the ${language} example of the README makes a link with nothing but one file beside it`, async (t) => {
    const program = name === undefined ? process.execPath : need(t, name);
    if (program === undefined) return;
    const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(readme) ?? [];
    assert.ok(code, `no ${language} example in the README`);
    const folder = temporaryFolder(t);
    const file = sdk.replace(/.*\//, '');
    copyFileSync(join(projectRoot, 'sdk', sdk), join(folder, file));
    const script = join(folder, `example${/\.\w+$/.exec(file)}`);
    writeFileSync(script, `${language === 'php' ? '<?php\n' : ''}${code}\n${call}\n`);

    const env = { ...process.env, SUPPORT_KEY: 'a-key-of-the-tests', PYTHONDONTWRITEBYTECODE: '1' };
    const { stdout } = await run(program, [script], { cwd: folder, env });
    assert.match(
      stdout,
      /^https:\/\/support\.example\.com\/support\/RemoteAuth\?operation=signup&email=jane%40acme\.example&loginname=jane\.doe&fullname=Jane%20Doe&utype=portal&ts=[0-9]{13}&apikey=[0-9a-f]{32}&state=s1\n$/,
    );
  });
}
