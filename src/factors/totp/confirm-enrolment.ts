import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { Evidence } from '../assurance.ts';
import type { AuthenticatorEvent } from '../authenticator.events.ts';
import { insertAuthenticator } from '../authenticator.queries.ts';
import { takeEnrolment } from '../enrolment.queries.ts';
import { readOtpKey } from '../otp-key.ts';
import { type Enroller, readEnrolment } from './begin-enrolment.ts';
import { findFirstStep, purposeOf } from './totp.ts';

export type EnrolmentRefusal = 'wrong' | 'none_waiting';

type Ctx = Db & Clock & Emits<AuthenticatorEvent> & { readonly sealer: Sealer };

interface FirstCode {
  /** As typed. */
  readonly code: string;
  /** What its owner calls it, checked; empty: what it is. */
  readonly name: string;
}

/** Enrols the app whose code is right: before that nothing is asked of anybody. Within a unit of work. */
export async function confirmEnrolment(
  ctx: Ctx,
  enroller: Enroller,
  { code, name }: FirstCode,
): Promise<Result<Evidence, EnrolmentRefusal>> {
  const { organizationId, personId, place } = enroller;
  const secret = await readEnrolment(ctx, enroller);
  if (secret === undefined) return refuse('none_waiting');
  const now = ctx.now();
  const found = findFirstStep(readOtpKey(secret), code, now);
  if (found === undefined) return refuse('wrong');
  const factor = 'totp';
  if (!(await takeEnrolment(ctx.db, { personId, place, factor }))) return refuse('none_waiting');
  const id = newId('aut', now);
  const about = { organizationId, personId, factor } as const;
  await insertAuthenticator(ctx.db, {
    ...about,
    id,
    name,
    secret: ctx.sealer.seal(secret, purposeOf(personId)),
    lastStep: found.step, // this code is used up
    drift: found.drift,
    createdAt: now,
    lastUsedAt: now,
  });
  ctx.emit({ type: 'authenticator.enrolled', actor: personId, authenticatorId: id, ...about });
  return accept({ factor, at: now });
}
