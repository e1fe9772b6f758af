import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnOrigin } from './check-origin.ts';

const own = 'https://support.acme.example';

/** Threat: a page elsewhere posts a form that the visitor's cookies make valid. */
const cases: [name: string, site: string | undefined, origin: string | undefined, own: boolean][] = [
  ['a form of our own page', 'same-origin', own, true],
  ['a form of our own page without referrer, whose Origin is null', 'same-origin', 'null', true],
  ['a form of our own page in a browser without Fetch Metadata', undefined, own, true],
  ['a page of another site', 'cross-site', 'https://evil.example', false],
  ['a page of another site in a browser without Fetch Metadata', undefined, 'https://evil.example', false],
  ['a page of a sibling host', 'same-site', 'https://www.acme.example', false],
  ['our host over plain http', undefined, 'http://support.acme.example', false],
  ['our host on another port', undefined, 'https://support.acme.example:8443', false],
  ['a sandboxed frame', undefined, 'null', false],
  ['a request that no page sent', 'none', undefined, false],
  ['a client that says neither', undefined, undefined, false],
  ['the header sent twice', 'same-origin, cross-site', own, false],
];

for (const [name, site, origin, expected] of cases) {
  test(`${name} is ${expected ? 'our own' : 'not ours'}`, () => {
    assert.equal(isOwnOrigin({ ...(site && { 'sec-fetch-site': site }), ...(origin && { origin }) }, own), expected);
  });
}
