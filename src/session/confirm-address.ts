import { emailCodeFactor } from '../factors/email-code/email-code-factor.ts';
import type { FactorEvent } from '../factors/factor.events.ts';
import type { Attempt, FactorContext } from '../factors/factor.ts';
import { type CodeRefusal, readSentTo } from '../factors/out-of-band.ts';
import type { Clock } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { reconfirmSession } from './reconfirm-session.ts';
import type { SessionEvent } from './session.events.ts';
import type { Session } from './session.ts';

type Ctx = Omit<FactorContext, 'unitOfWork'> & { readonly unitOfWork: UnitOfWork<Schema, FactorEvent | SessionEvent> };

/** The right code proves, for this session only, that the address is theirs; the session goes on under a new secret. */
export async function confirmAddress(
  ctx: Ctx,
  session: Session,
  { attempt, code }: { readonly attempt: Attempt; readonly code: string },
): Promise<Result<{ readonly token: string }, CodeRefusal>> {
  const { organizationId, personId } = session;
  const about = { organizationId, actor: personId, personId } as const;
  const proved = await emailCodeFactor.prove(ctx, attempt, { code });
  return ctx.unitOfWork(async ({ db, emit }) => {
    const tx = { db, emit, now: ctx.now, sealer: ctx.sealer };
    const outcome = proved.ok && !(await proved.value.spend(tx)) ? refuse('none_waiting') : proved;
    if (!outcome.ok) {
      emit({ type: 'address-code.refused', ...about, because: outcome.reason });
      return outcome;
    }
    emit({ type: 'address.confirmed', ...about });
    return accept(await reconfirmSession(tx, session, [outcome.value.evidence]));
  });
}

/** Whether a code is under way that may still be typed in. */
export const awaitsAddressCode = async (
  ctx: Db & Clock & { readonly sealer: Sealer },
  { id: place }: Session,
): Promise<boolean> => (await readSentTo(ctx, { place, factor: 'email_code' })) !== undefined;
