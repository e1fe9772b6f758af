import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { test } from 'node:test';
import { SettingsService } from '@simplewebauthn/server';
import { type Issued, makeCertificate } from '../../../test/support/make-certificate.ts';
import { type MetadataEntry, signMetadata } from '../../../test/support/sign-metadata.ts';
import { testOnEachEngine } from '../../../test/support/temporary-store.ts';
import { listModels, readMetadata, readModel, takeMetadata } from './metadata.ts';
import { readMetadataBlob } from './read-metadata-blob.ts';
import type { WebAuthnEvent } from './webauthn.events.ts';

const now = Date.parse('2026-11-22');
const rootSubject = [['CN', 'Root of the Test']] as const;
const root = makeCertificate({ subject: rootSubject, isAuthority: true });
SettingsService.setRootCertificates({ identifier: 'mds', certificates: [new Uint8Array(root.der)] });

const issue = (name: string, issuer: Issued = root) =>
  makeCertificate({ subject: [['CN', name]], isAuthority: false, issuer: { ...issuer, subject: rootSubject } });
const signer = issue('mds.fidoalliance.org');

const key: MetadataEntry = { aaguid: '11111111-2222-3333-4444-555555555555', name: 'Acme Key 1', roots: [root.der] };

test('metadata that the FIDO Alliance has signed is read without asking anybody', () => {
  const blob = signMetadata({ number: 7, nextUpdate: '2026-12-01', entries: [key] }, signer);
  assert.deepEqual(readMetadataBlob(`${blob}\n`, now), {
    ok: true,
    value: {
      number: 7,
      nextUpdateAt: Date.parse('2026-12-01'),
      models: [
        {
          aaguid: key.aaguid,
          name: 'Acme Key 1',
          roots: [root.der.toString('base64')],
          isHardware: true,
          isBiometric: false,
          isCompromised: false,
        },
      ],
    },
  });
});

const reasonOf = (blob: string, at = now) => {
  const read = readMetadataBlob(blob, at);
  return read.ok ? 'read' : read.reason;
};

/** Threat: the root of the signature signs for half the web, so anybody with a website could sign. */
test('metadata that somebody else has signed under the same root is not', () => {
  const plan = { number: 7, nextUpdate: '2026-12-01', entries: [key] };
  assert.equal(reasonOf(signMetadata(plan, issue('evil.example'))), 'not_signed');
  assert.equal(reasonOf(signMetadata(plan, issue('mds.fidoalliance.org.evil.example'))), 'not_signed');
  assert.equal(reasonOf(signMetadata(plan, issue('mds3.fidoalliance.org'))), 'read');
});

test('metadata of another root, with another signature, out of time or of another form is not taken', () => {
  const plan = { number: 7, nextUpdate: '2026-12-01', entries: [key] };
  const other = makeCertificate({ subject: rootSubject, isAuthority: true });
  assert.equal(reasonOf(signMetadata(plan, issue('mds.fidoalliance.org', other))), 'not_signed');
  // A certificate that is no authority issues nothing.
  assert.equal(reasonOf(signMetadata(plan, issue('mds.fidoalliance.org', signer), [signer.der])), 'not_signed');
  const [head, body] = signMetadata(plan, signer).split('.');
  const forged = sign('sha256', Buffer.from(`${head}.${body}`), { key: root.key, dsaEncoding: 'ieee-p1363' });
  assert.equal(reasonOf(`${head}.${body}.${forged.toString('base64url')}`), 'not_signed');
  assert.equal(reasonOf(signMetadata(plan, signer), Date.parse('2050-01-01')), 'not_signed');
  assert.equal(reasonOf(`${head}.${body}`), 'not_signed');
  assert.equal(reasonOf(`${head}.e30.x`), 'not_signed');
  for (const text of ['', 'a.b.c', 'e30.e30.e30', `${head}.${body}.x.y`])
    assert.equal(reasonOf(text), 'malformed', text);
});

