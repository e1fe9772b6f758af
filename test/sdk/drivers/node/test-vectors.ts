import { deepStrictEqual } from 'node:assert/strict';
import { apikeyOf, createRemoteAuth, RemoteAuthError } from '../../../../sdk/node/remote-auth.ts';
import { settingsOf, type Vectors, vectors } from '../../vectors.ts';

// Runs the shared vectors: node test-vectors.js ENDPOINT
// ENDPOINT is a server that gives the answers of the vectors, one after the other.
const [, , endpoint] = process.argv;

function link(vector: Vectors['links' | 'refusals'][number]): string {
  const remoteAuth = createRemoteAuth(settingsOf(vector));
  const { user, options } = vector;
  return vector.call === 'signIn' ? remoteAuth.signInUrl(user, options) : remoteAuth.signUpUrl(user, options);
}

const provision = () => createRemoteAuth({ ...settingsOf({}), endpoint }).provision(vectors.defaults.user);

type Check = readonly [name: string, expected: unknown, attempt: () => unknown];
const checks: readonly Check[] = [
  ...vectors.digests.map((v): Check => [v.name, v.apikey, () => apikeyOf(v.values, v.key, v.ts)]),
  ...vectors.links.map((v): Check => [v.name, v.url, () => link(v)]),
  ...vectors.refusals.map((v): Check => [v.name, v.code, () => link(v)]),
  ...vectors.logoutTargets.map(
    (v): Check => [v.name, v.target, () => createRemoteAuth(settingsOf(v)).logoutTarget(v.requested)],
  ),
  ...vectors.answers.map((v): Check => {
    const expected = typeof v.result === 'string' ? v.result : { reference: undefined, ...v.result };
    return [v.name, expected, provision];
  }),
];

async function outcomeOf(attempt: () => unknown): Promise<unknown> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof RemoteAuthError) return error.code;
    throw error;
  }
}

let failed = 0;
for (const [name, expected, attempt] of checks) {
  const actual = await outcomeOf(attempt);
  try {
    deepStrictEqual(actual, expected);
  } catch (error) {
    failed += 1;
    console.error(name, error);
  }
}
console.log(`${checks.length} vectors checked, ${failed} failed`);
process.exitCode = failed === 0 && checks.length > 0 ? 0 : 1;
