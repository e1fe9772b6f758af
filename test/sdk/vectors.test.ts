import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fakePortal } from './fake-portal.ts';
import { languages } from './languages.ts';
import { builtFolder, runIn } from './run-language.ts';
import { vectorCount, vectors } from './vectors.ts';

for (const language of languages) {
  test(`the ${language.name} SDK agrees with every shared vector`, async (t) => {
    const out = await builtFolder(t, language);
    if (out === undefined) return;
    const { endpoint, requests } = await fakePortal(t, vectors.answers);

    const printed = await runIn(language, [...language.vectors(out), endpoint]);

    assert.equal(printed, `${vectorCount} vectors checked, 0 failed\n`);
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

test('every language is among those that are tested', () => {
  const names = languages.map(({ name }) => name);
  assert.deepEqual(names.toSorted(), ['C#', 'Go', 'Java', 'Node', 'PHP', 'Python', 'Ruby']);
});

test('the vectors agree with themselves: each apikey is the digest of its text', () => {
  for (const { name, text, apikey } of [...vectors.digests, ...vectors.links]) {
    assert.equal(createHash('md5').update(text).digest('hex'), apikey, name);
  }
  for (const { name, url, apikey } of vectors.links) {
    assert.equal(new URL(url).searchParams.get('apikey'), apikey, name);
  }
});
