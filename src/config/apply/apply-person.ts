import type { PersonRefusal } from '../../directory/create-person.ts';
import type { Organization } from '../../directory/organization.ts';
import { type PersonWish, putPerson } from '../../directory/put-person.ts';
import { reactivatePerson } from '../../directory/switch-person.ts';
import { setPassword } from '../../factors/password/set-password.ts';
import { deactivatePerson } from '../../session/deactivate-person.ts';
import { endSessionsOf } from '../../session/end-session.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { applyPhone } from './apply-phone.ts';
import { noteChange } from './changes.ts';
import type { PersonEntry } from './person-schema.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';

interface Belongings {
  readonly organization: Organization;
  /** Of a password that is new. */
  readonly hash: string | undefined;
}

/** The person, whether they may come in, and their password. */
export async function applyPerson(
  unit: ApplyUnit,
  { organization, hash }: Belongings,
  entry: PersonEntry,
  at: Path,
): Promise<void> {
  const put = await putPerson(unit, organization.id, wishOf(entry), actor);
  if (!put.ok) throw new Refused(at, sentences[put.reason]);
  const { person, change, isAddressNew } = put.value;
  // Whoever came in on the bare assertion would get the rights that somebody else is meant to have.
  const isBare = person.emailVerifiedAt === null && !isAddressNew;
  if (isBare && change !== 'created' && change.some(isOfRights)) throw new Refused(at, risky);
  if (isAddressNew) await endSessionsOf(unit, person.id, { actor, because: 'address_proved' });
  const isSwitched = await applySwitch(unit, person, entry.active);
  const owner = { organizationId: organization.id, personId: person.id };
  const isPhoneNew = await applyPhone(unit, owner, entry.phone);
  if (hash !== undefined) await setPassword(unit, owner, hash, actor);

  const more = [
    ...(isSwitched ? ['active'] : []),
    ...(isPhoneNew ? ['phone'] : []),
    ...(hash === undefined ? [] : ['password']),
  ];
  noteChange(
    unit.changes,
    `person ${entry.email} of ${organization.name}`,
    change === 'created' ? change : [...change, ...more],
  );
}

const isOfRights = (field: string): boolean => ['kind', 'role', 'profile'].includes(field);

const risky =
  'only a signed link has said that the address is theirs: take asserted out to vouch for it before they get other rights';

function wishOf(entry: PersonEntry): PersonWish {
  const { email, full_name: fullName, kind, role, profile, login_name: loginName, asserted } = entry;
  return {
    email,
    fullName,
    kind,
    ...(loginName !== undefined && { loginName }),
    ...(role !== undefined && { role }),
    ...(profile !== undefined && { profile }),
    ...(asserted && { asserted }),
  };
}

async function applySwitch(
  unit: ApplyUnit,
  person: Parameters<typeof deactivatePerson>[1],
  active: boolean | undefined,
) {
  if (active === undefined) return false;
  return active ? reactivatePerson(unit, person, actor) : deactivatePerson(unit, person, actor);
}

const sentences: Readonly<Record<PersonRefusal, string>> = {
  bad_email: 'the e-mail address cannot be used',
  bad_login_name: 'the login name cannot be used',
  bad_full_name: 'the full name cannot be used',
  email_taken: 'somebody else has this e-mail address',
  login_name_taken: 'somebody else of the organization has this login name',
  unknown_role: 'there is no such role in this organization',
  unknown_profile: 'there is no such profile in this organization',
};
