import { randomBytes } from 'node:crypto';
import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { CHALLENGE_LIFETIME, rememberChallenge } from './challenge.ts';
import { findKeys, type KeyFactor } from './credential.queries.ts';
import { offeredAlgorithms, rpIdOf } from './rules.ts';
import { putHandle } from './user-handle.queries.ts';

/** Somebody is about to set up a key, in one flow or session. */
export interface KeyEnrolment {
  readonly organization: Pick<Organization, 'id' | 'title'>;
  readonly person: Pick<Person, 'id' | 'organizationId' | 'email' | 'fullName'>;
  readonly place: string;
  /** As the browser sees us. */
  readonly origin: string;
  readonly factor: KeyFactor;
  /** AAGUIDs that may be set up, with an attestation that proves them; null: any, without one. */
  readonly models: readonly string[] | null;
}

/** A passkey is found without a name, and checks its user; a security key is neither asked to. */
const selections = {
  passkey: { residentKey: 'required', userVerification: 'required' },
  security_key: {
    residentKey: 'discouraged',
    userVerification: 'preferred',
    authenticatorAttachment: 'cross-platform',
  },
} as const;

/**
 * What the browser is to be asked for. Keys that the person has are excluded, so that no device gets a second one. Within a
 * unit of work.
 */
export async function beginKeyEnrolment(
  ctx: Db & Clock,
  { organization, person, place, origin, factor, models }: KeyEnrolment,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const challenge = await rememberChallenge(ctx, { place, ceremony: 'create', personId: person.id });
  const rpId = rpIdOf(origin);
  const here = (await findKeys(ctx.db, person.id)).filter((key) => key.rpId === rpId);
  return generateRegistrationOptions({
    rpName: organization.title,
    rpID: rpId,
    userID: new Uint8Array(await putHandle(ctx.db, person.id, randomBytes(32))),
    userName: person.email,
    userDisplayName: person.fullName,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: CHALLENGE_LIFETIME,
    attestationType: models === null ? 'none' : 'direct',
    excludeCredentials: here.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: known(transports),
    })),
    authenticatorSelection: { ...selections[factor] },
    supportedAlgorithmIDs: [...offeredAlgorithms],
    ...(factor === 'security_key' && { preferredAuthenticatorType: 'securityKey' as const }),
  });
}

type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';
const transports: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/** Browsers pass over what they do not know; the types do not. */
export const known = (names: readonly string[]): Transport[] =>
  names.filter((name): name is Transport => transports.includes(name));
