import { MINUTE, SECOND } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { sameBytes } from '../kit/secrets.ts';
import { RepeatUnit } from '../store/repeat-unit.ts';
import { admitByLink } from './admit-by-link.ts';
import { findAttempt } from './attempt.queries.ts';
import { checkGround } from './check-ground.ts';
import { type Admission, findSpentLink, spendMark } from './link.queries.ts';
import type { LinkRefusal } from './link-refusal.ts';
import type { Admitted, InRemoteUnit } from './remote-context.ts';

interface Browser {
  readonly userAgent: string;
  /** The session that this browser had before. */
  readonly sessionId: string | undefined;
  /** Where they wanted to go. */
  readonly returnTo: string | null;
}

/** Somebody who clicks twice is let in twice. */
const REPEAT_WITHIN = 10 * SECOND;
/** No link is good for longer than its window and the time to finish. */
const REMEMBER = 10 * MINUTE;

/**
 * Opens the one session of a link, or the one sign-in that asks for the rest, and returns its token. Refused when the link, or a twin that one text was made into,
 * has opened one before, or when what made the link good is gone since.
 */
export async function spendLink(
  ctx: InRemoteUnit,
  admission: Admission,
  browser: Browser,
): Promise<Result<Pick<Admitted, 'opens' | 'token'>, LinkRefusal>> {
  const { connectionId, digest, twin, browserHash } = admission;
  const same = await findSpentLink(ctx.db, connectionId, digest);
  if (same && sameBytes(same.browserHash, browserHash) && same.spentAt > ctx.now() - REPEAT_WITHIN) {
    const token = await ctx.renew(same.sessionId); // its second answer: the browser may never have read the first
    return token === undefined ? refuse('already_used') : accept({ opens: 'session', token });
  }
  if (same || (await findSpentLink(ctx.db, connectionId, twin))) return refuse('already_used');
  const lost = await checkGround(ctx, admission);
  if (lost) return refuse(lost);

  const { sessionId, opens, token } = await admit(ctx, admission, browser);
  const expiresAt = Math.max(ctx.now(), admission.ts) + REMEMBER;
  const spent = { connectionId, sessionId, browserHash, spentAt: ctx.now(), expiresAt };
  for (const mark of [twin, digest]) {
    if (!(await spendMark(ctx.db, mark, spent))) throw new RepeatUnit('The link was spent meanwhile');
  }
  return accept({ opens, token });
}

async function admit(ctx: InRemoteUnit, { attemptId, ...admission }: Admission, browser: Browser) {
  if (browser.sessionId !== undefined) await ctx.leave(browser.sessionId);
  const { organizationId, personId, connectionId, operation, address } = admission;
  const { userAgent, returnTo } = browser;
  const attempt = { id: attemptId, reference: (await findAttempt(ctx.db, attemptId))?.reference ?? '' };
  return admitByLink(ctx, { organizationId, personId, connectionId, operation, address, userAgent, returnTo, attempt });
}
