import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { sameBytes } from '../../kit/secrets.ts';
import type { WebAuthnRefusal } from '../factor.ts';
import { checkAuthenticatorData } from './check-authenticator-data.ts';
import { checkClientData } from './check-client-data.ts';
import type { AssertionResponse } from './read-response.ts';
import type { Rules } from './rules.ts';

/** A credential as it was registered. */
export interface KnownCredential {
  readonly credentialId: Uint8Array;
  /** COSE. */
  readonly publicKey: Uint8Array;
  readonly signCount: number;
  readonly isBackupEligible: boolean;
  readonly userHandle: Uint8Array;
}

export interface Assertion {
  readonly isUserVerified: boolean;
  readonly isBackedUp: boolean;
  readonly signCount: number;
  /** It counted further before: a copy, or a manager that does not count well. */
  readonly hasCountedBack: boolean;
}

export interface AssertionRules extends Rules {
  /** Where nobody was identified first, the answer has to say whose it is. */
  readonly userHandle: 'required' | 'optional';
}

/** Section 7.2. Memory of challenges is the caller’s; so is finding the credential. */
export async function checkAssertion(
  response: AssertionResponse,
  credential: KnownCredential,
  rules: AssertionRules,
): Promise<Result<Assertion, WebAuthnRefusal>> {
  const { clientDataJSON, authenticatorData, userHandle = null } = response.response;
  if (!isOwnersHandle(userHandle, credential, rules)) return refuse('wrong_user_handle');
  const asked = checkClientData(clientDataJSON, 'webauthn.get', rules);
  if (!asked.ok) return asked;
  const data = checkAuthenticatorData(Buffer.from(authenticatorData, 'base64url'), rules);
  if (!data.ok) return data;
  const { flags, counter } = data.value;
  if (flags.be !== credential.isBackupEligible) return refuse('backup_state_changed');
  if (!(await isSigned(response, credential, rules))) return refuse('wrong_signature');
  const hasCountedBack = (counter > 0 || credential.signCount > 0) && counter <= credential.signCount;
  // Managers that copy keys count badly, or not at all; a key that cannot be copied counts on.
  if (hasCountedBack && !flags.be) return refuse('counter_went_back');
  return accept({ isUserVerified: flags.uv, isBackedUp: flags.bs, signCount: counter, hasCountedBack });
}

function isOwnersHandle(handle: string | null, { userHandle }: KnownCredential, rules: AssertionRules): boolean {
  if (handle === null) return rules.userHandle === 'optional';
  return sameBytes(Buffer.from(handle, 'base64url'), userHandle);
}

/**
 * The library looks at everything once more. It is told of no counter, at which it would throw. What it throws now is about
 * the encoding of the signature: everything else was read before.
 */
async function isSigned(response: AssertionResponse, { credentialId, publicKey }: KnownCredential, rules: Rules) {
  const verifying = verifyAuthenticationResponse({
    response: { ...response, clientExtensionResults: {} } as AuthenticationResponseJSON,
    expectedChallenge: rules.challenge,
    expectedOrigin: rules.origin,
    expectedRPID: rules.rpId,
    expectedTopOrigin: [...rules.framedBy],
    requireUserVerification: rules.userVerification === 'required',
    credential: {
      id: Buffer.from(credentialId).toString('base64url'),
      publicKey: new Uint8Array(publicKey),
      counter: 0,
    },
  });
  return verifying.then(
    ({ verified }) => verified,
    () => false,
  );
}
