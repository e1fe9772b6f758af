import type { Database } from './database.ts';

/** Everything that is a person's own, the rows that others refer to last. Keys of WebAuthn go with their authenticators. */
export const owned = [
  'assisted_recovery',
  'caller_check',
  'device',
  'enrolment',
  'flow',
  'invitation',
  'key_reveal',
  'notice_address',
  'objection',
  'out_of_band_code',
  'passkey_nudge',
  'password',
  'personal_question',
  'personal_question_set',
  'recovery_code',
  'remote_admission',
  'session',
  'set_up_dismissal',
  'sms',
  'webauthn_challenge',
  'webauthn_user',
  'authenticator',
  'identifier',
] as const;

interface Erased {
  readonly organizationId: string;
  readonly personId: string;
  /** Normalized: every address that was theirs. */
  readonly addresses: readonly string[];
}

/**
 * Removes every row that is about a person, whichever module wrote it, so that none can forget to. The ledger keeps what
 * happened, by ids: it is append-only, and names nobody. Within a unit of work.
 */
export async function erasePerson(db: Database, { organizationId, personId, addresses }: Erased): Promise<void> {
  for (const table of owned) await db.deleteFrom(table).where('person_id', '=', personId).execute();
  await db.deleteFrom('caller_check').where('representative_id', '=', personId).execute();
  await db
    .updateTable('remote_attempt')
    .set({ email: '', login_name: '', person_id: null, received: null })
    .where('person_id', '=', personId)
    .execute();
  for (const address of addresses) await eraseAddress(db, organizationId, address);
  await db.deleteFrom('person').where('id', '=', personId).execute();
}

async function eraseAddress(db: Database, organizationId: string, address: string) {
  await db
    .deleteFrom('contact')
    .where('organization_id', '=', organizationId)
    .where('normalized', '=', address)
    .execute();
  await db
    .deleteFrom('mail')
    .where('organization_id', '=', organizationId)
    .where(({ fn, eb }) => eb(fn<string>('lower', ['recipient']), '=', address))
    .execute();
  await db
    .updateTable('remote_attempt')
    .set({ email: '', login_name: '', received: null })
    .where('organization_id', '=', organizationId)
    .where(({ fn, eb }) => eb(fn<string>('lower', ['email']), '=', address))
    .execute();
}
