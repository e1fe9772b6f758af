import { newId } from '../../src/kit/ids.ts';
import type { HelpdeskDatabase } from '../store/tables.ts';
import type { Note, Party, Ticket } from './ticket.ts';

interface NewNote {
  readonly ticket: Pick<Ticket, 'id' | 'organizationId'>;
  readonly author: Party;
  readonly text: string;
  readonly formKey: string;
  readonly at: number;
}

/** False when this form was sent before. */
export async function insertNote(
  db: HelpdeskDatabase,
  { ticket, author, text, formKey, at }: NewNote,
): Promise<boolean> {
  const added = await db
    .insertInto('ticket_note')
    .values({
      id: newId('note', at),
      organization_id: ticket.organizationId,
      ticket_id: ticket.id,
      author_id: author.id,
      author_name: author.name,
      text,
      form_key: formKey,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['author_id', 'form_key']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Oldest first. */
export async function listNotes(db: HelpdeskDatabase, { id }: Pick<Ticket, 'id'>): Promise<readonly Note[]> {
  const rows = await db.selectFrom('ticket_note').selectAll().where('ticket_id', '=', id).orderBy('id').execute();
  return rows.map((row) => ({
    kind: 'note',
    id: row.id,
    author: { id: row.author_id, name: row.author_name },
    text: row.text,
    at: row.created_at,
  }));
}
