import type { FastifyInstance } from 'fastify';
import { pagePolicy } from '../../src/ui/page-policy.ts';

/** What every answer of the helpdesk carries, also where no Sallyport around it adds the same. */
export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      // Signing out, and sending a form after the session has ended, lead to the company’s site.
      'content-security-policy': pagePolicy({ formActions: request.guest?.me.form_action_origins ?? [] }),
    });
  });
}
