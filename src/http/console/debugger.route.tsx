import { Type } from 'typebox';
import { explainLink } from '../../remote/explain-link.ts';
import { LONGEST_PASTED, readPastedLink } from '../../remote/read-pasted-link.ts';
import { showDigests } from '../../remote/show-digests.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { takeExplainTurn } from '../take-explain-turn.ts';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { DEBUGGER, debuggerPage } from './debugger.page.tsx';

const Form = Type.Object({ link: Type.Optional(Type.String({ maxLength: LONGEST_PASTED })) });

const nothing = 'Paste a link first: the whole address, or its parameters.';
const tooMany = 'Too many links in a short time. Wait a few minutes, then go on.';

/** Why a link is as it is. */
export function debuggerRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'administrator' as const };
  app.get(DEBUGGER, { config }, async (request, reply) => sendRoom(ctx, request, reply, debuggerPage()));

  app.post(DEBUGGER, { config, schema: { body: Form } }, async (request, reply) => {
    const { raw, host } = readPastedLink(request.body.link ?? '');
    if (raw === '') return sendRoom(ctx, request, reply, debuggerPage({ problem: nothing }));
    if (!(await takeExplainTurn(ctx, administratorOf(request).id)))
      return sendRoom(ctx, request, reply, debuggerPage({ problem: tooMany }));
    const explanation = await explainLink(ctx, request.organization, { raw, host, at: ctx.now() });
    return sendRoom(ctx, request, reply, debuggerPage({ explanation }));
  });

  const sensitive = { ...config, proof: 'fresh' as const };
  app.post(`${DEBUGGER}/digests`, { config: sensitive, schema: { body: Form } }, async (request, reply) => {
    const { raw } = readPastedLink(request.body.link ?? '');
    const { id } = administratorOf(request);
    if (raw === '') return sendRoom(ctx, request, reply, debuggerPage({ problem: nothing }));
    if (!(await takeExplainTurn(ctx, id))) return sendRoom(ctx, request, reply, debuggerPage({ problem: tooMany }));
    const shown = await showDigests(ctx, request.organization, raw, id);
    const page = shown.ok ? { digests: shown.value } : { problem: refusals[shown.reason] };
    return sendRoom(ctx, request, reply, debuggerPage(page));
  });
}

const refusals = {
  still_usable:
    'This link could still be used, so its digest would let somebody in. Paste one whose ts is at least 5 minutes old.',
  no_time: 'This link has no ts that is a time, so nobody can tell whether it is too old to be used.',
} as const;
