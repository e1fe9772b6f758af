import type { FastifyRequest } from 'fastify';
import { countPeople } from '../../directory/count-people.ts';
import { hostsOf } from '../../directory/portal-hosts.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendRoom } from './console-screen.tsx';
import { homePage, type Overview } from './home.page.tsx';
import { linesOf } from './set-up.ts';
import { readSetUpFacts } from './set-up-facts.ts';

/** Where the claim link leads, and every administrator after it. */
export function homeRoutes(app: App, ctx: AppContext): void {
  app.get('/console', { config: { access: 'administrator' } }, async (request, reply) =>
    sendRoom(ctx, request, reply, homePage(await readOverview(ctx, request))),
  );
}

async function readOverview(ctx: AppContext, request: FastifyRequest): Promise<Overview> {
  const { organization } = request;
  const facts = await readSetUpFacts(ctx, request);
  return {
    ...facts,
    lines: linesOf(facts),
    people: await countPeople(ctx, organization.id),
    portal: portalOrigin(ctx, organization),
    aliases: hostsOf(ctx, organization).filter((host) => host !== facts.supportDomain),
    safeAccess: `${ctx.publicUrl.origin}/${organization.name}/safe-access`,
  };
}
