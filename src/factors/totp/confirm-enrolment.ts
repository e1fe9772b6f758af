import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { Evidence } from '../assurance.ts';
import type { AuthenticatorEvent } from '../authenticator.events.ts';
import { findAuthenticators, insertAuthenticator } from '../authenticator.queries.ts';
import { type Enroller, readEnrolment } from './begin-enrolment.ts';
import { deleteEnrolment } from './totp.queries.ts';
import { findStep, purposeOf } from './totp.ts';

export type EnrolmentRefusal = 'wrong' | 'none_waiting' | 'there_is_one';

type Ctx = Db & Clock & Emits<AuthenticatorEvent> & { readonly sealer: Sealer };

/** Enrols the app whose code is right: before that nothing is asked of anybody. Within a unit of work. */
export async function confirmEnrolment(
  ctx: Ctx,
  enroller: Enroller,
  code: string,
): Promise<Result<Evidence, EnrolmentRefusal>> {
  const { organizationId, personId } = enroller;
  if ((await findAuthenticators(ctx.db, personId)).length > 0) return refuse('there_is_one');
  const secret = await readEnrolment(ctx, enroller);
  if (secret === undefined) return refuse('none_waiting');
  const now = ctx.now();
  const step = findStep(secret, code, now);
  if (step === undefined) return refuse('wrong');
  if (!(await deleteEnrolment(ctx.db, enroller))) return refuse('none_waiting');
  const id = newId('aut', now);
  const factor = 'totp';
  const sealed = ctx.sealer.seal(secret, purposeOf(personId));
  const about = { organizationId, personId, factor } as const;
  await insertAuthenticator(ctx.db, {
    ...about,
    id,
    name: 'Authenticator app',
    secret: sealed,
    lastStep: step, // this code is used up
    createdAt: now,
    lastUsedAt: now,
  });
  ctx.emit({ type: 'authenticator.enrolled', actor: personId, authenticatorId: id, ...about });
  return accept({ factor, at: now });
}
