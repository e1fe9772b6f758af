import type { Kysely } from 'kysely';
import { columnsOf } from '../columns.ts';

type Kind = 'sqlite' | 'postgres';

/**
 * Every way to prove who one is, the attempts to do so, and what keeps strangers from guessing. The tables that end here
 * held nothing that lasts longer than fifteen minutes.
 */
export async function up(db: Kysely<unknown>, kind: Kind): Promise<void> {
  await addFlows(db, kind);
  await widenAuthenticators(db, kind);
  await addWebAuthn(db, kind);
  await addDevicesAndGuesses(db, kind);
}

async function addFlows(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('flow')
    .addColumn('secret_hash', bytes, (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('way', 'text', (c) => c.notNull())
    .addColumn('identifier', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('session_id', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('wish', 'text', (c) => c.notNull())
    .addColumn('return_to', 'text')
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('flow_by_person').on('flow').column('person_id').execute();
  await db.schema.createIndex('flow_by_expiry').on('flow').column('expires_at').execute();
  await db.schema.dropTable('sign_in_flow').execute();
  await db.schema.dropTable('enrolment').execute();
  await createTable('enrolment')
    .addColumn('place', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('factor', 'text', (c) => c.notNull())
    .addColumn('secret', bytes, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
  await db.schema.dropTable('email_proof').execute();
  await createTable('out_of_band_code')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('factor', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('message_id', 'text')
    .addColumn('sent_to', bytes, (c) => c.notNull())
    .addColumn('code_hash', bytes, (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addPrimaryKeyConstraint('out_of_band_code_key', ['place', 'factor'])
    .execute();
}

async function widenAuthenticators(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis } = columnsOf(db, kind);
  await db.schema.alterTable('authenticator').renameColumn('secret', 'key_material').execute();
  await db.schema.alterTable('authenticator').addColumn('drift', 'integer').execute();
  await db.schema.alterTable('authenticator').addColumn('disabled_at', millis).execute();
  await db.schema.alterTable('password').addColumn('disabled_at', millis).execute();
  await db.schema.alterTable('password').addColumn('compromised_at', millis).execute();
  await createTable('personal_question')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('answer_hash', 'text', (c) => c.notNull())
    .addColumn('asked_next', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('personal_question_key', ['person_id', 'question'])
    .execute();
  await createTable('personal_question_set')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id'))
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('set_at', millis, (c) => c.notNull())
    .addColumn('answered_at', millis, (c) => c.notNull())
    .addColumn('disabled_at', millis)
    .execute();
}

async function addWebAuthn(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('webauthn_credential')
    .addColumn('authenticator_id', 'text', (c) => c.primaryKey().references('authenticator.id').onDelete('cascade'))
    .addColumn('credential_id', bytes, (c) => c.notNull().unique())
    .addColumn('rp_id', 'text', (c) => c.notNull())
    .addColumn('sign_count', millis, (c) => c.notNull())
    .addColumn('backup_eligible', 'integer', (c) => c.notNull())
    .addColumn('backed_up', 'integer', (c) => c.notNull())
    .addColumn('aaguid', 'text', (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('is_attested', 'integer', (c) => c.notNull())
    .execute();
  await createTable('webauthn_user')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id'))
    .addColumn('handle', bytes, (c) => c.notNull().unique())
    .execute();
  await createTable('webauthn_challenge')
    .addColumn('challenge', bytes, (c) => c.primaryKey())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('ceremony', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text')
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('webauthn_challenge_by_expiry').on('webauthn_challenge').column('expires_at').execute();
  await createTable('authenticator_metadata')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('next_update_at', millis, (c) => c.notNull())
    .addColumn('uploaded_at', millis, (c) => c.notNull())
    .addColumn('uploaded_by', 'text', (c) => c.notNull())
    .execute();
  await createTable('authenticator_model')
    .addColumn('aaguid', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('roots', 'text', (c) => c.notNull())
    .addColumn('is_hardware', 'integer', (c) => c.notNull())
    .addColumn('is_biometric', 'integer', (c) => c.notNull())
    .addColumn('is_compromised', 'integer', (c) => c.notNull())
    .execute();
  await createTable('passkey_nudge')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id'))
    .addColumn('put_off', 'integer', (c) => c.notNull())
    .addColumn('again_at', millis)
    .execute();
}

async function addDevicesAndGuesses(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('device')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('secret_hash', bytes, (c) => c.notNull())
    .addColumn('user_agent', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('last_used_at', millis, (c) => c.notNull())
    .addColumn('remembered_until', millis)
    .addUniqueConstraint('device_of_person', ['person_id', 'secret_hash'])
    .execute();
  await createTable('guess_count')
    .addColumn('bucket', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('last_at', millis, (c) => c.notNull())
    .addColumn('wait_until', millis, (c) => c.notNull())
    .execute();
  await createTable('spent_challenge')
    .addColumn('mark', bytes, (c) => c.primaryKey())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
}
