import { Type } from 'typebox';
import { dismissItem, restoreItem } from '../../directory/dismiss-set-up.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { administratorOf } from './console-screen.tsx';
import { setUpItems } from './set-up.ts';
import { SET_UP } from './set-up-card.tsx';

/** What one does to the checklist itself. */
export function setUpRoutes(app: App, ctx: AppContext): void {
  const params = Type.Object({ item: Type.String() });
  const options = { config: { access: 'administrator' as const }, schema: { params } };
  const back = '/console#set-up';

  for (const [verb, change] of Object.entries({ dismiss: dismissItem, restore: restoreItem })) {
    app.post(`${SET_UP}/:item/${verb}`, options, async (request, reply) => {
      const item = setUpItems.find((known) => known === request.params.item);
      if (!item) return sendNothingHere(request, reply);
      const { id } = request.organization;
      const actor = administratorOf(request).id;
      await ctx.unitOfWork((tx) => change({ ...tx, now: ctx.now }, id, item, actor));
      return reply.redirect(back, 303);
    });
  }

  const body = Type.Object({ from: Type.Optional(Type.Literal('rebranding')) });
  app.post(`${SET_UP}/domain/check`, { config: options.config, schema: { body } }, async (request, reply) => {
    await ctx.domains.lookAgain(portalOrigin(ctx, request.organization));
    return reply.redirect(request.body.from ? '/console/setup/rebranding' : back, 303);
  });
}
