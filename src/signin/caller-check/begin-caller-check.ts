import { randomInt } from 'node:crypto';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { holdAddress } from '../../directory/verify-address.ts';
import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { type Clock, HOUR } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import { queueSecretMail } from '../../mail/queue-mail.ts';
import type { Db } from '../../store/database.ts';
import type { CallerCheckEvent } from './caller-check.events.ts';
import { findWaiting, insertCheck } from './caller-check.queries.ts';
import {
  type CallerCheck,
  type CallerCheckMethod,
  CHECK_LIFETIME,
  CODE_DIGITS,
  hashCallerCode,
} from './caller-check.ts';
import { callerLetter } from './caller-check.words.ts';
import { findPassed, listMethods } from './list-methods.ts';

export type BeginRefusal = 'not_available' | 'under_way' | 'too_many';

export interface CallerCheckWish {
  readonly organization: Organization;
  readonly representative: Person;
  readonly person: Person;
  readonly subject: string;
  readonly method: CallerCheckMethod;
}

const aboutOnePerson: RateLimit = { most: 6, per: HOUR };
const byOneRepresentative: RateLimit = { most: 60, per: HOUR };

/** One at a time for each caller. Within a unit of work. */
export async function beginCallerCheck(
  ctx: Db & Clock & Emits<CallerCheckEvent> & { readonly sealer: Sealer },
  wish: CallerCheckWish,
): Promise<Result<CallerCheck, BeginRefusal>> {
  const { person, representative, subject, method, organization } = wish;
  if (representative.id === person.id) return refuse('not_available');
  if (!(await listMethods(ctx, person, subject)).includes(method)) return refuse('not_available');
  await holdAddress(ctx, person.id); // two who begin at once do so one after the other
  if (await findWaiting(ctx.db, person.id, ctx.now())) return refuse('under_way');
  const isWithin =
    (await takeTurn(ctx, `caller-check:of:${person.id}`, aboutOnePerson)).ok &&
    (await takeTurn(ctx, `caller-check:by:${representative.id}`, byOneRepresentative)).ok;
  if (!isWithin) return refuse('too_many');
  const now = ctx.now();
  const check: CallerCheck = {
    id: newId('cck', now),
    organizationId: organization.id,
    personId: person.id,
    representativeId: representative.id,
    subject,
    method,
    tries: 0,
    evidence: (method === 'personal_questions' && (await findPassed(ctx, person, subject))?.evidence) || [],
    createdAt: now,
    expiresAt: now + CHECK_LIFETIME,
    endedAt: null,
    outcome: null,
  };
  await insertCheck(ctx.db, check, method === 'email_code' ? await mailCode(ctx, check, wish) : null);
  ctx.emit({ type: 'caller-check.begun', ...aboutOf(check), actor: representative.id });
  return accept(check);
}

export const aboutOf = ({ organizationId, personId, subject, method }: CallerCheck) => ({
  organizationId,
  personId,
  subject,
  method,
});

/** Answers the hash of what was sent. */
async function mailCode(
  ctx: Db & Clock & { readonly sealer: Sealer },
  { id }: CallerCheck,
  { organization, person, representative }: CallerCheckWish,
): Promise<Uint8Array> {
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const { subject, body } = callerLetter[person.language ?? organization.language];
  const told = {
    title: organization.title,
    fullName: representative.fullName,
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  };
  await queueSecretMail(ctx, {
    organizationId: organization.id,
    recipient: person.email,
    subject: subject(organization.title),
    body: body(told),
  });
  return hashCallerCode(ctx.sealer, id, code);
}
