import type { Kysely } from 'kysely';
import { columnsOf } from '../columns.ts';

type Kind = 'sqlite' | 'postgres';

/** Organizations, people and what they prove themselves with. Frozen once released. */
export async function up(db: Kysely<unknown>, kind: Kind): Promise<void> {
  await organizations(db, kind);
  await people(db, kind);
  await sessions(db, kind);
  await surroundings(db, kind);
}

async function organizations(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis } = columnsOf(db, kind);
  await createTable('organization')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('accent', 'text')
    .addColumn('features', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('managed_at', millis)
    .execute();
  await createTable('organization_host')
    .addColumn('hostname', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .execute();
  await createTable('role')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('reports_to', 'text')
    .addColumn('peers_share_at', millis)
    .addUniqueConstraint('role_name', ['organization_id', 'name'])
    .execute();
  await createTable('profile')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('permissions', 'text', (c) => c.notNull())
    .addUniqueConstraint('profile_name', ['organization_id', 'name'])
    .execute();
}

async function people(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis } = columnsOf(db, kind);
  await createTable('person')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('full_name', 'text', (c) => c.notNull())
    .addColumn('role_id', 'text', (c) => c.references('role.id'))
    .addColumn('profile_id', 'text', (c) => c.references('profile.id'))
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('deactivated_at', millis)
    .addColumn('managed_at', millis)
    .execute();
  await db.schema.createIndex('person_by_organization').on('person').columns(['organization_id', 'id']).execute();
  await createTable('identifier')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('normalized', 'text', (c) => c.notNull())
    .addColumn('verified_at', millis)
    .addUniqueConstraint('identifier_value', ['organization_id', 'kind', 'normalized'])
    .execute();
  await db.schema.createIndex('identifier_by_person').on('identifier').column('person_id').execute();
  await createTable('contact')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('normalized', 'text', (c) => c.notNull())
    .addColumn('full_name', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addUniqueConstraint('contact_address', ['organization_id', 'normalized'])
    .execute();
}

async function sessions(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('password')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('changed_at', millis, (c) => c.notNull())
    .execute();
  await createTable('session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('secret_hash', bytes, (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('connection_id', 'text')
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('user_agent', 'text', (c) => c.notNull())
    .addColumn('started_at', millis, (c) => c.notNull())
    .addColumn('last_seen_at', millis, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('ended_at', millis)
    .execute();
  await db.schema.createIndex('session_by_person').on('session').column('person_id').execute();
  await createTable('email_proof')
    .addColumn('session_id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('code_hash', bytes, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .execute();
  await createTable('claim')
    .addColumn('secret_hash', bytes, (c) => c.primaryKey())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('used_at', millis)
    .execute();
  await createTable('api_token')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secret_hash', bytes, (c) => c.notNull())
    .addColumn('permissions', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('last_used_at', millis)
    .addColumn('revoked_at', millis)
    .execute();
}

async function surroundings(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('mail')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text')
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_try_at', millis)
    .addColumn('sent_at', millis)
    .addColumn('problem', 'text')
    .execute();
  await db.schema.createIndex('mail_due').on('mail').column('next_try_at').execute();
  await db.schema.createIndex('mail_by_organization').on('mail').columns(['organization_id', 'id']).execute();
  await createTable('rate_limit')
    .addColumn('bucket', 'text', (c) => c.primaryKey())
    .addColumn('window_ends_at', millis, (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .execute();
  await createTable('event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('at', millis, (c) => c.notNull())
    .addColumn('organization_id', 'text')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('hash', bytes, (c) => c.notNull())
    .addUniqueConstraint('event_place', ['chain', 'position'])
    .execute();
  await db.schema.createIndex('event_by_organization').on('event').columns(['organization_id', 'id']).execute();
  await createTable('installation')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}
