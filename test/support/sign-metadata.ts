import { sign } from 'node:crypto';
import type { Issued } from './make-certificate.ts';

export interface MetadataEntry {
  readonly aaguid: string;
  readonly name: string;
  readonly roots: readonly Uint8Array[];
  /** How its keys are kept; in hardware when left out. */
  readonly protection?: readonly string[];
  /** Ways in which it verifies its user, each all that it takes; a PIN when left out. */
  readonly verification?: readonly (readonly string[])[];
  readonly status?: readonly string[];
}

export interface MetadataPlan {
  readonly number: number;
  readonly nextUpdate: string;
  readonly entries: readonly MetadataEntry[];
}

const encode = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');

/** As the FIDO Alliance publishes metadata of authenticators, signed by whoever the test says. */
export function signMetadata(plan: MetadataPlan, signer: Issued, more: readonly Uint8Array[] = []): string {
  const certificates = [signer.der, ...more];
  const x5c = certificates.map((certificate) => Buffer.from(certificate).toString('base64'));
  const text = `${encode({ alg: 'ES256', typ: 'JWT', x5c })}.${encode(payloadOf(plan))}`;
  const signature = sign('sha256', Buffer.from(text), { key: signer.key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

const payloadOf = ({ number, nextUpdate, entries }: MetadataPlan) => ({
  no: number,
  nextUpdate,
  legalHeader: 'A test',
  entries: entries.map(({ aaguid, name, roots, protection, verification, status }) => ({
    aaguid,
    timeOfLastStatusChange: '2026-01-01',
    statusReports: (status ?? ['FIDO_CERTIFIED']).map((one) => ({ status: one })),
    metadataStatement: {
      description: name,
      keyProtection: protection ?? ['hardware', 'secure_element'],
      attestationRootCertificates: roots.map((root) => Buffer.from(root).toString('base64')),
      userVerificationDetails: (verification ?? [['passcode_external'], ['presence_internal']]).map((all) =>
        all.map((userVerificationMethod) => ({ userVerificationMethod })),
      ),
    },
  })),
});
