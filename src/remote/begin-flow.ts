import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import { HOUR, type Millis } from '../kit/clock.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import type { Connection } from './connection.ts';
import { insertFlow } from './link.queries.ts';
import type { RemoteContext } from './remote-context.ts';

/** As long as somebody may take to sign in on the company's site. */
export const FLOW_LIFETIME = HOUR;

export interface Departure {
  /** The Login URL with `ts`, `state` and `return_to`. */
  readonly location: string;
  /** For a cookie of this browser: only with it does the state count when it comes back. */
  readonly state: string;
  readonly ts: Millis;
}

/** Sends a visitor to the Login URL, and remembers where they wanted to go. */
export async function beginFlow(
  ctx: RemoteContext,
  { loginUrl, id: connectionId, organizationId }: Pick<Connection, 'loginUrl' | 'id' | 'organizationId'>,
  wish: { readonly returnTo: string; readonly origin: string; readonly testerId?: PersonId },
): Promise<Departure> {
  const ts = ctx.now();
  const state = newSecret();
  const flow = {
    stateHash: hashSecret(state),
    organizationId: organizationId as OrganizationId,
    connectionId,
    ts,
    returnTo: wish.returnTo,
    testerId: wish.testerId ?? null,
    expiresAt: ts + FLOW_LIFETIME,
  };
  await ctx.unitOfWork(({ db }) => insertFlow(db, flow));

  const location = new URL(loginUrl);
  location.searchParams.set('ts', String(ts));
  location.searchParams.set('state', state);
  location.searchParams.set('return_to', new URL(wish.returnTo, wish.origin).href);
  return { location: location.href, state, ts };
}
