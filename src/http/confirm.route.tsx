import { Type } from 'typebox';
import { ownPath } from '../kit/web-address.ts';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { askForFreshProof, CODE_FIELD, confirm, PASSWORD_FIELD, sendQuestion } from './fresh-proof.tsx';

const Query = Type.Object({ return_to: Type.Optional(Type.String()) });
const Form = Type.Object({
  return_to: Type.Optional(Type.String()),
  [PASSWORD_FIELD]: Type.String({ maxLength: 4096 }),
  [CODE_FIELD]: Type.Optional(Type.String({ maxLength: 60 })),
});

const rooms = [
  { room: '/console', access: 'administrator' },
  { room: '/account', access: 'person' },
] as const;

/** “Confirm it is you”, and the rule that leads there. */
export function confirmRoutes(app: App, ctx: AppContext): void {
  askForFreshProof(app, ctx);
  for (const { room, access } of rooms) {
    const action = `${room}/confirm`;
    const config = { access };
    app.get(action, { config, schema: { querystring: Query } }, async (request, reply) => {
      const form = { return_to: pathIn(room, request.query.return_to, request.state.arrival.origin) };
      return sendQuestion(ctx, request, reply, { action, form, refusal: undefined, status: 200 });
    });

    app.post(action, { config, schema: { body: Form } }, async (request, reply) => {
      const { return_to: returnTo, [PASSWORD_FIELD]: password, [CODE_FIELD]: code } = request.body;
      const target = pathIn(room, returnTo, request.state.arrival.origin);
      const refusal = await confirm(ctx, request, reply, { password, code });
      if (refusal === undefined) return reply.redirect(target, 303);
      return sendQuestion(ctx, request, reply, { action, form: { return_to: target }, refusal, status: 200 });
    });
  }
}

function pathIn(room: string, target: string | undefined, origin: string): string {
  const path = ownPath(target, origin);
  return path !== undefined && (path === room || /^[/?]/.test(path.slice(room.length))) && path.startsWith(room)
    ? path
    : room;
}
