import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/kit/project-root.ts';
import { fakePortal } from './fake-portal.ts';
import { vectorCount, vectors } from './vectors.ts';

const run = promisify(execFile);

const languages = [
  { language: 'PHP', program: 'php', script: 'sdk/php/test-vectors.php' },
  { language: 'Python', program: 'python3', script: 'sdk/python/test_vectors.py' },
];

for (const { language, program, script } of languages) {
  const isMissing = spawnSync(program, ['--version']).error !== undefined;
  const skip = isMissing && process.env['ALLOW_SKIPS'] === '1' && `${program} is not installed`;

  test(`the ${language} SDK agrees with every shared vector`, { skip }, async (t) => {
    assert.ok(!isMissing, `${program} is not installed; ALLOW_SKIPS=1 skips this test`);
    const { endpoint, requests } = await fakePortal(t, vectors.answers);

    const { stdout, stderr } = await run(program, [script, endpoint], { cwd: projectRoot });

    assert.equal(stderr, '');
    assert.equal(stdout, `${vectorCount} vectors checked, 0 failed\n`);
    const { portal } = vectors.defaults;
    const wanted = vectors.links.find(({ name }) => name === 'sign-up, redirect 0')?.url;
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
