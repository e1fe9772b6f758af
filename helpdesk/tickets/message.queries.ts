import { newId } from '../../src/kit/ids.ts';
import { RepeatUnit } from '../../src/store/repeat-unit.ts';
import type { HelpdeskDatabase } from '../store/tables.ts';
import { readProvenance, writeProvenance } from './provenance-columns.ts';
import type { Message, Provenance, Ticket } from './ticket.ts';

export interface NewMessage {
  readonly ticket: Pick<Ticket, 'id' | 'organizationId'>;
  readonly written: Provenance;
  readonly text: string;
  readonly formKey: string;
  readonly at: number;
}

export async function insertMessage(
  db: HelpdeskDatabase,
  { ticket, written, text, formKey, at }: NewMessage,
): Promise<void> {
  const added = await db
    .insertInto('ticket_message')
    .values({
      id: newId('msg', at),
      organization_id: ticket.organizationId,
      ticket_id: ticket.id,
      text,
      form_key: formKey,
      created_at: at,
      ...writeProvenance(written),
    })
    .onConflict((conflict) => conflict.columns(['author_id', 'form_key']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new RepeatUnit('The form was sent twice at once');
}

/** The number of the ticket that this form has already written to; undefined for a form that was not sent yet. */
export async function findSentForm(
  db: HelpdeskDatabase,
  authorId: string,
  formKey: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('ticket_message')
    .innerJoin('ticket', 'ticket.id', 'ticket_message.ticket_id')
    .select('ticket.number')
    .where('ticket_message.author_id', '=', authorId)
    .where('ticket_message.form_key', '=', formKey)
    .executeTakeFirst();
  return row?.number;
}

/** Oldest first. */
export async function listMessages(db: HelpdeskDatabase, { id }: Pick<Ticket, 'id'>): Promise<readonly Message[]> {
  const rows = await db.selectFrom('ticket_message').selectAll().where('ticket_id', '=', id).orderBy('id').execute();
  return rows.map((row) => ({
    kind: 'message',
    id: row.id,
    written: readProvenance(row),
    text: row.text,
    at: row.created_at,
  }));
}
