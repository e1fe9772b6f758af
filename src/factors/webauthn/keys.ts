import type { Db } from '../../store/database.ts';
import { findKeys, isCredentialTaken, type Key } from './credential.queries.ts';
import { rpIdOf } from './rules.ts';
import { findHandle } from './user-handle.queries.ts';

export type { Key, KeyFactor } from './credential.queries.ts';

/** A person’s passkeys and security keys, oldest first. */
export const listKeys = ({ db }: Db, personId: string): Promise<readonly Key[]> => findKeys(db, personId);

/** Whether one of them works at this origin. */
export async function hasKey(
  { db }: Db,
  personId: string,
  { factor, origin }: { readonly factor: Key['factor']; readonly origin: string },
): Promise<boolean> {
  const keys = await findKeys(db, personId);
  return keys.some((key) => key.factor === factor && key.rpId === rpIdOf(origin) && key.disabledAt === null);
}

/** What password managers may be told, so that they forget the rest (WebAuthn Signal API). */
export interface AcceptedKeys {
  readonly rpId: string;
  /** Base64url. */
  readonly userId: string;
  /** Base64url, each. */
  readonly allAcceptedCredentialIds: readonly string[];
}

/** Undefined for who never had a key. */
export async function listAcceptedKeys(
  { db }: Db,
  personId: string,
  origin: string,
): Promise<AcceptedKeys | undefined> {
  const handle = await findHandle(db, personId);
  if (!handle) return undefined;
  const rpId = rpIdOf(origin);
  const here = (await findKeys(db, personId)).filter((key) => key.rpId === rpId);
  return {
    rpId,
    userId: Buffer.from(handle).toString('base64url'),
    allAcceptedCredentialIds: here.map(({ credentialId }) => credentialId),
  };
}

/** Whether a manager may forget it: nobody has it, so to say so tells nothing of anybody. */
export const isNobodysKey = async ({ db }: Db, credentialId: string): Promise<boolean> =>
  !(await isCredentialTaken(db, Buffer.from(credentialId, 'base64url')));
