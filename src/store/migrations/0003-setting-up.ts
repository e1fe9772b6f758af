import type { Kysely } from 'kysely';
import { columnsOf } from '../columns.ts';

type Kind = 'sqlite' | 'postgres';

/** What a refused link said, invitations, what a file manages, and the languages of people. Frozen once released. */
export async function up(db: Kysely<unknown>, kind: Kind): Promise<void> {
  const { createTable, millis, bytes } = columnsOf(db, kind);
  for (const table of ['role', 'profile', 'connection_key']) {
    await db.schema.alterTable(table).addColumn('managed_at', millis).execute();
  }
  await db.schema.alterTable('remote_attempt').addColumn('received', bytes).execute();
  await db.schema.alterTable('person').addColumn('language', 'text').execute();
  await db.schema
    .alterTable('organization')
    .addColumn('language', 'text', (c) => c.notNull().defaultTo('en'))
    .execute();
  await createTable('invitation')
    .addColumn('secret_hash', bytes, (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('invited_by', 'text', (c) => c.notNull())
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('expires_at', millis, (c) => c.notNull())
    .addColumn('used_at', millis)
    .execute();
  await db.schema.createIndex('invitation_by_person').on('invitation').column('person_id').execute();
  await createTable('set_up_dismissal')
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('at', millis, (c) => c.notNull())
    .addPrimaryKeyConstraint('set_up_dismissal_key', ['organization_id', 'item'])
    .execute();
}
