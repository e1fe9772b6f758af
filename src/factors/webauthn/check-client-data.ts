import Type from 'typebox';
import Value from 'typebox/value';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { sameBytes } from '../../kit/secrets.ts';
import type { WebAuthnRefusal } from '../factor.ts';
import type { Rules } from './rules.ts';

const ClientData = Type.Object({
  type: Type.String(),
  challenge: Type.String(),
  origin: Type.String(),
  crossOrigin: Type.Optional(Type.Boolean()),
  topOrigin: Type.Optional(Type.String()),
});

/**
 * What the browser says it was asked, by whom and where. The library looks at frames in an assertion alone, and there
 * only when the browser names the outer page (sections 7.1 steps 7 to 11, 7.2 steps 11 to 15).
 */
export function checkClientData(
  encoded: string,
  type: 'webauthn.create' | 'webauthn.get',
  rules: Rules,
): Result<true, WebAuthnRefusal> {
  const said = readClientData(encoded);
  if (!said) return refuse('malformed');
  if (said.type !== type) return refuse('wrong_ceremony');
  if (!sameBytes(Buffer.from(said.challenge), Buffer.from(rules.challenge))) return refuse('wrong_challenge');
  if (said.origin !== rules.origin) return refuse('wrong_origin');
  if (said.crossOrigin !== true) return said.topOrigin === undefined ? accept(true) : refuse('cross_origin');
  if (rules.framedBy.length === 0) return refuse('cross_origin');
  return said.topOrigin === undefined || rules.framedBy.includes(said.topOrigin)
    ? accept(true)
    : refuse('cross_origin');
}

/** The challenge that an answer belongs to, as it says; undefined when it says none. */
export const challengeIn = (encoded: string): string | undefined => readClientData(encoded)?.challenge;

function readClientData(encoded: string) {
  try {
    const said: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return Value.Check(ClientData, said) ? said : undefined;
  } catch {
    return undefined;
  }
}
