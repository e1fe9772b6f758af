import type { Millis } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import type { Language } from '../kit/language.ts';
import type { OrganizationId } from './organization.ts';

export type PersonId = Id<'per'>;
export type RoleId = Id<'rol'>;
export type ProfileId = Id<'prf'>;
export type PersonKind = 'customer' | 'representative';

/** A human in the directory of one organization. */
export interface Person {
  readonly id: PersonId;
  readonly organizationId: OrganizationId;
  readonly kind: PersonKind;
  readonly fullName: string;
  readonly email: string;
  readonly emailVerifiedAt: Millis | null;
  readonly loginName: string | null;
  /** Null while only a signed link of a classic sign-up has said that the name is theirs. */
  readonly loginNameVerifiedAt: Millis | null;
  readonly role: string | null;
  readonly profile: string | null;
  /** `type:action`, or `*`. */
  readonly permissions: readonly string[];
  /** Null until they pick one themselves. */
  readonly language: Language | null;
  readonly createdAt: Millis;
  readonly createdBy: string;
  readonly deactivatedAt: Millis | null;
  readonly isManagedByFile: boolean;
}

/** May use the console. */
export const isAdministrator = (person: Pick<Person, 'kind' | 'permissions' | 'deactivatedAt'>): boolean =>
  person.kind === 'representative' && person.deactivatedAt === null && person.permissions.includes('*');
