import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import {
  type AttestationFormat,
  type AttestationObject,
  convertAAGUIDToString,
  cose,
  decodeAttestationObject,
  decodeCredentialPublicKey,
} from '@simplewebauthn/server/helpers';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { WebAuthnRefusal } from '../factor.ts';
import { checkAuthenticatorData } from './check-authenticator-data.ts';
import { checkClientData } from './check-client-data.ts';
import type { RegistrationResponse } from './read-response.ts';
import type { Rules } from './rules.ts';

/** Section 7.1 refuses more than section 7.2 does. A false attestation is named by its format. */
export type RegistrationRefusal =
  | WebAuthnRefusal
  | 'wrong_algorithm'
  | 'id_too_long'
  | `false_attestation_${AttestationFormat | 'other'}`;

export interface Registration {
  readonly credentialId: Uint8Array;
  /** COSE. */
  readonly publicKey: Uint8Array;
  /** The model of the authenticator, as it says. */
  readonly aaguid: string;
  readonly signCount: number;
  readonly isUserVerified: boolean;
  readonly isBackupEligible: boolean;
  readonly isBackedUp: boolean;
  readonly transports: readonly string[];
  /** What signed the attestation, leaf first (DER); empty where nothing did. Whether it is trusted is another question. */
  readonly certificates: readonly Uint8Array[];
}

/** Section 4, “credential record”. */
const LONGEST_ID = 1023;

/** Section 7.1. Memory of challenges is the caller’s; so is that nobody has the credential yet. */
export async function checkRegistration(
  response: RegistrationResponse,
  rules: Rules,
): Promise<Result<Registration, RegistrationRefusal>> {
  const asked = checkClientData(response.response.clientDataJSON, 'webauthn.create', rules);
  if (!asked.ok) return asked;
  const attested = decode(response.response.attestationObject);
  if (!attested) return refuse('malformed');
  const data = checkAuthenticatorData(attested.get('authData'), rules);
  if (!data.ok) return data;
  const { credentialID, credentialPublicKey, aaguid, flags, counter } = data.value;
  if (!credentialID || !credentialPublicKey || !aaguid) return refuse('malformed');
  if (credentialID.length > LONGEST_ID) return refuse('id_too_long');
  if (!rules.algorithms.includes(algorithmOf(credentialPublicKey) ?? Number.NaN)) return refuse('wrong_algorithm');
  if (!(await isVerified(response, rules))) return refuse(falseAttestation(attested));
  return accept({
    credentialId: credentialID,
    publicKey: credentialPublicKey,
    aaguid: convertAAGUIDToString(aaguid),
    signCount: counter,
    isUserVerified: flags.uv,
    isBackupEligible: flags.be,
    isBackedUp: flags.bs,
    transports: response.response.transports ?? [],
    certificates: attested.get('attStmt').get('x5c') ?? [],
  });
}

const formats: readonly string[] = [
  'none',
  'packed',
  'fido-u2f',
  'tpm',
  'apple',
  'android-key',
  'android-safetynet',
] satisfies AttestationFormat[];

const falseAttestation = (attested: AttestationObject): RegistrationRefusal =>
  formats.includes(attested.get('fmt')) ? `false_attestation_${attested.get('fmt')}` : 'false_attestation_other';

function decode(encoded: string): AttestationObject | undefined {
  try {
    const attested = decodeAttestationObject(new Uint8Array(Buffer.from(encoded, 'base64url')));
    const isWhole =
      attested.get('authData') instanceof Uint8Array && typeof attested.get('attStmt')?.get === 'function';
    return isWhole ? attested : undefined;
  } catch {
    return undefined;
  }
}

function algorithmOf(publicKey: Uint8Array): number | undefined {
  try {
    return decodeCredentialPublicKey(new Uint8Array(publicKey)).get(cose.COSEKEYS.alg);
  } catch {
    return undefined;
  }
}

/** The library looks at everything once more, and at the attestation for the first time. */
function isVerified(response: RegistrationResponse, rules: Rules): Promise<boolean> {
  const verifying = verifyRegistrationResponse({
    response: { ...response, clientExtensionResults: {} } as RegistrationResponseJSON,
    expectedChallenge: rules.challenge,
    expectedOrigin: rules.origin,
    expectedRPID: rules.rpId,
    requireUserVerification: rules.userVerification === 'required',
    supportedAlgorithmIDs: [...rules.algorithms],
  });
  return verifying.then(
    ({ verified }) => verified,
    () => false,
  );
}
