import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';

/** For password managers: where passkeys are made and seen to, on each host that has any (W3C Passkey Endpoints). */
export function passkeyEndpointRoutes(app: App, ctx: AppContext): void {
  app.get('/.well-known/passkey-endpoints', { config: { access: 'anyone' } }, async (request, reply) => {
    if (!hasPasskeys(ctx, request)) return reply.code(404).send();
    const { origin } = request.state.arrival;
    return { enroll: `${origin}/account/passkeys/new`, manage: `${origin}/account` };
  });
}

const hasPasskeys = ({ publicHost }: AppContext, { state }: FastifyRequest): boolean =>
  state.portal !== undefined || state.arrival.host === publicHost;
