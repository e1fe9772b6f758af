import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import type { AuthenticatorId } from '../authenticator.ts';
import type { KnownCredential } from './check-assertion.ts';

export type KeyFactor = 'passkey' | 'security_key';

/** A passkey or security key, as far as its owner may know it. */
export interface Key {
  readonly id: AuthenticatorId;
  readonly factor: KeyFactor;
  readonly name: string;
  /** Base64url. */
  readonly credentialId: string;
  /** The host that it was made at, and the only one that it works at. */
  readonly rpId: string;
  readonly aaguid: string;
  readonly transports: readonly string[];
  /** Kept by a password manager or an account, on several devices; otherwise on this one alone. */
  readonly isSynced: boolean;
  readonly createdAt: Millis;
  readonly lastUsedAt: Millis | null;
  readonly disabledAt: Millis | null;
}

const keys = (db: Database) =>
  db
    .selectFrom('webauthn_credential')
    .innerJoin('authenticator', 'authenticator.id', 'webauthn_credential.authenticator_id');

/** Oldest first. */
export async function findKeys(db: Database, personId: string): Promise<readonly Key[]> {
  const rows = await keys(db)
    .select(['id', 'factor', 'name', 'credential_id', 'rp_id', 'aaguid', 'transports', 'backup_eligible'])
    .select(['created_at', 'last_used_at', 'disabled_at'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as AuthenticatorId,
    factor: row.factor as KeyFactor,
    name: row.name,
    credentialId: Buffer.from(row.credential_id).toString('base64url'),
    rpId: row.rp_id,
    aaguid: row.aaguid,
    transports: JSON.parse(row.transports) as readonly string[],
    isSynced: row.backup_eligible === 1,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    disabledAt: row.disabled_at,
  }));
}

/** A credential with all that an assertion of it is held against. */
export interface StoredCredential extends KnownCredential {
  readonly authenticatorId: AuthenticatorId;
  readonly personId: PersonId;
  readonly factor: KeyFactor;
  readonly isDisabled: boolean;
  /** Only what its attestation has proved; false where there was none. */
  readonly isHardware: boolean;
  readonly isBiometric: boolean;
}

interface Meant {
  readonly organizationId: OrganizationId;
  readonly rpId: string;
  readonly credentialId: Uint8Array;
}

export async function findCredential(db: Database, meant: Meant): Promise<StoredCredential | undefined> {
  const row = await keys(db)
    .innerJoin('webauthn_user', 'webauthn_user.person_id', 'authenticator.person_id')
    .leftJoin('authenticator_model', (join) =>
      join
        .onRef('authenticator_model.aaguid', '=', 'webauthn_credential.aaguid')
        .on('webauthn_credential.is_attested', '=', 1)
        .on('authenticator_model.is_compromised', '=', 0),
    )
    .select(['authenticator.id', 'authenticator.person_id', 'factor', 'disabled_at', 'key_material', 'handle'])
    .select(['credential_id', 'sign_count', 'backup_eligible', 'is_hardware', 'is_biometric'])
    .where('credential_id', '=', meant.credentialId)
    .where('rp_id', '=', meant.rpId)
    .where('authenticator.organization_id', '=', meant.organizationId)
    .executeTakeFirst();
  return (
    row && {
      authenticatorId: row.id as AuthenticatorId,
      personId: row.person_id as PersonId,
      factor: row.factor as KeyFactor,
      isDisabled: row.disabled_at !== null,
      isHardware: row.is_hardware === 1,
      isBiometric: row.is_biometric === 1,
      credentialId: row.credential_id,
      publicKey: row.key_material,
      signCount: row.sign_count,
      isBackupEligible: row.backup_eligible === 1,
      userHandle: row.handle,
    }
  );
}

/** Whether anybody at all has it. */
export async function isCredentialTaken(db: Database, credentialId: Uint8Array): Promise<boolean> {
  const row = await db
    .selectFrom('webauthn_credential')
    .select('authenticator_id')
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  return row !== undefined;
}

interface Use {
  readonly signCount: number;
  readonly isBackedUp: boolean;
  readonly at: Millis;
}

/** False when the key was used, disabled or removed since it was read. */
export async function noteUse(
  db: Database,
  { authenticatorId, signCount }: Pick<StoredCredential, 'authenticatorId' | 'signCount'>,
  use: Use,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webauthn_credential')
    .set({ sign_count: use.signCount, backed_up: use.isBackedUp ? 1 : 0 })
    .where('authenticator_id', '=', authenticatorId)
    .where('sign_count', '=', signCount)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const used = await db
    .updateTable('authenticator')
    .set({ last_used_at: use.at })
    .where('id', '=', authenticatorId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

export interface NewKey {
  readonly id: AuthenticatorId;
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly factor: KeyFactor;
  readonly name: string;
  readonly rpId: string;
  readonly credentialId: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly aaguid: string;
  readonly signCount: number;
  readonly isBackupEligible: boolean;
  readonly isBackedUp: boolean;
  readonly isAttested: boolean;
  readonly transports: readonly string[];
  readonly at: Millis;
}

/** False when somebody has the credential already. */
export async function insertKey(db: Database, key: NewKey): Promise<boolean> {
  await db
    .insertInto('authenticator')
    .values({
      id: key.id,
      organization_id: key.organizationId,
      person_id: key.personId,
      factor: key.factor,
      name: key.name,
      key_material: key.publicKey,
      last_step: null,
      created_at: key.at,
      last_used_at: key.at,
    })
    .execute();
  const inserted = await db
    .insertInto('webauthn_credential')
    .values({
      authenticator_id: key.id,
      credential_id: key.credentialId,
      rp_id: key.rpId,
      sign_count: key.signCount,
      backup_eligible: key.isBackupEligible ? 1 : 0,
      backed_up: key.isBackedUp ? 1 : 0,
      aaguid: key.aaguid,
      transports: JSON.stringify(key.transports),
      is_attested: key.isAttested ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return true;
  await db.deleteFrom('authenticator').where('id', '=', key.id).execute();
  return false;
}
