import type { CreateTableBuilder, Kysely } from 'kysely';
import { type Columns, columnsOf } from '../../../src/store/columns.ts';

type Kind = 'sqlite' | 'postgres';

/** Tickets, what is said about them, and the outbox. Frozen once released. */
export async function up(db: Kysely<unknown>, kind: Kind): Promise<void> {
  await tickets(db, kind);
  await texts(db, kind);
  await outbox(db, kind);
}

async function tickets(db: Kysely<unknown>, kind: Kind) {
  const columns = columnsOf(db, kind);
  const { createTable, millis } = columns;
  await createTable('ticket_counter')
    .addColumn('organization_id', 'text', (c) => c.primaryKey())
    .addColumn('last_number', 'integer', (c) => c.notNull())
    .execute();
  const table = createTable('ticket')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('requester_id', 'text', (c) => c.notNull())
    .addColumn('requester_name', 'text', (c) => c.notNull())
    .addColumn('requester_email', 'text', (c) => c.notNull())
    .addColumn('requester_proved_at', millis)
    .addColumn('assignee_id', 'text')
    .addColumn('assignee_name', 'text')
    .addColumn('created_at', millis, (c) => c.notNull())
    .addColumn('updated_at', millis, (c) => c.notNull())
    .addUniqueConstraint('ticket_number', ['organization_id', 'number']);
  await addProvenance(table, columns).execute();
  for (const column of ['requester_id', 'status', 'assignee_id']) {
    await db.schema
      .createIndex(`ticket_by_${column.replace('_id', '')}`)
      .on('ticket')
      .columns(['organization_id', column, 'updated_at'])
      .execute();
  }
}

async function texts(db: Kysely<unknown>, kind: Kind) {
  const columns = columnsOf(db, kind);
  const { createTable, millis } = columns;
  const tableOfTexts = (name: string) =>
    createTable(name)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('organization_id', 'text', (c) => c.notNull())
      .addColumn('ticket_id', 'text', (c) => c.notNull().references('ticket.id'))
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('form_key', 'text', (c) => c.notNull())
      .addColumn('created_at', millis, (c) => c.notNull());
  await addProvenance(tableOfTexts('ticket_message'), columns)
    .addUniqueConstraint('ticket_message_once', ['author_id', 'form_key'])
    .execute();
  await tableOfTexts('ticket_note')
    .addColumn('author_id', 'text', (c) => c.notNull())
    .addColumn('author_name', 'text', (c) => c.notNull())
    .addUniqueConstraint('ticket_note_once', ['author_id', 'form_key'])
    .execute();
  for (const table of ['ticket_message', 'ticket_note']) {
    await db.schema.createIndex(`${table}_by_ticket`).on(table).columns(['ticket_id', 'id']).execute();
  }
}

const addProvenance = <Name extends string, Column extends string>(
  table: CreateTableBuilder<Name, Column>,
  { millis }: Columns,
) =>
  table
    .addColumn('author_id', 'text', (c) => c.notNull())
    .addColumn('author_name', 'text', (c) => c.notNull())
    .addColumn('author_kind', 'text', (c) => c.notNull())
    .addColumn('on_behalf_of', 'text')
    .addColumn('via', 'text', (c) => c.notNull())
    .addColumn('proof_factor', 'text')
    .addColumn('proved_at', millis)
    .addColumn('site', 'text');

async function outbox(db: Kysely<unknown>, kind: Kind) {
  const { createTable, millis } = columnsOf(db, kind);
  await createTable('helpdesk_outbox')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('subject', 'text')
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('due_at', millis, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('helpdesk_outbox_due').on('helpdesk_outbox').column('due_at').execute();
}
