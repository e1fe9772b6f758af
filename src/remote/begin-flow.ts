import type { PersonId } from '../directory/person.ts';
import { type Clock, HOUR, type Millis } from '../kit/clock.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import type { Connection } from './connection.ts';
import { insertFlow } from './flow.queries.ts';
import type { RemoteContext } from './remote-context.ts';

/** As long as somebody may take to sign in on the company's site. */
export const FLOW_LIFETIME = HOUR;

export interface Departure {
  /** The Login URL with `ts`, `state` and `return_to`. */
  readonly location: string;
  /** For a cookie of this browser: only with it does the state count when it comes back. Undefined: nothing is remembered. */
  readonly state: string | undefined;
  readonly ts: Millis;
}

interface Wish {
  /** A path of the portal; of a test an address of the console. */
  readonly returnTo: string;
  readonly origin: string;
}

type Site = Pick<Connection, 'loginUrl' | 'id' | 'organizationId'>;

/** Longer than any address of a page that somebody wants back; what anybody may send us to keep has an end. */
const LONGEST_RETURN = 2_000;

/** Sends a visitor to the Login URL, and remembers where they wanted to go. */
export async function beginFlow(
  ctx: RemoteContext,
  { loginUrl, id: connectionId, organizationId }: Site,
  { testerId, ...wish }: Wish & { readonly testerId?: PersonId },
): Promise<Departure & { readonly state: string }> {
  const ts = ctx.now();
  const state = newSecret();
  const returnTo = wish.returnTo.length > LONGEST_RETURN ? '/' : wish.returnTo;
  const stateHash = hashSecret(state);
  const expiresAt = ts + FLOW_LIFETIME;
  const flow = { stateHash, organizationId, connectionId, ts, returnTo, testerId: testerId ?? null, expiresAt };
  await ctx.unitOfWork(({ db }) => insertFlow(db, flow));
  return { location: locationOf(loginUrl, { ...wish, returnTo }, { ts, state }), state, ts };
}

/** The same way without a memory of it: whoever floods us with visits fills no table. */
export function departUnremembered(ctx: Clock, { loginUrl }: Site, wish: Wish): Departure {
  const ts = ctx.now();
  return { location: locationOf(loginUrl, wish, { ts }), state: undefined, ts };
}

function locationOf(loginUrl: string, wish: Wish, { ts, state }: { readonly ts: Millis; readonly state?: string }) {
  const location = new URL(loginUrl);
  location.searchParams.set('ts', String(ts));
  if (state !== undefined) location.searchParams.set('state', state);
  location.searchParams.set('return_to', new URL(wish.returnTo, wish.origin).href);
  return location.href;
}
