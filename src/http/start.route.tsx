import { Type } from 'typebox';
import { listPortalNames } from '../directory/find-organization.ts';
import { isPortalName } from '../directory/organization.ts';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { organizationOf } from './language.ts';
import { HOME } from './remote-auth.route.tsx';
import { sendPage } from './send-page.tsx';
import { PortalChooserPage, SignInHelpPage, UnclaimedPage } from './start.page.tsx';

/** Where a bare host name leads, and what to do when signing in fails. */
export function startRoutes(app: App, ctx: AppContext): void {
  app.get('/', { config: { access: 'anyone' } }, async (request, reply) => {
    const { portal, principal } = request.state;
    if (portal) return reply.redirect(HOME);
    if (principal) return reply.redirect('/console');
    const isEmpty = (await listPortalNames(ctx)).length === 0;
    return sendPage(reply, isEmpty ? <UnclaimedPage /> : <PortalChooserPage />);
  });

  const Query = Type.Object({ portal: Type.String({ maxLength: 60 }) });
  app.get('/find-portal', { config: { access: 'anyone' }, schema: { querystring: Query } }, (request, reply) => {
    const name = request.query.portal.trim().toLowerCase();
    return reply.redirect(isPortalName(name) ? `/${name}/safe-access` : '/');
  });

  app.get('/sign-in-help', { config: { access: 'anyone' } }, (request, reply) =>
    sendPage(reply, <SignInHelpPage organization={organizationOf(request)} />),
  );
}
