import { type Change, differences } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { PersonRefusal } from './create-person.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findPlace } from './find-place.ts';
import { isFullName, isLoginName } from './identifier.ts';
import type { Person } from './person.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import { replaceLoginName, updatePerson } from './write-person.queries.ts';

/** What an administrator or a file may change; the e-mail address is who a person is. */
export type PersonSettings = Pick<Person, 'fullName' | 'loginName' | 'kind' | 'role' | 'profile' | 'isManagedByFile'>;

export type PersonChangeRefusal = Exclude<PersonRefusal, 'bad_email' | 'email_taken'>;

export interface PersonChangeWish extends Partial<PersonSettings> {
  /** `vouched` unless it says otherwise: by whoever wishes it. */
  readonly loginNameIs?: 'asserted' | 'vouched';
}

/** Changes what the wish names. Answers the fields that were different. */
export async function changePerson(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  was: Person,
  { loginNameIs = 'vouched', ...given }: PersonChangeWish,
  actor: string,
): Promise<Result<Exclude<Change, 'created'>, PersonChangeRefusal>> {
  const wish = given.fullName === undefined ? given : { ...given, fullName: given.fullName.trim() };
  const isVouched = loginNameIs === 'vouched';
  const fields = [...differences<PersonSettings>(was, wish), ...(isVouched ? newlyVouched(was, wish) : [])];
  if (fields.length === 0) return accept([]);
  const { organizationId, id: personId } = was;
  const { fullName, loginName, kind, isManagedByFile, role, profile } = { ...was, ...wish };
  const bad = checkForm({ fullName, loginName });
  if (bad) return refuse(bad);
  const place = await findPlace(ctx, { organizationId, kind, role, profile });
  if (!place.ok) return place;

  if (fields.includes('loginName') && !(await replaceLoginName(ctx.db, was, loginName, isVouched ? ctx.now() : null))) {
    return refuse('login_name_taken');
  }
  const managedAt = fields.includes('isManagedByFile') ? { managedAt: isManagedByFile ? ctx.now() : null } : {};
  await updatePerson(ctx.db, organizationId, personId, { fullName, kind, ...place.value, ...managedAt });
  ctx.emit({ type: 'person.changed', organizationId, actor, personId, fields: fields.join(', ') });
  await withdrawOnOtherRights(ctx, was, fields, actor);
  return accept(fields);
}

/** Whoever mailed an invitation meant the rights of that moment. */
async function withdrawOnOtherRights(
  ctx: Db & Emits<DirectoryEvent>,
  person: Person,
  fields: readonly string[],
  actor: string,
): Promise<void> {
  if (['kind', 'role', 'profile'].some((field) => fields.includes(field))) await withdrawInvitation(ctx, person, actor);
}

/** The same name, so far only asserted by a link, is vouched for from now on. */
const newlyVouched = (was: Person, { loginName }: Partial<PersonSettings>): 'loginName'[] =>
  loginName && loginName === was.loginName && was.loginNameVerifiedAt === null ? ['loginName'] : [];

function checkForm({ fullName, loginName }: Pick<Person, 'fullName' | 'loginName'>): PersonChangeRefusal | undefined {
  if (!isFullName(fullName)) return 'bad_full_name';
  return loginName !== null && !isLoginName(loginName) ? 'bad_login_name' : undefined;
}
