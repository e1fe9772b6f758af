import { readFacts } from '../../../conformance/facts.ts';
import { makeReport } from '../../../conformance/make-report.ts';
import type { AppContext } from '../../app-context.ts';
import type { App } from '../../create-app.ts';
import { SECURITY, sendRoom } from '../console-screen.tsx';
import { conformancePage } from './conformance.page.tsx';

/** Security → Conformance. */
export function conformanceRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'administrator' as const };
  app.get(`${SECURITY}/conformance`, { config }, async (request, reply) => {
    const report = makeReport(await readFacts(ctx, request.organization.id));
    return sendRoom(ctx, request, reply, conformancePage(report));
  });
}
