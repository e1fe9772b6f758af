/** What an answer of an authenticator is held against (W3C WebAuthn Level 3, sections 7.1 and 7.2). */
export interface Rules {
  /** The only origin that may have asked, e.g. `https://support.acme.example`. */
  readonly origin: string;
  readonly rpId: string;
  /** Base64url. */
  readonly challenge: string;
  readonly userVerification: 'required' | 'preferred';
  /** COSE algorithms, as they were offered. */
  readonly algorithms: readonly number[];
  /** Origins of pages that may hold us in a frame. Ours may in none. */
  readonly framedBy: readonly string[];
}

/** ES256, EdDSA, RS256. The list of the library differs with the version of Node: a downgrade would strand people. */
export const offeredAlgorithms: readonly number[] = [-7, -8, -257];

/** A key belongs to the host that the browser was at, and works nowhere else. */
export const rpIdOf = (origin: string): string => new URL(origin).hostname;

/** A passkey is enough alone, so its device checks its user; a security key follows another proof. */
export const userVerificationOf = (factor: 'passkey' | 'security_key'): Rules['userVerification'] =>
  factor === 'passkey' ? 'required' : 'preferred';

type Asked = Pick<Rules, 'origin' | 'challenge' | 'userVerification'>;

export const ourRules = (asked: Asked): Rules => ({
  ...asked,
  rpId: rpIdOf(asked.origin),
  algorithms: offeredAlgorithms,
  framedBy: [],
});
