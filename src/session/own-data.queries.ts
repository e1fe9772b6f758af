import type { Database } from '../store/database.ts';

/** Mails to these addresses: when and about what. */
export async function findMailsTo(db: Database, organizationId: string, addresses: readonly string[]) {
  return db
    .selectFrom('mail')
    .select(['recipient', 'subject', 'created_at as at', 'sent_at as sentAt'])
    .where('organization_id', '=', organizationId)
    .where('recipient', 'in', addresses)
    .orderBy('id')
    .execute();
}

/** Signed links that brought them here, or were refused. */
export async function findAttemptsOf(db: Database, personId: string) {
  return db
    .selectFrom('remote_attempt')
    .select(['reference', 'at', 'host', 'address', 'operation', 'email', 'login_name as loginName', 'outcome'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
}

/** Everything that the ledger tells of them. */
export async function findEventsOf(db: Database, personId: string) {
  const rows = await db
    .selectFrom('event')
    .select(['at', 'data'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map(({ at, data }) => ({ at, ...(JSON.parse(data) as object) }));
}
