import type { Organization } from '../directory/organization.ts';
import { hashSecret } from '../kit/secrets.ts';
import { findAttempt, moveAttempt } from './attempt.queries.ts';
import type { Attempt } from './attempt.ts';
import { findConnection, markTested } from './connection.queries.ts';
import type { Connection } from './connection.ts';
import { explainAttempt } from './explain-attempt.ts';
import type { Explains, LinkExplanation } from './explanation.ts';
import { deleteFlow, findFlows } from './flow.queries.ts';
import type { RemoteContext } from './remote-context.ts';

export type TestResult =
  | { readonly kind: 'gone' }
  | { readonly kind: 'other_browser'; readonly attempt: Attempt }
  | {
      readonly kind: 'passed';
      readonly attempt: Attempt;
      readonly connection: Connection;
      /** Whom the link would let in or create, and what would be in its way. */
      readonly explanation: LinkExplanation | undefined;
      /** Where the administrator came from. */
      readonly returnTo: string;
      readonly state: string;
    };

/** The end of a test round trip, in the browser that began it. Only here does the connection count as tested. */
export async function finishTest(
  ctx: RemoteContext & Explains,
  {
    organization,
    attemptId,
    states,
  }: { readonly organization: Organization; readonly attemptId: string; readonly states: readonly string[] },
): Promise<TestResult> {
  const attempt = await findAttempt(ctx.db, attemptId);
  if (!attempt?.connectionId || attempt.organizationId !== organization.id || attempt.outcome !== 'waiting')
    return { kind: 'gone' };
  const connection = await findConnection(ctx.db, organization.id, attempt.connectionId);
  if (!connection) return { kind: 'gone' };
  const flows = await findFlows(
    ctx.db,
    organization.id,
    { stateHashes: states.map(hashSecret), ts: undefined },
    ctx.now(),
  );
  const flow = flows.find(({ testerId, connectionId }) => testerId !== null && connectionId === connection.id);
  const state = states.find((held) => flow && hashSecret(held).equals(flow.stateHash));
  if (!flow?.testerId || state === undefined) return { kind: 'other_browser', attempt };

  const actor = flow.testerId;
  await ctx.unitOfWork(async ({ db, emit }) => {
    await markTested(db, connection.id, ctx.now());
    await moveAttempt(db, attempt.id, 'session', 'tested');
    await deleteFlow(db, flow.stateHash);
    emit({ type: 'connection.tested', organizationId: organization.id, actor, connectionId: connection.id });
  });
  const tested: Attempt = { ...attempt, outcome: 'tested' };
  return {
    kind: 'passed',
    attempt: tested,
    connection,
    explanation: await explainAttempt(ctx, tested),
    returnTo: flow.returnTo,
    state,
  };
}
