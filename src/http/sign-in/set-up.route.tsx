import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { findFlowHere, startOf } from './flow-here.ts';
import { SET_UP, SetUpPage } from './set-up.page.tsx';
import { setUps } from './set-ups.ts';
import { addressOf } from './show-step.tsx';

/** What the policy asks for and the account lacks. What sets it up is in rooms of its own: see `enrolRooms`. */
export function setUpRoutes(app: App, ctx: AppContext): void {
  app.get(SET_UP, { config: { access: 'anyone' } }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    const { step } = standing ?? {};
    if (!standing || step?.step !== 'enrol')
      return reply.redirect(standing ? addressOf(request, standing) : startOf(request));
    const offered = setUps.filter(({ factor }) => step.factors.includes(factor));
    return sendPage(reply, <SetUpPage standing={standing} setUps={offered} start={startOf(request, standing)} />);
  });
}
