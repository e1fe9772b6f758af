import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { makeCertificate } from '../../../test/support/make-certificate.ts';
import { softKey } from '../../../test/support/soft-authenticator.ts';
import { checkAssertion, type KnownCredential } from './check-assertion.ts';
import { checkRegistration } from './check-registration.ts';
import { leadsToRoot } from './leads-to-root.ts';
import { type AssertionResponse, type RegistrationResponse, readAssertion, readRegistration } from './read-response.ts';
import { ourRules } from './rules.ts';

const origin = 'https://support.acme.example';
const challenge = randomBytes(32).toString('base64url');
const rules = { ...ourRules({ origin, challenge, userVerification: 'required' }), userHandle: 'optional' } as const;
const userHandle = randomBytes(32);

/** Every single bit of the text turned, one at a time, and every byte left out. */
function* mutationsOf(text: string): Generator<string> {
  const bytes = Buffer.from(text, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const other = Buffer.from(bytes);
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield other.toString('base64url');
  }
  for (let at = 0; at < bytes.length; at += 1) {
    yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]).toString('base64url');
  }
}

/**
 * The library minds neither the class of the outer tag nor its length (DER), so the two numbers of a signature have a few more
 * spellings: nothing may ever be told apart by the bytes of a signature (AN-WA-14).
 */
const isSpelling = (honest: string, other: string): boolean =>
  Buffer.from(honest, 'base64url').subarray(2).equals(Buffer.from(other, 'base64url').subarray(2));

/** How many were tried, and how many counted: each of those is another spelling of the honest one. */
async function tryAssertions(honest: AssertionResponse, credential: KnownCredential) {
  let [tried, accepted] = [0, 0];
  for (const field of ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'] as const) {
    for (const mutated of mutationsOf(honest.response[field] ?? '')) {
      tried += 1;
      const response = { ...honest.response, [field]: mutated };
      const read = readAssertion(JSON.stringify({ ...honest, response }));
      if (!read || !(await checkAssertion(read, credential, rules)).ok) continue;
      accepted += 1;
      assert.equal(field, 'signature');
      assert.ok(isSpelling(honest.response.signature, mutated));
    }
  }
  return { tried, accepted };
}

test('of all assertions with one bit turned or one byte left out none counts but another spelling of the same', async (t) => {
  let [tried, accepted] = [0, 0];
  for (let turn = 0; turn < 4; turn += 1) {
    const key = softKey();
    const created = readRegistration(key.register({ challenge, origin }));
    const honest = readAssertion(key.assert({ challenge, origin, userHandle: userHandle.toString('base64url') }));
    assert.ok(created && honest);
    const registered = await checkRegistration(created, rules);
    assert.ok(registered.ok);
    const credential = { ...registered.value, userHandle };
    assert.ok((await checkAssertion(honest, credential, rules)).ok);
    const outcome = await tryAssertions(honest, credential);
    tried += outcome.tried;
    accepted += outcome.accepted;
  }
  t.diagnostic(`${tried} mutated assertions, ${accepted} accepted: another spelling of the same signature`);
  assert.ok(tried >= 8_000);
});

test('of all attested registrations with one bit turned or one byte left out none counts but another spelling of the same', async (t) => {
  const subject = [['CN', 'Acme Keys Root']] as const;
  const root = makeCertificate({ subject, isAuthority: true });
  const leaf = makeCertificate({
    subject: [
      ['C', 'AT'],
      ['O', 'Acme Keys'],
      ['OU', 'Authenticator Attestation'],
      ['CN', 'Acme Key 1'],
    ],
    isAuthority: false,
    issuer: { ...root, subject },
  });
  const findAccepted = async (response: RegistrationResponse) => {
    const checked = await checkRegistration(response, rules);
    const isTrusted = checked.ok && leadsToRoot(checked.value.certificates, [root.der], Date.now());
    return isTrusted ? checked.value : undefined;
  };
  const attestation = { key: leaf.key, certificates: [leaf.der] };
  const honest = readRegistration(softKey().register({ challenge, origin, attestation }));
  assert.ok(honest);
  const said = await findAccepted(honest);
  assert.ok(said);
  let tried = 0;
  let accepted = 0;
  for (const field of ['clientDataJSON', 'attestationObject'] as const) {
    for (const mutated of mutationsOf(honest.response[field])) {
      const response = { ...honest.response, [field]: mutated } satisfies RegistrationResponse['response'];
      const read = readRegistration(JSON.stringify({ ...honest, response }));
      tried += 1;
      const found = read && (await findAccepted(read));
      if (!found) continue;
      accepted += 1;
      assert.deepEqual(found, said);
    }
  }
  t.diagnostic(`${tried} mutated registrations, ${accepted} accepted: another spelling of the very same`);
});
