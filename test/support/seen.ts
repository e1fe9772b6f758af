import type { PersonId } from '../../src/directory/person.ts';
import type { Clock } from '../../src/kit/clock.ts';
import type { Database, Db } from '../../src/store/database.ts';

/** A person as the tables have them: what a story compares with what it expects. */
export interface PersonSeen {
  readonly id: PersonId;
  readonly email: string;
  readonly loginName: string | null;
  readonly fullName: string;
  readonly kind: 'customer' | 'representative';
  readonly role: string | null;
  readonly profile: string | null;
  readonly isActive: boolean;
}

export interface SessionSeen {
  readonly id: string;
  readonly personId: PersonId;
  readonly isLive: boolean;
}

/** In the order in which they came. */
export async function listPeopleSeen(db: Database, organizationId: string): Promise<readonly PersonSeen[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('role', 'role.id', 'person.role_id')
    .leftJoin('profile', 'profile.id', 'person.profile_id')
    .select(['person.id', 'person.kind', 'full_name', 'deactivated_at', 'role.name as role', 'profile.name as profile'])
    .where('person.organization_id', '=', organizationId)
    .orderBy('person.id')
    .execute();
  const identifiers = await db
    .selectFrom('identifier')
    .select(['person_id', 'kind', 'value'])
    .where('organization_id', '=', organizationId)
    .execute();
  const textOf = new Map(identifiers.map(({ person_id, kind, value }) => [`${person_id} ${kind}`, value]));
  return rows.map(({ id, kind, full_name: fullName, deactivated_at, role, profile }) => ({
    id: id as PersonId,
    email: textOf.get(`${id} email`) ?? '',
    loginName: textOf.get(`${id} login_name`) ?? null,
    fullName,
    kind,
    role,
    profile,
    isActive: deactivated_at === null,
  }));
}

/** In the order in which they began. */
export async function listSessionsSeen(
  { db, now }: Db & Clock,
  organizationId: string,
): Promise<readonly SessionSeen[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'person_id', 'ended_at', 'expires_at'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  return rows.map(({ id, person_id: personId, ended_at, expires_at }) => {
    return { id, personId: personId as PersonId, isLive: ended_at === null && expires_at > now() };
  });
}
