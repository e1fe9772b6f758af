import { Type } from 'typebox';
import { listPortalNames } from '../directory/find-organization.ts';
import { isPortalName } from '../directory/organization.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { HOME } from './remote-auth.route.tsx';
import { IdentityScreen, organizationOf, sendPage } from './send-page.tsx';

const help = 'Your administrator can see why a sign-in failed, and let you in another way.';

/** Where a bare host name leads, and what to do when signing in fails. */
export function startRoutes(app: App, ctx: AppContext): void {
  app.get('/', { config: { access: 'anyone' } }, async (request, reply) => {
    const { portal, principal } = request.state;
    if (portal) return reply.redirect(HOME);
    if (principal) return reply.redirect('/console');
    const isEmpty = (await listPortalNames(ctx)).length === 0;
    return sendPage(reply, <IdentityScreen organization={undefined} page={isEmpty ? unclaimed : chooser} />);
  });

  const Query = Type.Object({ portal: Type.String({ maxLength: 60 }) });
  app.get('/find-portal', { config: { access: 'anyone' }, schema: { querystring: Query } }, (request, reply) => {
    const name = request.query.portal.trim().toLowerCase();
    return reply.redirect(isPortalName(name) ? `/${name}/safe-access` : '/');
  });

  app.get('/sign-in-help', { config: { access: 'anyone' } }, (request, reply) => {
    const page = {
      title: 'Problems signing in?',
      lead: help,
      help: 'without_help' as const,
      children: (
        <>
          <p>If a page gave you a reference such as RA-7F3K-92, send it along: it leads straight to what happened.</p>
          <p>
            <ButtonLink href="/">Back to the start</ButtonLink>
          </p>
        </>
      ),
    };
    return sendPage(reply, <IdentityScreen organization={organizationOf(request)} page={page} />);
  });
}

const unclaimed = {
  title: 'Nobody has claimed this server yet',
  lead: 'Its first administrator opens the claim link that was printed when it started.',
  help: 'without_help' as const,
};

const chooser = {
  title: 'Open your portal',
  lead: 'This is the address of the server itself. Which portal do you administer?',
  help: 'without_help' as const,
  children: (
    <form action="/find-portal" method="get" class="form">
      <TextField
        name="portal"
        label="Portal name"
        hint="Such as acme"
        autocapitalize="none"
        spellcheck={false}
        autofocus
      />
      <Button tone="primary">Continue</Button>
    </form>
  ),
};
