import type { OrganizationId } from '../directory/organization.ts';
import type { Clock, Millis } from '../kit/clock.ts';
import { hashSecret, sameBytes } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { type Flow, findFlows } from './flow.queries.ts';

interface Traces {
  /** Of the state that the link brought back. */
  readonly stateHash: Uint8Array | undefined;
  readonly ts: Millis | undefined;
  /** Of the cookies of this browser. */
  readonly states: readonly string[];
}

interface Placed {
  /** The flow that the link answers, begun in this browser. */
  readonly own: Flow | undefined;
  /** The flow that the link answers, begun in another browser. */
  readonly foreign: Flow | undefined;
  /** The last flow that this browser began, whether the link answers it or not. */
  readonly newest: Flow | undefined;
}

/** Which of our redirects a link answers: by the state it brings back, else by the `ts` it was signed with. */
export async function placeFlow(ctx: Db & Clock, organizationId: OrganizationId, traces: Traces): Promise<Placed> {
  const { stateHash } = traces;
  const held = traces.states.map(hashSecret);
  const stateHashes = stateHash ? [stateHash, ...held] : held;
  if (stateHashes.length === 0 && traces.ts === undefined)
    return { own: undefined, foreign: undefined, newest: undefined };

  const flows = await findFlows(ctx.db, organizationId, { stateHashes, ts: traces.ts }, ctx.now());
  const isHeld = (flow: Flow) => held.some((hash) => sameBytes(hash, flow.stateHash));
  const byState = flows.filter((flow) => stateHash && sameBytes(stateHash, flow.stateHash));
  const answered = byState.length > 0 ? byState : flows.filter(({ ts }) => ts === traces.ts);
  const own = answered.find(isHeld);
  const newest = flows.find(isHeld);
  // A `ts` may fall on that of a stranger's redirect by chance: who was sent by us too is not taken for that stranger.
  const isChance = byState.length === 0 && newest !== undefined;
  return { own, foreign: own || isChance ? undefined : answered[0], newest };
}
