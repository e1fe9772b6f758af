import type { Portal } from '../directory/organization.ts';
import { type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { networkOf } from '../edge/read-address.ts';
import { MINUTE } from '../kit/clock.ts';
import { beginFlow, type Departure, departUnremembered } from '../remote/begin-flow.ts';
import type { Connection } from '../remote/connection.ts';
import { isInside } from '../remote/judge-link.ts';
import { readConnections } from '../remote/read-connections.ts';
import type { RemoteContext } from '../remote/remote-context.ts';

export type Entrance = { readonly kind: 'remote'; readonly departure: Departure } | { readonly kind: 'regular' };

interface Visitor {
  readonly portal: Portal;
  readonly origin: string;
  readonly address: string;
  /** The path they wanted. */
  readonly returnTo: string;
}

/** A whole company may come from one address; a flood comes faster. */
const fromOneNetwork: RateLimit = { most: 1_500, per: 5 * MINUTE };

/**
 * Where a signed-out visitor goes: to the company's site when they come from inside its ranges, else to the regular
 * sign-in. Rooms of representatives only follow where representatives may come in by a link at all.
 */
export async function chooseEntrance(
  ctx: RemoteContext,
  { portal, origin, address, returnTo }: Visitor,
): Promise<Entrance> {
  if (portal.hostKind === 'alias' || !portal.organization.features.remote_authentication) return { kind: 'regular' };
  const isForCustomers = !/^\/(workspace|console)(\/|\?|$)/.test(returnTo);
  const connections = await readConnections(ctx, portal.organization.id);
  const takes = (connection: Connection) =>
    connection.enabledAt !== null &&
    isInside(connection, address) &&
    (isForCustomers || connection.audience === 'everyone');
  const connection = connections.find(takes);
  if (!connection) return { kind: 'regular' };
  const wish = { returnTo, origin };
  const turn = await ctx.unitOfWork(({ db }) =>
    takeTurn({ db, now: ctx.now }, `flow:${networkOf(address)}`, fromOneNetwork),
  );
  const departure = turn.ok ? await beginFlow(ctx, connection, wish) : departUnremembered(ctx, connection, wish);
  return { kind: 'remote', departure };
}
