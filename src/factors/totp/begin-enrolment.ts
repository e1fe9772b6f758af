import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import { findEnrolment, putEnrolment } from '../enrolment.queries.ts';
import type { Owner } from '../owner.ts';
import { ENROLMENT_LIFETIME, newTotpSecret, purposeOf } from './totp.ts';

type Ctx = Db & Clock & { readonly sealer: Sealer };

/** In which session or flow somebody sets up their app: what was begun in another one is not seen here. */
export interface Enroller extends Owner {
  readonly place: string;
}

/** Makes a secret that waits for its first code. Within a unit of work. */
export async function beginEnrolment(ctx: Ctx, { personId, place }: Enroller): Promise<void> {
  const secret = ctx.sealer.seal(newTotpSecret(), purposeOf(personId));
  await putEnrolment(ctx.db, { personId, place, factor: 'totp', secret, expiresAt: ctx.now() + ENROLMENT_LIFETIME });
}

/** The secret under way in this place; undefined when there is none, or its time is over. */
export async function readEnrolment(
  ctx: Ctx,
  { personId, place }: Pick<Enroller, 'personId' | 'place'>,
): Promise<string | undefined> {
  const sealed = await findEnrolment(ctx.db, { personId, place, factor: 'totp' }, ctx.now());
  return sealed && ctx.sealer.open(sealed, purposeOf(personId));
}
