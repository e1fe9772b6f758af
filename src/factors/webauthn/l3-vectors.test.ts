import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { SettingsService } from '@simplewebauthn/server';
import { projectRoot } from '../../kit/project-root.ts';
import { checkAssertion } from './check-assertion.ts';
import { checkRegistration } from './check-registration.ts';
import { readAssertion, readRegistration } from './read-response.ts';
import { ourRules, type Rules } from './rules.ts';

type Hex = Readonly<Record<string, string>>;

interface Vectors {
  readonly origin: string;
  readonly topOrigin: string;
  readonly attestationRoot: Hex;
  readonly vectors: readonly { readonly id: string; readonly registration: Hex; readonly authentication: Hex }[];
}

const file = join(projectRoot, '../shared/vectors/webauthn-l3-vectors.json');

/** They are W3C’s, and are not copied here: where they do not stand beside this repository, the test says so. */
function readVectors(t: TestContext): Vectors | undefined {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Vectors;
  t.diagnostic('NOT TESTED: the vectors of W3C WebAuthn Level 3 are not beside this repository (../shared/vectors)');
  return undefined;
}

const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

type Widen = (rules: Rules) => Rules;

/** What becomes of one pair: a registration, and an assertion of what it registered. */
async function judge({ registration, authentication }: Vectors['vectors'][number], origin: string, widen: Widen) {
  const id = base64url(registration['credential_id'] ?? '');
  const text = (part: Hex, names: readonly string[]) =>
    JSON.stringify({
      id,
      rawId: id,
      type: 'public-key',
      response: Object.fromEntries(names.map((name) => [name, base64url(part[name] ?? '')])),
    });
  const rulesOf = (part: Hex) =>
    widen(ourRules({ origin, challenge: base64url(part['challenge'] ?? ''), userVerification: 'preferred' }));
  const created = readRegistration(text(registration, ['clientDataJSON', 'attestationObject']));
  const asserted = readAssertion(text(authentication, ['clientDataJSON', 'authenticatorData', 'signature']));
  assert.ok(created && asserted);
  const registered = await checkRegistration(created, rulesOf(registration));
  if (!registered.ok) return registered.reason;
  const credential = { ...registered.value, userHandle: Buffer.alloc(16) };
  const proved = await checkAssertion(asserted, credential, { ...rulesOf(authentication), userHandle: 'optional' });
  return proved.ok ? 'verified' : proved.reason;
}

async function judgeAll({ vectors, origin }: Vectors, widen: Widen) {
  const outcomes = new Map<string, string>();
  for (const vector of vectors) outcomes.set(vector.id, await judge(vector, origin, widen));
  return Object.fromEntries(outcomes);
}

const ES384 = -35;
const ES512 = -36;

test('of the 15 pairs of W3C WebAuthn Level 3, 11 verify and 4 are refused, each with its reason', async (t) => {
  const vectors = readVectors(t);
  if (!vectors) return;
  const root = Buffer.from(vectors.attestationRoot['attestation_ca_cert'] ?? '', 'hex');
  for (const identifier of ['packed', 'apple', 'android-key', 'tpm', 'fido-u2f'] as const) {
    SettingsService.setRootCertificates({ identifier, certificates: [root] });
  }
  const outcomes = await judgeAll(vectors, (rules) => ({
    ...rules,
    algorithms: [...rules.algorithms, ES384, ES512],
    framedBy: [vectors.topOrigin],
  }));
  assert.deepEqual(outcomes, {
    'none-es256': 'verified',
    'packed-self-es256': 'verified',
    'none-es256-crossOrigin': 'verified',
    'none-es256-topOrigin': 'verified',
    'none-es256-long-credential-id': 'verified',
    'packed-es256': 'verified',
    'packed-es384': 'verified',
    'packed-es512': 'verified',
    'packed-rs256': 'verified',
    'packed-eddsa': 'verified',
    'packed-ed448': 'wrong_algorithm',
    'tpm-es256': 'false_attestation_tpm',
    'android-key-es256': 'false_attestation_android-key',
    'apple-es256': 'verified',
    'fido-u2f-es256': 'false_attestation_fido-u2f',
  });
  t.diagnostic(`${Object.values(outcomes).filter((outcome) => outcome === 'verified').length} of 15 verify`);
});

test('under our own rules no frame and no algorithm that was not offered is taken', async (t) => {
  const vectors = readVectors(t);
  if (!vectors) return;
  const outcomes = await judgeAll(vectors, (rules) => rules);
  assert.equal(outcomes['none-es256'], 'verified');
  assert.equal(outcomes['none-es256-crossOrigin'], 'cross_origin');
  assert.equal(outcomes['none-es256-topOrigin'], 'cross_origin');
  assert.equal(outcomes['packed-es384'], 'wrong_algorithm');
  assert.equal(outcomes['packed-es512'], 'wrong_algorithm');
});
