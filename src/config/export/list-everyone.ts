import type { OrganizationId } from '../../directory/organization.ts';
import { pagePeople } from '../../directory/page-people.ts';
import type { Person } from '../../directory/person.ts';
import { type RegisteredNumber, readRegisteredNumber } from '../../factors/sms-code/registered-number.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { PersonEntry } from '../apply/person-schema.ts';

const PAGE = 500;

/** Everybody of an organization, by address: a file under version control should not be shuffled. */
export async function listEveryone(
  ctx: Db & { readonly sealer: Sealer },
  organizationId: OrganizationId,
): Promise<PersonEntry[]> {
  const everyone: PersonEntry[] = [];
  let after: string | undefined;
  do {
    const { people, next } = await pagePeople(ctx, organizationId, { after, limit: PAGE });
    for (const person of people) everyone.push(describe(person, await readRegisteredNumber(ctx, person.id)));
    after = next;
  } while (after !== undefined);
  return everyone.toSorted((a, b) => (a.email < b.email ? -1 : 1));
}

function describe(person: Person, number: RegisteredNumber | undefined): PersonEntry {
  const { email, loginName, fullName, kind, role, profile, deactivatedAt } = person;
  const asserted = assertedOf(person);
  return {
    email,
    ...(loginName !== null && { login_name: loginName }),
    full_name: fullName,
    kind,
    ...(role !== null && { role }),
    ...(profile !== null && { profile }),
    active: deactivatedAt === null,
    ...(number && { phone: number.e164 }),
    ...(asserted.length > 0 && { asserted }),
  };
}

/** The file would vouch for these otherwise, and let in whoever only said that they are theirs. */
const assertedOf = ({
  emailVerifiedAt,
  loginName,
  loginNameVerifiedAt,
}: Person): NonNullable<PersonEntry['asserted']> => [
  ...(emailVerifiedAt === null ? (['email'] as const) : []),
  ...(loginName !== null && loginNameVerifiedAt === null ? (['login_name'] as const) : []),
];
