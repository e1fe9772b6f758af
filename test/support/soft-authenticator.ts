import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What an authenticator and its browser say; by default what honest ones do. */
export interface Say {
  readonly challenge: string;
  readonly origin: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  readonly isPresent?: boolean;
  readonly isVerified?: boolean;
  readonly isBackupEligible?: boolean;
  readonly isBackedUp?: boolean;
  readonly signCount?: number;
}

export interface SayAssertion extends Say {
  readonly userHandle?: string | undefined;
}

export interface SayRegistration extends Say {
  readonly aaguid?: string;
  readonly credentialId?: Uint8Array;
  /** Signs a `packed` attestation; without it there is none. */
  readonly attestation?: { readonly key: KeyObject; readonly certificates: readonly Uint8Array[] };
}

export interface SoftKey {
  readonly id: Buffer;
  /** JSON, as a page would send it. */
  readonly register: (say: SayRegistration) => string;
  readonly assert: (say: SayAssertion) => string;
}

const ES256 = -7;
const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A key in memory that says whatever a test wants it to, and signs it. */
export function softKey(): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const cose = coseOf(publicKey);
  const answer = (credentialId: Uint8Array, response: object) =>
    JSON.stringify({ id: base64url(credentialId), rawId: base64url(credentialId), type: 'public-key', response });
  return {
    id,
    register(say) {
      const credentialId = say.credentialId ?? id;
      const clientData = clientDataOf('webauthn.create', say);
      const length = Buffer.from([credentialId.length >> 8, credentialId.length & 255]);
      const aaguid = Buffer.from((say.aaguid ?? '0'.repeat(32)).replaceAll('-', ''), 'hex');
      const authData = Buffer.concat([authDataOf(say, 0x40), aaguid, length, credentialId, cose]);
      const attestationObject = isoCBOR.encode(statementOf(say, authData, clientData));
      return answer(credentialId, {
        clientDataJSON: base64url(clientData),
        attestationObject: base64url(attestationObject),
        transports: ['usb'],
      });
    },
    assert(say) {
      const clientData = clientDataOf('webauthn.get', say);
      const authData = authDataOf(say, 0);
      const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), privateKey);
      return answer(id, {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
        ...(say.userHandle !== undefined && { userHandle: say.userHandle }),
      });
    },
  };
}

function clientDataOf(type: string, { challenge, origin, crossOrigin = false, topOrigin, ...say }: Say): Buffer {
  return Buffer.from(JSON.stringify({ type: say.type ?? type, challenge, origin, crossOrigin, topOrigin }));
}

function authDataOf(say: Say, more: number): Buffer {
  const { isPresent = true, isVerified = true, isBackupEligible = false, isBackedUp = false, signCount = 0 } = say;
  const flags = more | (isPresent ? 1 : 0) | (isVerified ? 4 : 0) | (isBackupEligible ? 8 : 0) | (isBackedUp ? 16 : 0);
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(signCount);
  return Buffer.concat([sha256(say.rpId ?? new URL(say.origin).hostname), Buffer.from([flags]), counter]);
}

function coseOf(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const entries: [number, number | Uint8Array][] = [
    [1, 2],
    [3, ES256],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ];
  return isoCBOR.encode(new Map(entries));
}

function statementOf({ attestation }: SayRegistration, authData: Buffer, clientData: Buffer) {
  const bytes = new Uint8Array(authData);
  if (!attestation) {
    return new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', bytes],
    ]);
  }
  const signed = sign('sha256', Buffer.concat([authData, sha256(clientData)]), attestation.key);
  const statement = new Map<string, number | Uint8Array | Uint8Array[]>([
    ['alg', ES256],
    ['sig', new Uint8Array(signed)],
    ['x5c', attestation.certificates.map((certificate) => new Uint8Array(certificate))],
  ]);
  return new Map<string, string | Uint8Array | typeof statement>([
    ['fmt', 'packed'],
    ['attStmt', statement],
    ['authData', bytes],
  ]);
}
