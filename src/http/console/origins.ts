import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../app-context.ts';
import { isReached } from '../domain-watch.ts';
import { portalOrigin } from '../portal-origin.ts';

/** Where the links of mails begin: an address that is known to reach us, the one in use or the Support Domain. */
export async function linkOrigin(ctx: AppContext, { organization, state }: FastifyRequest): Promise<string> {
  if (state.portal) return state.arrival.origin;
  const origin = portalOrigin(ctx, organization);
  return isReached(await ctx.domains.look(origin)) ? origin : ctx.publicUrl.origin;
}

/** Where the console is that somebody uses. Any host may reach the server, so only names that are ours are written down. */
export const consoleOrigin = ({ publicUrl }: Pick<AppContext, 'publicUrl'>, { state }: FastifyRequest): string =>
  state.portal ? state.arrival.origin : publicUrl.origin;
