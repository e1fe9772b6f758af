import { type Kysely, sql } from 'kysely';
import { columnsOf } from '../columns.ts';

type Kind = 'sqlite' | 'postgres';

/** What sessions were given before each had a limit of its own. */
const EIGHT_HOURS = 28_800_000;

/** What stands around a sign-in: what is asked for, who is told, and the ways back in. */
export async function up(db: Kysely<unknown>, kind: Kind): Promise<void> {
  await addPolicy(db, kind);
  await addMessages(db, kind);
  await addRecovery(db, kind);
  await addAddresses(db, kind);
}

async function addPolicy(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis } = columnsOf(db, kind);
  await createTable('sign_in_policy')
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('scope_id', 'text', (c) => c.notNull())
    .addColumn('policy', 'text', (c) => c.notNull())
    .addColumn('changed_at', millis, (c) => c.notNull())
    .addPrimaryKeyConstraint('sign_in_policy_key', ['organization_id', 'scope', 'scope_id'])
    .execute();
  await db.schema
    .alterTable('session')
    .addColumn('idle_for', millis, (c) => c.notNull().defaultTo(EIGHT_HOURS))
    .execute();
  await db.schema
    .alterTable('connection')
    .addColumn('granted_aal', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
}

async function addMessages(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('sms')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('recipient', bytes, (c) => c.notNull())
    .addColumn('prefix', 'text', (c) => c.notNull())
    .addColumn('body', bytes)
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_try_at', millis)
    .addColumn('sent_at', millis)
    .addColumn('used_at', millis)
    .addColumn('problem', 'text')
    .addColumn('counted', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sms_by_organization').on('sms').columns(['organization_id', 'id']).execute();
  await db.schema.createIndex('sms_by_time').on('sms').columns(['organization_id', 'created_at']).execute();
  await db.schema.createIndex('sms_due').on('sms').column('next_try_at').execute();
  await db.schema.alterTable('mail').addColumn('sealed_body', bytes).execute();
}

async function addRecovery(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('assisted_recovery')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('begun_by', 'text', (c) => c.notNull())
    .addColumn('checks', 'text', (c) => c.notNull())
    .addColumn('approvals', 'integer', (c) => c.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('stop_hash', bytes, (c) => c.notNull())
    .addColumn('secret_hash', bytes)
    .addColumn('code_hash', bytes)
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('opens_at', millis, (c) => c.notNull())
    .addColumn('sent_at', millis)
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('ended_at', millis)
    .addColumn('outcome', 'text')
    .execute();
  await db.schema.createIndex('assisted_recovery_by_person').on('assisted_recovery').column('person_id').execute();
  await createTable('caller_check')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('representative_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('code_hash', bytes)
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('ended_at', millis)
    .addColumn('outcome', 'text')
    .execute();
  await db.schema.createIndex('caller_check_by_person').on('caller_check').column('person_id').execute();
  await addHistory(db, kind);
}

/** Whom an event is about, beside its data, so that people find their own without a search through everybody's. */
async function addHistory(db: Kysely<unknown>, kind: Kind) {
  await db.schema.alterTable('event').addColumn('person_id', 'text').execute();
  await (kind === 'sqlite'
    ? sql`update event set person_id = json_extract(data, '$.personId')`
    : sql`update event set person_id = data::json ->> 'personId'`
  ).execute(db);
  await db.schema.createIndex('event_by_person').on('event').columns(['person_id', 'id']).execute();
}

/** Further addresses of a person, and the way back for whoever did not do what a notice tells of. */
async function addAddresses(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('notice_address')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('verified_at', millis, (c) => c.notNull())
    .addUniqueConstraint('notice_address_of_person', ['person_id', 'email'])
    .execute();
  await createTable('objection')
    .addColumn('secret_hash', bytes, (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('notice', 'text', (c) => c.notNull())
    .addColumn('authenticator_id', 'text')
    .addColumn('former_email', 'text')
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('used_at', millis)
    .execute();
  await db.schema.createIndex('objection_by_person').on('objection').column('person_id').execute();
}
