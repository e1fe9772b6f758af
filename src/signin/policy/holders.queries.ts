import { type SqlBool, sql } from 'kysely';
import type { PersonKind } from '../../directory/person.ts';
import type { FactorName } from '../../factors/assurance.ts';
import type { Database } from '../../store/database.ts';
import type { EnrolledFactor } from '../../store/schema.ts';

/** People who stand at the same place and have set up the same. */
export interface Holders {
  readonly kind: PersonKind;
  readonly roleId: string | null;
  readonly profileId: string | null;
  readonly has: readonly FactorName[];
  readonly people: number;
}

const enrolled: readonly EnrolledFactor[] = ['passkey', 'security_key', 'totp', 'hotp', 'sms_code'];
const factors = ['password', ...enrolled, 'recovery_code', 'email_code'] as const;

/** What people of an organization who are not switched off have set up, counted; or one of them alone. */
export async function countHolders(
  db: Database,
  organizationId: string,
  personId?: string,
): Promise<readonly Holders[]> {
  let people = db
    .selectFrom('person')
    .select(['kind', 'role_id', 'profile_id', hasEach.as('has')])
    .where('organization_id', '=', organizationId)
    .where('deactivated_at', 'is', null);
  if (personId !== undefined) people = people.where('id', '=', personId);
  const rows = await db
    .selectFrom(people.as('holder'))
    .select(['kind', 'role_id', 'profile_id', 'has'])
    .select(({ fn }) => fn.countAll<number | string>().as('people'))
    .groupBy(['kind', 'role_id', 'profile_id', 'has'])
    .execute();
  return rows.map(({ kind, role_id, profile_id, has, people: count }) => ({
    kind,
    roleId: role_id,
    profileId: profile_id,
    has: factors.filter((_factor, index) => has[index] === '1'),
    people: Number(count), // PostgreSQL counts in bigint, sent as text
  }));
}

const flag = (condition: ReturnType<typeof sql<SqlBool>>) => sql<string>`case when ${condition} then '1' else '0' end`;

const hasAuthenticator = (factor: EnrolledFactor) =>
  flag(
    sql`exists (select 1 from authenticator where person_id = person.id and factor = ${factor} and disabled_at is null)`,
  );

/** A digit for each factor, in their order. */
const hasEach = sql.join<string>(
  [
    flag(sql`exists (select 1 from password where person_id = person.id and disabled_at is null)`),
    ...enrolled.map(hasAuthenticator),
    flag(sql`exists (select 1 from recovery_code where person_id = person.id and used_at is null)`),
    flag(
      sql`exists (select 1 from identifier where person_id = person.id and kind = 'email' and verified_at is not null)`,
    ),
  ],
  sql` || `,
);
