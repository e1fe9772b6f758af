import { Type } from 'typebox';
import { ownPath } from '../../kit/web-address.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { askForFreshProof, confirm, PASSWORD_FIELD, sendQuestion } from './fresh-proof.tsx';

const Query = Type.Object({ return_to: Type.Optional(Type.String()) });
const Form = Type.Object({
  return_to: Type.Optional(Type.String()),
  [PASSWORD_FIELD]: Type.String({ maxLength: 4096 }),
});

/** “Confirm it is you”, and the rule that leads there. */
export function confirmRoutes(app: App, ctx: AppContext): void {
  askForFreshProof(app, ctx);
  const config = { access: 'administrator' as const };
  app.get('/console/confirm', { config, schema: { querystring: Query } }, async (request, reply) => {
    const form = { return_to: consolePath(request.query.return_to, request.state.arrival.origin) };
    return sendQuestion(ctx, request, reply, { action: '/console/confirm', form, refusal: undefined, status: 200 });
  });

  app.post('/console/confirm', { config, schema: { body: Form } }, async (request, reply) => {
    const { return_to: returnTo, [PASSWORD_FIELD]: password } = request.body;
    const target = consolePath(returnTo, request.state.arrival.origin);
    const refusal = await confirm(ctx, request, reply, password);
    if (refusal === undefined) return reply.redirect(target, 303);
    return sendQuestion(ctx, request, reply, {
      action: '/console/confirm',
      form: { return_to: target },
      refusal,
      status: 200,
    });
  });
}

function consolePath(target: string | undefined, origin: string): string {
  const path = ownPath(target, origin);
  return path !== undefined && /^\/console(?:[/?]|$)/.test(path) ? path : '/console';
}
