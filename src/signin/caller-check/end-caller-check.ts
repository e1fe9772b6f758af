import { aalOf, type Evidence } from '../../factors/assurance.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import { aboutOf } from './begin-caller-check.ts';
import type { CallerCheckEvent } from './caller-check.events.ts';
import { endCheck } from './caller-check.queries.ts';
import type { CallerCheck } from './caller-check.ts';

type Ctx = Db & Clock & Emits<CallerCheckEvent>;

/** False when it had ended otherwise. Within a unit of work. */
export async function passCheck(ctx: Ctx, check: CallerCheck, evidence: readonly Evidence[]): Promise<boolean> {
  if (!(await endCheck(ctx.db, check.id, { outcome: 'matched', evidence, now: ctx.now() }))) return false;
  const by = evidence.map(({ factor }) => factor).join(', ');
  const aal = aalOf(evidence);
  ctx.emit({ type: 'caller-check.passed', ...aboutOf(check), actor: check.representativeId, by, aal });
  return true;
}

/** `denied` is said by the owner of the account; the rest is the representative’s. Within a unit of work. */
export async function failCheck(
  ctx: Ctx,
  check: CallerCheck,
  because: 'failed' | 'denied' | 'cancelled',
): Promise<boolean> {
  if (!(await endCheck(ctx.db, check.id, { outcome: because, evidence: [], now: ctx.now() }))) return false;
  const actor = because === 'denied' ? check.personId : check.representativeId;
  ctx.emit({ type: 'caller-check.failed', ...aboutOf(check), actor, because });
  return true;
}
