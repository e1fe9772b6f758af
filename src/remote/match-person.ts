import { createPerson, type PersonRefusal } from '../directory/create-person.ts';
import type { DirectoryEvent } from '../directory/directory.events.ts';
import { normalizeIdentifier } from '../directory/identifier.ts';
import { isAnyAddressKnown } from '../directory/known-addresses.ts';
import { listPlaces } from '../directory/list-places.ts';
import type { Person, PersonId } from '../directory/person.ts';
import { readPersonByEmail } from '../directory/read-person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { checkStanding } from './check-standing.ts';
import type { Claims, Dialect, Names } from './dialects/dialect.ts';
import type { LinkRefusal } from './link-refusal.ts';

export interface Matched {
  readonly personId: PersonId;
  readonly isNew: boolean;
}

type Ctx = Db & Clock & Emits<DirectoryEvent>;

/** Finds whom good claims mean, or creates them. Kind, role and profile of somebody who exists never change by a link. */
export async function matchPerson(
  ctx: Ctx,
  dialect: Dialect,
  claims: Claims,
  answer: 'json' | 'browser',
): Promise<Result<Matched, LinkRefusal>> {
  const { organizationId } = claims.connection;
  const names = claims.operation === 'signup' ? await readNames(ctx, claims) : undefined;
  const unwanted = names && (checkNames(claims, names) ?? (await checkReadings(ctx, dialect, claims, names)));
  if (unwanted) return refuse(unwanted);

  const person = await readPersonByEmail(ctx, organizationId, claims.email);
  if (person) {
    const refusal = checkExisting(claims, person, answer);
    return refusal ? refuse(refusal) : accept({ personId: person.id, isNew: false });
  }
  return names ? createFrom(ctx, claims, names) : refuse('unknown_person');
}

const isHardened = ({ connection }: Claims): boolean => connection.compatibility === 'hardened';

interface PlaceNames extends Names {
  readonly defaultRole: string | undefined;
  readonly defaultProfile: string | undefined;
}

async function readNames(ctx: Db, { connection }: Claims): Promise<PlaceNames> {
  const { roles, profiles } = await listPlaces(ctx, connection.organizationId);
  const isLetter = connection.compatibility === 'letter';
  return {
    roles: roles.map(({ name }) => name),
    profiles: profiles.map(({ name }) => name),
    defaultRole: isLetter ? 'CEO' : roles.find(({ id }) => id === connection.defaultRoleId)?.name,
    defaultProfile: isLetter ? 'Administrator' : profiles.find(({ id }) => id === connection.defaultProfileId)?.name,
  };
}

/** A role or profile that nobody knows is refused, never replaced by a default. */
function checkNames({ connection, kind, role, profile }: Claims, { roles, profiles }: Names): LinkRefusal | undefined {
  if (kind !== 'representative') return undefined;
  if (connection.compatibility === 'hardened' && connection.audience === 'customers')
    return 'representatives_not_allowed';
  if (role !== '' && !roles.includes(role)) return 'unknown_role';
  return profile !== '' && !profiles.includes(profile) ? 'unknown_profile' : undefined;
}

/** Hardened: one text with two meanings is refused as soon as the other meaning is somebody's, or is worth having. */
async function checkReadings(
  ctx: Db,
  dialect: Dialect,
  claims: Claims,
  names: Names,
): Promise<LinkRefusal | undefined> {
  if (!isHardened(claims)) return undefined;
  const { emails, givesOtherRights } = dialect.otherReadings(claims, names);
  if (givesOtherRights) return 'gives_other_rights';
  const own = normalizeIdentifier(claims.email);
  const others = emails.filter((email) => normalizeIdentifier(email) !== own);
  const isSomebody = await isAnyAddressKnown(ctx, claims.connection.organizationId, others);
  return isSomebody ? 'names_somebody_else' : undefined;
}

function checkExisting(claims: Claims, person: Person, answer: 'json' | 'browser'): LinkRefusal | undefined {
  const { connection, operation } = claims;
  const barred = checkStanding(connection, operation, person);
  const opensSession = answer === 'browser';
  if (barred === 'login_name_unproved' && !opensSession) return undefined; // told that they are there, not let in
  if (barred || !isHardened(claims) || operation === 'signin' || !opensSession) return barred;
  // A customer's text has no reading as a representative's, so by a sign-up it must not reach one.
  if (claims.kind !== person.kind) return 'kind_differs';
  return connection.options.existing_by_email || hasLoginName(person, claims.loginName)
    ? undefined
    : 'login_name_differs';
}

/** The e-mail alone could be the other half of a forged cut, so the login name must fit too. */
const hasLoginName = (person: Person, loginName: string): boolean =>
  person.loginName !== null && normalizeIdentifier(person.loginName) === normalizeIdentifier(loginName);

const refusals: Readonly<Record<PersonRefusal, LinkRefusal>> = {
  bad_email: 'bad_email',
  bad_login_name: 'bad_login_name',
  bad_full_name: 'bad_full_name',
  email_taken: 'login_name_differs',
  login_name_taken: 'login_name_taken',
  unknown_role: 'unknown_role',
  unknown_profile: 'unknown_profile',
};

async function createFrom(ctx: Ctx, claims: Claims, names: PlaceNames): Promise<Result<Matched, LinkRefusal>> {
  const { connection, kind, email, loginName, fullName } = claims;
  if (!kind) return refuse('unknown_kind');
  const isRepresentative = kind === 'representative';
  const created = await createPerson(ctx, {
    organizationId: connection.organizationId,
    kind,
    email,
    loginName,
    fullName,
    role: isRepresentative ? claims.role || (names.defaultRole ?? null) : null,
    profile: isRepresentative ? claims.profile || (names.defaultProfile ?? null) : null,
    identifiers: 'asserted',
    createdBy: connection.id,
    actor: connection.id,
  });
  return created.ok ? accept({ personId: created.value, isNew: true }) : refuse(refusals[created.reason]);
}
