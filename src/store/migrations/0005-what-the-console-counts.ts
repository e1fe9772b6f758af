import type { Kysely } from 'kysely';

/** With them the home of the console reads as much of a hundred thousand people as of ten. Frozen once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('event_by_type').on('event').columns(['organization_id', 'type', 'id']).execute();
  await db.schema
    .createIndex('person_by_kind')
    .on('person')
    .columns(['organization_id', 'kind', 'id', 'deactivated_at'])
    .execute();
  await db.schema.createIndex('mail_by_departure').on('mail').columns(['organization_id', 'sent_at', 'id']).execute();
}
