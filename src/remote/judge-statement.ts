import type { PersonDraft } from '../directory/create-person.ts';
import { normalizeIdentifier } from '../directory/identifier.ts';
import { isAnyAddressKnown } from '../directory/known-addresses.ts';
import { listPlaces } from '../directory/list-places.ts';
import type { Person } from '../directory/person.ts';
import { readPersonByEmail } from '../directory/read-person.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { checkStanding } from './check-standing.ts';
import type { Dialect, Names, Statement } from './dialects/dialect.ts';
import type { LinkRefusal } from './link-refusal.ts';

/** Whom a link means: somebody who exists, or whoever is created from it. */
export type Meant =
  | { readonly kind: 'existing'; readonly person: Person }
  | { readonly kind: 'new'; readonly draft: PersonDraft };

/** Finds whom good claims mean, and changes nothing. Kind, role and profile of somebody who exists never change by a link. */
export async function judgeStatement(
  ctx: Db,
  dialect: Dialect,
  statement: Statement,
  answer: 'json' | 'browser',
): Promise<Result<Meant, LinkRefusal>> {
  const { organizationId } = statement.connection;
  const names = statement.operation === 'signup' ? await readNames(ctx, statement) : undefined;
  const unwanted = names && (checkNames(statement, names) ?? (await checkReadings(ctx, dialect, statement, names)));
  if (unwanted) return refuse(unwanted);

  const person = await readPersonByEmail(ctx, organizationId, statement.email);
  if (person) {
    const refusal = checkExisting(statement, person, answer);
    return refusal ? refuse(refusal) : accept({ kind: 'existing', person });
  }
  return names ? draftFrom(statement, names) : refuse('unknown_person');
}

const isHardened = ({ connection }: Statement): boolean => connection.compatibility === 'hardened';

interface PlaceNames extends Names {
  readonly defaultRole: string | undefined;
  readonly defaultProfile: string | undefined;
}

async function readNames(ctx: Db, { connection }: Statement): Promise<PlaceNames> {
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
function checkNames(
  { connection, kind, role, profile }: Statement,
  { roles, profiles }: Names,
): LinkRefusal | undefined {
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
  statement: Statement,
  names: Names,
): Promise<LinkRefusal | undefined> {
  if (!isHardened(statement)) return undefined;
  const { emails, givesOtherRights } = dialect.otherReadings(statement, names);
  if (givesOtherRights) return 'gives_other_rights';
  const own = normalizeIdentifier(statement.email);
  const others = emails.filter((email) => normalizeIdentifier(email) !== own);
  const isSomebody = await isAnyAddressKnown(ctx, statement.connection.organizationId, others);
  return isSomebody ? 'names_somebody_else' : undefined;
}

function checkExisting(statement: Statement, person: Person, answer: 'json' | 'browser'): LinkRefusal | undefined {
  const { connection, operation } = statement;
  const barred = checkStanding(connection, operation, person);
  const opensSession = answer === 'browser';
  if (barred === 'login_name_unproved' && !opensSession) return undefined; // told that they are there, not let in
  if (barred || !isHardened(statement) || operation === 'signin' || !opensSession) return barred;
  // A customer's text has no reading as a representative's, so by a sign-up it must not reach one.
  if (statement.kind !== person.kind) return 'kind_differs';
  return connection.options.existing_by_email || hasLoginName(person, statement.loginName)
    ? undefined
    : 'login_name_differs';
}

/** The e-mail alone could be the other half of a forged cut, so the login name must fit too. */
const hasLoginName = (person: Person, loginName: string): boolean =>
  person.loginName !== null && normalizeIdentifier(person.loginName) === normalizeIdentifier(loginName);

function draftFrom(statement: Statement, names: PlaceNames): Result<Meant, LinkRefusal> {
  const { connection, kind, email, loginName, fullName } = statement;
  if (!kind) return refuse('unknown_kind');
  const isRepresentative = kind === 'representative';
  const draft: PersonDraft = {
    organizationId: connection.organizationId,
    kind,
    email,
    loginName,
    fullName,
    role: isRepresentative ? statement.role || (names.defaultRole ?? null) : null,
    profile: isRepresentative ? statement.profile || (names.defaultProfile ?? null) : null,
    identifiers: 'asserted',
    createdBy: connection.id,
    actor: connection.id,
  };
  return accept({ kind: 'new', draft });
}