test('what the FIDO Alliance has signed and is no metadata is not taken', () => {
  const plan = { number: -1, nextUpdate: '2026-12-01', entries: [key] };
  assert.equal(reasonOf(signMetadata(plan, signer)), 'malformed');
});

/** Threat: the administrator of one organization uploads megabytes of brackets, and the others wait until they are read. */
test('nothing of a file is read that is not signed', () => {
  const [head] = signMetadata({ number: 7, nextUpdate: '2026-12-01', entries: [key] }, signer).split('.');
  const nested = Buffer.from('['.repeat(2_000_000) + ']'.repeat(2_000_000)).toString('base64url');
  const began = performance.now();
  assert.equal(reasonOf(`${head}.${nested}.AAAA`), 'not_signed');
  assert.equal(reasonOf(`${nested}.${nested}.AAAA`), 'malformed');
  assert.ok(performance.now() - began < 500);
});

const ways: readonly [name: string, ways: readonly (readonly string[])[], isBiometric: boolean][] = [
  ['a fingerprint alone', [['fingerprint_internal']], true],
  [
    'a fingerprint, or a touch, which verifies nobody',
    [['fingerprint_internal'], ['presence_internal'], ['none']],
    true,
  ],
  ['a fingerprint or a PIN', [['fingerprint_internal'], ['passcode_internal']], false],
  [
    'a fingerprint together with a PIN, or a face',
    [['fingerprint_internal', 'passcode_internal'], ['faceprint_internal']],
    true,
  ],
  ['a PIN that is typed elsewhere', [['passcode_external', 'presence_internal']], false],
  ['a touch alone', [['presence_internal']], false],
  ['nothing that is told', [], false],
];

for (const [name, verification, isBiometric] of ways) {
  test(`inherence is ${isBiometric ? 'known' : 'not known'} of a model that verifies by ${name}`, () => {
    const blob = signMetadata({ number: 1, nextUpdate: '2026-12-01', entries: [{ ...key, verification }] }, signer);
    const read = readMetadataBlob(blob, now);
    assert.deepEqual(read.ok && read.value.models.map((model) => model.isBiometric), [isBiometric]);
  });
}

testOnEachEngine<WebAuthnEvent>(
  'metadata takes the place of what was there, and never an older one',
  async (_t, store) => {
    const { engine, unitOfWork, recorded } = store;
    const take = (number: number, entries: readonly MetadataEntry[]) =>
      unitOfWork((tx) =>
        takeMetadata(
          { ...tx, now: () => now },
          {
            organizationId: 'org_1',
            uploadedBy: 'per_1',
            blob: signMetadata({ number, nextUpdate: '2026-12-01', entries }, signer),
          },
        ),
      );
    const db = { db: engine.reader };
    assert.equal(await readMetadata(db), undefined);
    const soft: MetadataEntry = { aaguid: '0'.repeat(8), name: 'Acme Soft', roots: [], protection: ['software'] };
    assert.ok((await take(8, [key, soft])).ok);
    assert.deepEqual(await take(7, [key]), { ok: false, reason: 'older' });
    assert.deepEqual(
      (await listModels(db)).map(({ name }) => name),
      ['Acme Key 1', 'Acme Soft'],
    );
    assert.equal((await readModel(db, soft.aaguid))?.isHardware, false);
    assert.ok((await take(9, [{ ...key, status: ['FIDO_CERTIFIED', 'ATTESTATION_KEY_COMPROMISE'] }])).ok);
    assert.equal((await readModel(db, key.aaguid))?.isCompromised, true);
    assert.deepEqual(await readMetadata(db), {
      number: 9,
      nextUpdateAt: Date.parse('2026-12-01'),
      uploadedAt: now,
      uploadedBy: 'per_1',
      models: 1,
    });
    assert.deepEqual(
      recorded.map(({ type }) => type),
      ['authenticator-metadata.uploaded', 'authenticator-metadata.uploaded'],
    );
  },
);
