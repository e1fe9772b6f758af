import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../app-context.ts';
import { portalOrigin } from '../portal-origin.ts';

/** Where the links of mails begin: an address that is known to reach us, the one in use or the Support Domain. */
export async function linkOrigin(ctx: AppContext, { organization, state }: FastifyRequest): Promise<string> {
  if (state.portal) return state.arrival.origin;
  const origin = portalOrigin(ctx, organization);
  const { kind } = await ctx.domains.look(origin);
  return kind === 'here' || kind === 'local' ? origin : ctx.publicUrl.origin;
}
