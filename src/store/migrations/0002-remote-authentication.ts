import type { Kysely } from 'kysely';
import { columnsOf } from '../columns.ts';

type Kind = 'sqlite' | 'postgres';

/** Connections with their keys, and what is remembered of links. Frozen once released. */
export async function up(db: Kysely<unknown>, kind: Kind): Promise<void> {
  await connections(db, kind);
  await links(db, kind);
  await attempts(db, kind);
}

async function connections(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('connection')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('dialect', 'text', (c) => c.notNull())
    .addColumn('login_url', 'text', (c) => c.notNull())
    .addColumn('logout_url', 'text', (c) => c.notNull())
    .addColumn('ip_ranges', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('compatibility', 'text', (c) => c.notNull())
    .addColumn('default_role_id', 'text', (c) => c.references('role.id'))
    .addColumn('default_profile_id', 'text', (c) => c.references('profile.id'))
    .addColumn('options', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('tested_at', millis)
    .addColumn('enabled_at', millis)
    .addColumn('managed_at', millis)
    .addUniqueConstraint('connection_name', ['organization_id', 'name'])
    .execute();
  await createTable('connection_key')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('connection_id', 'text', (c) => c.notNull().references('connection.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('secret', bytes, (c) => c.notNull())
    .addColumn('secret_digest', bytes, (c) => c.notNull().unique())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('last_used_at', millis)
    .addColumn('retires_at', millis)
    .addUniqueConstraint('connection_key_name', ['connection_id', 'name'])
    .execute();
  await createTable('key_reveal')
    .addColumn('secret_hash', bytes, (c) => c.primaryKey())
    .addColumn('key_id', 'text', (c) => c.notNull().references('connection_key.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('used_at', millis)
    .execute();
}

async function links(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('remote_flow')
    .addColumn('state_hash', bytes, (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('ts', millis, (c) => c.notNull())
    .addColumn('return_to', 'text', (c) => c.notNull())
    .addColumn('tester_id', 'text')
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('remote_flow_by_ts').on('remote_flow').columns(['connection_id', 'ts']).execute();
  await db.schema.createIndex('remote_flow_expiry').on('remote_flow').column('expires_at').execute();
  await createTable('remote_admission')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('code_hash', bytes, (c) => c.notNull())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('attempt_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('operation', 'text', (c) => c.notNull())
    .addColumn('digest', bytes, (c) => c.notNull())
    .addColumn('twin', bytes, (c) => c.notNull())
    .addColumn('return_to', 'text')
    .addColumn('state_hash', bytes)
    .addColumn('ts', millis, (c) => c.notNull())
    .addColumn('browser_hash', bytes, (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('remote_admission_expiry').on('remote_admission').column('expires_at').execute();
  await createTable('spent_link')
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('mark', bytes, (c) => c.notNull())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('browser_hash', bytes, (c) => c.notNull())
    .addColumn('spent_at', millis, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addPrimaryKeyConstraint('spent_link_key', ['connection_id', 'mark'])
    .execute();
  await db.schema.createIndex('spent_link_expiry').on('spent_link').column('expires_at').execute();
}

async function attempts(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis } = columnsOf(db, kind);
  await createTable('remote_attempt')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('reference', 'text', (c) => c.notNull())
    .addColumn('organization_id', 'text')
    .addColumn('connection_id', 'text')
    .addColumn('key_id', 'text')
    .addColumn('at', millis, (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('operation', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('login_name', 'text', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('clock_offset', millis)
    .addColumn('person_id', 'text')
    .execute();
  await db.schema
    .createIndex('remote_attempt_by_organization')
    .on('remote_attempt')
    .columns(['organization_id', 'id'])
    .execute();
  await db.schema.createIndex('remote_attempt_reference').on('remote_attempt').column('reference').execute();
}
