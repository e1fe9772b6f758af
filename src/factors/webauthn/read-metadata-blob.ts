import { verify, X509Certificate } from 'node:crypto';
import { SettingsService } from '@simplewebauthn/server';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import type { Millis } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { leadsToRoot } from './leads-to-root.ts';
import type { Model } from './model.queries.ts';

export type MetadataRefusal = 'malformed' | 'not_signed' | 'older';

export interface MetadataBlob {
  readonly number: number;
  readonly nextUpdateAt: Millis;
  readonly models: readonly Model[];
}

const Header = Type.Object({
  alg: Type.Union([Type.Literal('RS256'), Type.Literal('ES256')]),
  x5c: Type.Array(Type.String(), { minItems: 1, maxItems: 5 }),
});

const Entry = Type.Object({
  aaguid: Type.Optional(Type.String()),
  statusReports: Type.Array(Type.Object({ status: Type.String() })),
  metadataStatement: Type.Optional(
    Type.Object({
      description: Type.String(),
      keyProtection: Type.Array(Type.String()),
      attestationRootCertificates: Type.Array(Type.String()),
      userVerificationDetails: Type.Array(Type.Array(Type.Object({ userVerificationMethod: Type.String() }))),
    }),
  ),
});

const Payload = Type.Object({
  no: Type.Integer({ minimum: 0 }),
  nextUpdate: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  entries: Type.Array(Entry),
});

/** Letters: room for a few certificates. */
const LONGEST_HEAD = 64 * 1024;

/** Whose name the certificate bears that signs. Its root signs for half the web, so the root alone says nothing. */
const SIGNERS = ['mds.fidoalliance.org', 'mds3.fidoalliance.org'];

/**
 * Reads metadata of authenticators as the FIDO Alliance publishes it (Metadata Service 3, section 3.1.7): a signed token,
 * here held against the roots that the library pins, without asking anybody.
 */
export function readMetadataBlob(blob: string, now: Millis): Result<MetadataBlob, 'malformed' | 'not_signed'> {
  const [head = '', body = '', signature = '', ...more] = blob.trim().split('.');
  const header = head.length > LONGEST_HEAD ? undefined : parse(head);
  if (more.length > 0 || !Value.Check(Header, header)) return refuse('malformed');
  const chain = header.x5c.map((certificate) => Buffer.from(certificate, 'base64'));
  // First of all: reading megabytes that somebody made up takes everybody else's time.
  if (!isSigned(`${head}.${body}`, signature, chain, now)) return refuse('not_signed');
  const payload = parse(body);
  if (!Value.Check(Payload, payload)) return refuse('malformed');
  const models = payload.entries.map(modelOf).filter((model) => model !== undefined);
  return accept({ number: payload.no, nextUpdateAt: Date.parse(payload.nextUpdate), models });
}

function isSigned(text: string, signature: string, chain: readonly Buffer[], now: Millis): boolean {
  const pems = SettingsService.getRootCertificates({ identifier: 'mds' });
  const roots = pems.map((pem) => new X509Certificate(pem).raw);
  const [leaf] = chain;
  if (!leaf || !leadsToRoot(chain, roots, now)) return false;
  const signer = new X509Certificate(leaf);
  if (!SIGNERS.some((name) => signer.checkHost(name) === name)) return false;
  const key = { key: signer.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

function modelOf({ aaguid, statusReports, metadataStatement }: Static<typeof Entry>): Model | undefined {
  if (aaguid === undefined || !metadataStatement) return undefined;
  const { description, keyProtection, attestationRootCertificates, userVerificationDetails } = metadataStatement;
  return {
    aaguid,
    name: description.slice(0, 200),
    roots: attestationRootCertificates,
    isHardware: keyProtection.includes('hardware') || keyProtection.includes('secure_element'),
    isBiometric: isBiometric(userVerificationDetails.map((all) => all.map((one) => one.userVerificationMethod))),
    isCompromised: statusReports.some(({ status }) => compromises.includes(status)),
  };
}

/** FIDO Metadata Service 3, section 3.1.4. */
const compromises: readonly string[] = [
  'REVOKED',
  'USER_VERIFICATION_BYPASS',
  'ATTESTATION_KEY_COMPROMISE',
  'USER_KEY_REMOTE_COMPROMISE',
  'USER_KEY_PHYSICAL_COMPROMISE',
];

/** FIDO Registry of Predefined Values, section 3.1. */
const biometrics: readonly string[] = ['fingerprint', 'faceprint', 'voiceprint', 'eyeprint', 'handprint'];
const unverified: readonly string[] = ['presence_internal', 'none'];

/** Each of the ways in which it verifies its user has a biometric in it; a touch alone verifies nobody. */
function isBiometric(ways: readonly (readonly string[])[]): boolean {
  const verifying = ways.filter((all) => !all.every((one) => unverified.includes(one)));
  const hasBiometric = (all: readonly string[]) => all.some((one) => biometrics.includes(one.replace('_internal', '')));
  return verifying.length > 0 && verifying.every(hasBiometric);
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
