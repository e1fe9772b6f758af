import { hash } from 'node:crypto';
import { type ParsedAuthenticatorData, parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { sameBytes } from '../../kit/secrets.ts';
import type { WebAuthnRefusal } from '../factor.ts';
import type { Rules } from './rules.ts';

/** For which host the authenticator answered, and what it says of the person before it (section 6.1). */
export function checkAuthenticatorData(
  bytes: Uint8Array,
  { rpId, userVerification }: Rules,
): Result<ParsedAuthenticatorData, WebAuthnRefusal> {
  const data = parse(bytes);
  if (!data) return refuse('malformed');
  const { flags, rpIdHash } = data;
  if (!sameBytes(rpIdHash, hash('sha256', rpId, 'buffer'))) return refuse('wrong_rp_id');
  if (!flags.up) return refuse('user_not_present');
  if (userVerification === 'required' && !flags.uv) return refuse('user_not_verified');
  if (flags.bs && !flags.be) return refuse('malformed');
  return accept(data);
}

function parse(bytes: Uint8Array) {
  try {
    return parseAuthenticatorData(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}
