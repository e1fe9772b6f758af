import { createOrganization, type OrganizationRefusal } from '../directory/create-organization.ts';
import { createPerson, type PersonRefusal } from '../directory/create-person.ts';
import type { DirectoryEvent } from '../directory/directory.events.ts';
import { listPortalNames } from '../directory/find-organization.ts';
import { isTitle, type OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { PasswordHasher } from '../factors/hashing/hash-password.ts';
import { checkPassword, type PasswordProblem } from '../factors/password/check-password.ts';
import type { PasswordEvent } from '../factors/password/password.events.ts';
import { setPassword } from '../factors/password/set-password.ts';
import { type Clock, MINUTE } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { findOpenClaim, insertClaim, spendClaim } from './claim.queries.ts';

interface ClaimContext extends Db, Clock {
  readonly unitOfWork: UnitOfWork<Schema, DirectoryEvent | PasswordEvent>;
  readonly passwords: PasswordHasher;
}

export type ClaimRefusal =
  | 'link_gone'
  | 'bad_title'
  | 'busy'
  | OrganizationRefusal
  | PasswordProblem
  | Extract<PersonRefusal, 'bad_full_name' | 'bad_email'>;

const CLAIM_WITHIN = 15 * MINUTE;

/** A new claim link’s secret while nobody has claimed the server; undefined from then on. */
export async function offerClaim(ctx: Pick<ClaimContext, 'db' | 'now' | 'unitOfWork'>): Promise<string | undefined> {
  if ((await listPortalNames(ctx)).length > 0) return undefined;
  const secret = newSecret();
  await ctx.unitOfWork(({ db }) => insertClaim(db, hashSecret(secret), ctx.now(), ctx.now() + CLAIM_WITHIN));
  return secret;
}

export const isClaimable = (ctx: Db & Clock, secret: string): Promise<boolean> =>
  findOpenClaim(ctx.db, hashSecret(secret), ctx.now());

interface Claim {
  readonly secret: string;
  readonly title: string;
  readonly name: string;
  readonly fullName: string;
  readonly email: string;
  readonly password: string;
}

/** Makes the first organization and its administrator, all or nothing. */
export async function claimInstallation(
  ctx: ClaimContext,
  claim: Claim,
): Promise<Result<{ readonly organizationId: OrganizationId; readonly personId: PersonId }, ClaimRefusal>> {
  if (!(await isClaimable(ctx, claim.secret))) return refuse('link_gone');
  const title = claim.title.trim();
  if (!isTitle(title)) return refuse('bad_title');
  const password = checkPassword(claim.password, [claim.email, claim.name, title, claim.fullName]);
  if (!password.ok) return password;
  const hashed = await ctx.passwords.hash(password.value);
  if (!hashed.ok) return refuse('busy');
  return commitClaim(ctx, { ...claim, title }, hashed.value);
}

/** Thrown inside the unit of work, so that an organization without its administrator is never kept. */
class Refused extends Error {
  readonly reason: ClaimRefusal;
  constructor(reason: ClaimRefusal) {
    super(reason);
    this.reason = reason;
  }
}

async function commitClaim(ctx: ClaimContext, claim: Claim, hash: string) {
  try {
    return await ctx.unitOfWork(async (tx) => accept(await createFirst({ ...tx, now: ctx.now }, claim, hash)));
  } catch (fault) {
    if (fault instanceof Refused) return refuse(fault.reason);
    throw fault;
  }
}

type Inside = Clock & Parameters<Parameters<ClaimContext['unitOfWork']>[0]>[0];

async function createFirst(ctx: Inside, { secret, title, name, fullName, email }: Claim, hash: string) {
  if (!(await spendClaim(ctx.db, hashSecret(secret), ctx.now()))) throw new Refused('link_gone');
  const actor = 'claim';
  const organization = await createOrganization(ctx, { name: name.trim().toLowerCase(), title, actor });
  if (!organization.ok) throw new Refused(organization.reason);
  const organizationId = organization.value.id;
  const administrator = {
    kind: 'representative',
    role: 'CEO',
    profile: 'Administrator',
    identifiers: 'vouched',
  } as const;
  const draft = {
    ...administrator,
    organizationId,
    email: email.trim(),
    loginName: null,
    fullName,
    createdBy: 'claim',
    actor,
  };
  const person = await createPerson(ctx, draft);
  if (!person.ok) throw new Refused(person.reason === 'bad_email' ? 'bad_email' : 'bad_full_name');
  await setPassword(ctx, { organizationId, personId: person.value }, hash, actor);
  return { organizationId, personId: person.value };
}
