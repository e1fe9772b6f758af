import type { OrganizationId } from '../../directory/organization.ts';
import type { Person, PersonId } from '../../directory/person.ts';
import { type Clock, DAY, type Millis } from '../../kit/clock.ts';
import { hashSecret, newSecret } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import {
  deleteExpiredObjections,
  deleteObjectionsSince,
  findObjection,
  insertObjection,
  takeObjection,
} from './objection.queries.ts';

/** How long the reader of a notice may say that it was not them. */
export const OBJECT_WITHIN = 7 * DAY;

/** What a notice tells of, as far as an objection undoes it. */
export interface Told {
  readonly notice: string;
  /** What was set up. */
  readonly authenticatorId?: string | undefined;
  /** The address that the account had before. */
  readonly formerEmail?: string | undefined;
}

export interface Objection extends Told {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly createdAt: Millis;
}

/** Answers the secret of the link. Within the unit of work of the change. */
export async function offerObjection(
  ctx: Db & Clock,
  { id, organizationId }: Pick<Person, 'id' | 'organizationId'>,
  { notice, authenticatorId, formerEmail }: Told,
): Promise<string> {
  const secret = newSecret();
  const now = ctx.now();
  await insertObjection(ctx.db, {
    secret_hash: hashSecret(secret),
    organization_id: organizationId,
    person_id: id,
    notice,
    authenticator_id: authenticatorId ?? null,
    former_email: formerEmail ?? null,
    created_at: now,
    expires_at: now + OBJECT_WITHIN,
  });
  return secret;
}

/** Undefined once it was used, or a week is over. */
export async function readObjection(ctx: Db & Clock, secret: string): Promise<Objection | undefined> {
  const row = await findObjection(ctx.db, hashSecret(secret), ctx.now());
  return (
    row && {
      organizationId: row.organization_id as OrganizationId,
      personId: row.person_id as PersonId,
      notice: row.notice,
      authenticatorId: row.authenticator_id ?? undefined,
      formerEmail: row.former_email ?? undefined,
      createdAt: row.created_at,
    }
  );
}

/**
 * True for the one call that used it. What it undoes was the ground of every later one: whoever was told of those only
 * because of it brings nothing back by them. Within a unit of work.
 */
export async function spendObjection(ctx: Db & Clock, secret: string): Promise<boolean> {
  const spent = await takeObjection(ctx.db, hashSecret(secret), ctx.now());
  if (spent) await deleteObjectionsSince(ctx.db, spent);
  return spent !== undefined;
}

export const forgetObjections = (ctx: Db & Clock): Promise<void> => deleteExpiredObjections(ctx.db, ctx.now());
