import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/kit/project-root.ts';
import { need } from '../support/needs.ts';
import { fakePortal } from './fake-portal.ts';
import { vectorCount, vectors } from './vectors.ts';

const run = promisify(execFile);

const languages = [
  { language: 'PHP', name: 'php', script: 'sdk/php/test-vectors.php' },
  { language: 'Python', name: 'python', script: 'sdk/python/test_vectors.py' },
] as const;

for (const { language, name, script } of languages) {
  test(`the ${language} SDK agrees with every shared vector`, async (t) => {
    const program = need(t, name);
    if (program === undefined) return;
    const { endpoint, requests } = await fakePortal(t, vectors.answers);

    const { stdout, stderr } = await run(program, [script, endpoint], { cwd: projectRoot });

    assert.equal(stderr, '');
    assert.equal(stdout, `${vectorCount} vectors checked, 0 failed\n`);
    const { portal } = vectors.defaults;
    const wanted = vectors.links.find((link) => link.name === 'sign-up, redirect 0')?.url;
    assert.equal(requests.length, vectors.answers.length);
    for (const { method, url, headers } of requests) {
      assert.equal(`${method} ${portal}${url}`, `GET ${wanted}`);
      assert.equal(headers.host, new URL(portal).host);
    }
  });
}

test('there are vectors enough to mean something', () => {
  assert.ok(vectors.links.length >= 25 && vectors.refusals.length >= 25 && vectors.answers.length >= 10);
});
