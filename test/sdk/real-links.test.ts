import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/kit/project-root.ts';
import { type Need, need } from '../support/needs.ts';
import { openWorld } from '../support/world.ts';

const run = promisify(execFile);
const KEY = 'real-links-key-0123456789abcdef';
const HOST = 'support.acme.example';

interface Sample {
  readonly language: string;
  readonly program: (t: TestContext) => string | undefined;
  readonly arguments: readonly string[];
  readonly names: readonly string[];
  readonly canProvision: boolean;
}

const needed = (name: Need) => (t: TestContext) => need(t, name);
const nodeSample = join(import.meta.dirname, '../../examples/company-website/main.js');

const samples: readonly Sample[] = [
  {
    language: 'Node',
    program: () => process.execPath,
    arguments: [nodeSample],
    names: ['jane', 'zoe'],
    canProvision: false,
  },
  {
    language: 'PHP',
    program: needed('php'),
    arguments: [join(projectRoot, 'examples/php/site.php')],
    names: ['jane', 'zoe'],
    canProvision: true,
  },
  {
    language: 'Python',
    program: needed('python'),
    arguments: [join(projectRoot, 'examples/python/site.py')],
    names: ['jane', 'zoe'],
    canProvision: true,
  },
];

for (const { language, program, arguments: script, names, canProvision } of samples) {
  test(`links that the ${language} sample signs open a session on the running server`, async (t) => {
    const path = program(t);
    if (path === undefined) return;
    const world = await openWorld(t);
    const acme = await world.settle({ name: 'acme', supportDomain: HOST, connection: { key: KEY } });
    const env = {
      ...process.env,
      SALLYPORT_PORTAL: acme.origin,
      SALLYPORT_KEY: KEY,
      SALLYPORT_ENDPOINT: `http://127.0.0.1:${world.port}`,
    };
    const ask = async (command: string, name: string) =>
      (await run(path, [...script, command, name], { env })).stdout.trim();

    for (const name of names) {
      const entered = await world.client().enter(await ask('sign', name));
      assert.equal(entered.status, 302, entered.text);
      assert.match(String(entered.headers['set-cookie']), /__Host-session=ses_/);
    }
    assert.equal((await acme.people()).length, names.length, 'one person each');

    if (!canProvision) return;
    for (const name of names) assert.match(await ask('provision', name), /"ok": ?true/);
    assert.equal((await acme.people()).length, names.length, 'provisioning somebody who is there creates nobody');
  });
}
