import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { RepeatUnit } from '../store/repeat-unit.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findPlace } from './find-place.ts';
import { isEmail, isFullName, isLoginName } from './identifier.ts';
import type { OrganizationId } from './organization.ts';
import { findPersonByEmail, findPersonByLoginName } from './person.queries.ts';
import type { PersonId, PersonKind } from './person.ts';
import { insertIdentifier, insertPerson, type NewIdentifier } from './write-person.queries.ts';

export interface PersonDraft {
  readonly organizationId: OrganizationId;
  readonly kind: PersonKind;
  readonly email: string;
  readonly loginName: string | null;
  readonly fullName: string;
  /** Names of the organization; only representatives have them. */
  readonly role: string | null;
  readonly profile: string | null;
  /** `asserted`: a classic sign-up says so; `vouched`: an administrator or a file does, or for all but these. */
  readonly identifiers: 'asserted' | 'vouched' | { readonly asserted: readonly NewIdentifier['kind'][] };
  /** `claim`, `file`, `administrator` or the id of a connection. */
  readonly createdBy: string;
  readonly actor: string;
}

export type PersonRefusal =
  | 'bad_email'
  | 'bad_login_name'
  | 'bad_full_name'
  | 'email_taken'
  | 'login_name_taken'
  | 'unknown_role'
  | 'unknown_profile';

/** Adds a person, or nothing at all: every check comes before the first write. */
export async function createPerson(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  draft: PersonDraft,
): Promise<Result<PersonId, PersonRefusal>> {
  const refused = checkForm(draft) ?? (await checkTaken(ctx, draft));
  if (refused) return refuse(refused);
  const place = await findPlace(ctx, draft);
  if (!place.ok) return place;

  const { organizationId, kind, createdBy } = draft;
  const now = ctx.now();
  const id = newId('per', now);
  const fullName = draft.fullName.trim();
  const managed = createdBy === 'file' ? { managedAt: now } : {};
  await insertPerson(ctx.db, {
    id,
    organizationId,
    kind,
    fullName,
    ...place.value,
    createdAt: now,
    createdBy,
    ...managed,
  });
  const identify = (what: NewIdentifier['kind'], value: string) =>
    claim(ctx, { organizationId, personId: id, kind: what, value, verifiedAt: isVouched(draft, what) ? now : null });
  await identify('email', draft.email);
  if (draft.loginName !== null) await identify('login_name', draft.loginName);

  const { actor, role, profile } = draft;
  ctx.emit({ type: 'person.created', organizationId, actor, personId: id, kind, role, profile });
  return accept(id);
}

const isVouched = ({ identifiers }: PersonDraft, kind: NewIdentifier['kind']): boolean =>
  typeof identifiers === 'string' ? identifiers === 'vouched' : !identifiers.asserted.includes(kind);

/** Why this person could not be added; changes nothing. */
export async function checkDraft(ctx: Db, draft: PersonDraft): Promise<PersonRefusal | undefined> {
  const refused = checkForm(draft) ?? (await checkTaken(ctx, draft));
  if (refused) return refused;
  const place = await findPlace(ctx, draft);
  return place.ok ? undefined : place.reason;
}

/** Another process may have taken the name since we looked. */
async function claim({ db }: Db, identifier: NewIdentifier) {
  if (!(await insertIdentifier(db, identifier))) throw new RepeatUnit(`The ${identifier.kind} was taken meanwhile`);
}

function checkForm({ email, loginName, fullName }: PersonDraft): PersonRefusal | undefined {
  if (!isEmail(email)) return 'bad_email';
  if (loginName !== null && !isLoginName(loginName)) return 'bad_login_name';
  return isFullName(fullName) ? undefined : 'bad_full_name';
}

async function checkTaken(
  { db }: Db,
  { organizationId, email, loginName }: PersonDraft,
): Promise<PersonRefusal | undefined> {
  if (await findPersonByEmail(db, organizationId, email)) return 'email_taken';
  const isTaken = loginName !== null && (await findPersonByLoginName(db, organizationId, loginName)) !== undefined;
  return isTaken ? 'login_name_taken' : undefined;
}
