import type { Kysely } from 'kysely';
import { columnsOf } from '../columns.ts';

type Kind = 'sqlite' | 'postgres';

/** What people prove themselves with beside a password, and where a sign-in of several steps stands. Frozen once released. */
export async function up(db: Kysely<unknown>, kind: Kind): Promise<void> {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  await createTable('authenticator')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('factor', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secret', bytes, (c) => c.notNull())
    .addColumn('last_step', millis)
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('last_used_at', millis)
    .execute();
  await db.schema.createIndex('authenticator_by_person').on('authenticator').column('person_id').execute();
  await createTable('enrolment')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id'))
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('factor', 'text', (c) => c.notNull())
    .addColumn('secret', bytes, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
  await createTable('recovery_code')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('code_hash', bytes, (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('used_at', millis)
    .addPrimaryKeyConstraint('recovery_code_key', ['person_id', 'code_hash'])
    .execute();
  await createTable('sign_in_flow')
    .addColumn('secret_hash', bytes, (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('way', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('return_to', 'text')
    .addColumn('expires_at', millis, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sign_in_flow_by_person').on('sign_in_flow').column('person_id').execute();
}
