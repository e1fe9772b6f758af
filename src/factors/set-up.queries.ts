import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { EnrolledFactor } from '../store/schema.ts';

interface FoundFactor {
  readonly factor: EnrolledFactor | 'password' | 'personal_questions' | 'recovery_code';
  /** Not disabled, and for this host. */
  readonly isProvable: boolean;
}

interface Asked {
  readonly personId: string;
  /** The host whose passkeys and security keys can be proved now. */
  readonly rpId: string;
}

/** What a person has set up, whatever it is, in one statement. A factor may come twice, once of each kind. */
export async function findSetUp(db: Database, asked: Asked): Promise<readonly FoundFactor[]> {
  const { rows } = await ofPerson(db, asked);
  return rows.map(({ factor, is_provable }) => ({ factor, isProvable: is_provable === 1 }));
}

const named = (factor: FoundFactor['factor']) => sql<FoundFactor['factor']>`${sql.lit(factor)}`.as('factor');
const isEnabled = sql<number>`case when disabled_at is null then 1 else 0 end`.as('is_provable');

const ofPerson = prepared((db, { personId, rpId }: Asked) =>
  db
    .selectFrom('authenticator')
    .leftJoin('webauthn_credential', 'webauthn_credential.authenticator_id', 'authenticator.id')
    .select([
      sql<FoundFactor['factor']>`authenticator.factor`.as('factor'),
      sql<number>`case when disabled_at is null and coalesce(rp_id, ${rpId}) = ${rpId} then 1 else 0 end`.as(
        'is_provable',
      ),
    ])
    .where('person_id', '=', personId)
    .union(
      db
        .selectFrom('password')
        .select([named('password'), isEnabled])
        .where('person_id', '=', personId),
    )
    .union(
      db
        .selectFrom('personal_question_set')
        .select([named('personal_questions'), isEnabled])
        .where('person_id', '=', personId),
    )
    .union(
      db
        .selectFrom('recovery_code')
        .select([named('recovery_code'), sql<number>`1`.as('is_provable')])
        .where('person_id', '=', personId)
        .where('used_at', 'is', null),
    ),
);
