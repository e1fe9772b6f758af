import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import { readPerson } from '../directory/read-person.ts';
import { hashSecret, sameBytes } from '../kit/secrets.ts';
import { findAttempt, moveAttempt } from './attempt.queries.ts';
import { type Admission, findAdmission } from './link.queries.ts';
import { type LinkRefusal, stageOf } from './link-refusal.ts';
import { placeFlow } from './place-flow.ts';
import type { RemoteContext } from './remote-context.ts';
import { spendLink } from './spend-link.ts';

export interface FinishRequest {
  readonly organization: Organization;
  readonly admissionId: string;
  /** The one-time code of this browser's cookie; empty when it brought none. */
  readonly code: string;
  readonly states: readonly string[];
  readonly userAgent: string;
  /** Who this browser is signed in as already. */
  readonly signedIn: { readonly person: Person; readonly sessionId: string } | undefined;
  /** Whether the visitor has agreed to leave the account they are signed in to. */
  readonly switching: 'unasked' | 'agreed';
}

export type Finish =
  | { readonly kind: 'refused'; readonly reason: LinkRefusal; readonly reference: string }
  | { readonly kind: 'asks'; readonly current: Person; readonly next: Person }
  | {
      readonly kind: 'admitted';
      readonly opens: 'session' | 'flow';
      readonly token: string;
      readonly returnTo: string | null;
      readonly state: string | undefined;
    };

/**
 * The second half of a sign-in by link: only the browser that holds the code of the first half opens the session, and
 * only once for all processes. Nothing is consumed before that.
 */
export async function finishLink(ctx: RemoteContext, request: FinishRequest): Promise<Finish> {
  const admission = await findAdmission(ctx.db, request.organization.id, request.admissionId);
  if (!admission) return { kind: 'refused', reason: 'finish_expired', reference: '' };
  const refusal = checkBrowser(ctx, admission, request.code);
  if (refusal) return refuseFinish(ctx, admission, refusal);

  const next = await readPerson(ctx, admission.organizationId, admission.personId);
  if (!next) return refuseFinish(ctx, admission, 'unknown_person');
  const traces = { stateHash: admission.stateHash ?? undefined, ts: admission.ts, states: request.states };
  const { own, foreign, newest } = await placeFlow(ctx, admission.organizationId, traces);
  if (foreign) return refuseFinish(ctx, admission, 'other_browser');
  const current = request.signedIn?.person;
  if (current && current.id !== next.id && request.switching === 'unasked') return { kind: 'asks', current, next };

  const flow = own ?? (admission.returnTo === null ? newest : undefined);
  const returnTo = flow?.returnTo ?? admission.returnTo;
  const browser = { userAgent: request.userAgent, sessionId: request.signedIn?.sessionId, returnTo };
  const spent = await ctx.unitOfWork((tx) => spendLink({ ...tx, now: ctx.now }, admission, browser));
  if (!spent.ok) return refuseFinish(ctx, admission, spent.reason);
  const state = request.states.find((held) => flow && sameBytes(hashSecret(held), flow.stateHash));
  return { kind: 'admitted', ...spent.value, returnTo, state };
}

function checkBrowser(ctx: RemoteContext, { codeHash, expiresAt }: Admission, code: string): LinkRefusal | undefined {
  if (code === '' || !sameBytes(hashSecret(code), codeHash)) return 'no_cookie';
  return expiresAt > ctx.now() ? undefined : 'finish_expired';
}

/** A finish without its cookie changes nothing: it may be the site’s own look at its link. */
async function refuseFinish(
  ctx: RemoteContext,
  { attemptId, ...admission }: Admission,
  reason: LinkRefusal,
): Promise<Finish> {
  const attempt = await findAttempt(ctx.db, attemptId);
  const reference = attempt?.reference ?? '';
  if (reason === 'no_cookie') return { kind: 'refused', reason, reference };
  await ctx.unitOfWork(async ({ db, emit }) => {
    await moveAttempt(db, attemptId, stageOf(reason), reason);
    const { organizationId, connectionId, address } = admission;
    if (reason === 'already_used' || stageOf(reason) === 'policy' || reason === 'login_name_unproved') {
      emit({
        type: 'link.refused',
        because: reason,
        organizationId,
        connectionId,
        actor: 'stranger',
        reference,
        address,
      });
    }
  });
  return { kind: 'refused', reason, reference };
}
