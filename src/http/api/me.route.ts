import { describeMe } from '../../protocols/application/describe-me.ts';
import { Me } from '../../protocols/application/me.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { notSignedIn, Problem, sendProblem } from '../problems.ts';

/** Who the visitor is, for programs that have the session's cookie. */
export function meRoutes(app: App, ctx: AppContext): void {
  const schema = { summary: 'The person of the session.', response: { 200: Me, 401: Problem } };
  app.get('/api/v1/me', { config: { access: 'session' }, schema }, async (request, reply) => {
    const { principal } = request.state;
    if (!principal) return sendProblem(reply, notSignedIn);
    reply.header('cache-control', 'no-store');
    return describeMe(ctx, { principal, organization: request.organization });
  });
}
