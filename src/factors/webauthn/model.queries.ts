import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

/** What trusted metadata says of one model of authenticators. */
export interface Model {
  readonly aaguid: string;
  readonly name: string;
  /** Certificates that its attestations lead to: DER in base64. */
  readonly roots: readonly string[];
  /** Its keys cannot leave their hardware. */
  readonly isHardware: boolean;
  /** Whenever it checks its user, a biometric is part of it. */
  readonly isBiometric: boolean;
  readonly isCompromised: boolean;
}

export interface Metadata {
  readonly number: number;
  readonly nextUpdateAt: Millis;
  readonly uploadedAt: Millis;
  readonly uploadedBy: string;
  readonly models: number;
}

export async function findModel(db: Database, aaguid: string): Promise<Model | undefined> {
  const row = await db.selectFrom('authenticator_model').selectAll().where('aaguid', '=', aaguid).executeTakeFirst();
  return (
    row && {
      aaguid,
      name: row.name,
      roots: JSON.parse(row.roots) as readonly string[],
      isHardware: row.is_hardware === 1,
      isBiometric: row.is_biometric === 1,
      isCompromised: row.is_compromised === 1,
    }
  );
}

export async function findMetadata(db: Database): Promise<Metadata | undefined> {
  const row = await db.selectFrom('authenticator_metadata').selectAll().executeTakeFirst();
  if (!row) return undefined;
  const { count } = await db
    .selectFrom('authenticator_model')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return {
    number: row.number,
    nextUpdateAt: row.next_update_at,
    uploadedAt: row.uploaded_at,
    uploadedBy: row.uploaded_by,
    models: Number(count),
  };
}

/** In the place of all that was there. */
export async function replaceMetadata(
  db: Database,
  metadata: Omit<Metadata, 'models'>,
  models: readonly Model[],
): Promise<void> {
  await db.deleteFrom('authenticator_metadata').execute();
  await db.deleteFrom('authenticator_model').execute();
  await db
    .insertInto('authenticator_metadata')
    .values({
      number: metadata.number,
      next_update_at: metadata.nextUpdateAt,
      uploaded_at: metadata.uploadedAt,
      uploaded_by: metadata.uploadedBy,
    })
    .execute();
  for (const model of models) {
    await db
      .insertInto('authenticator_model')
      .values({
        aaguid: model.aaguid,
        name: model.name,
        roots: JSON.stringify(model.roots),
        is_hardware: model.isHardware ? 1 : 0,
        is_biometric: model.isBiometric ? 1 : 0,
        is_compromised: model.isCompromised ? 1 : 0,
      })
      .execute();
  }
}

/** By name, for lists to choose from. */
export async function findModels(db: Database): Promise<readonly Pick<Model, 'aaguid' | 'name'>[]> {
  return db.selectFrom('authenticator_model').select(['aaguid', 'name']).orderBy('name').execute();
}
