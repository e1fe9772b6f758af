import { readConnections } from '../remote/read-connections.ts';
import { ButtonLink, ButtonRow } from '../ui/button.tsx';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { sendNothingHere } from './refusal-pages.tsx';
import { HOME } from './remote-auth.route.tsx';
import { IdentityScreen, sendPage } from './send-page.tsx';

export const SWITCHED_ON = '/support/RemoteAuth/on';

/** Where switching on ends: whoever did it is signed out, and is told what to do next. It says nothing that a visit does not. */
export function switchedOnRoutes(app: App, ctx: AppContext): void {
  app.get(SWITCHED_ON, { config: { access: 'visitor' } }, async (request, reply) => {
    const { organization } = request;
    const connections = await readConnections(ctx, organization.id);
    const sites = connections
      .filter(({ enabledAt }) => enabledAt !== null)
      .map(({ loginUrl }) => new URL(loginUrl).host);
    if (sites.length === 0) return sendNothingHere(request, reply);
    const page = {
      lang: 'en' as const, // as the console is, which it belongs to
      title: 'Remote sign-in is on',
      lead: `You are signed out, as everybody begins. From now on visitors sign in at ${sites.join(' or ')}.`,
      help: 'without_help' as const,
      children: (
        <>
          <p>See for yourself: open the portal, and come in as one of your customers does.</p>
          <ButtonRow>
            <ButtonLink tone="primary" href={`/sign-in?return_to=${encodeURIComponent(HOME)}`}>
              Open the portal as a customer
            </ButtonLink>
          </ButtonRow>
          <ButtonRow>
            <ButtonLink href={`/login?return_to=${encodeURIComponent('/console')}`}>Sign in to the console</ButtonLink>
          </ButtonRow>
          <p class="hint">
            When your website is down, <a href="/safe-access">safe access</a> lets you in.
          </p>
        </>
      ),
    };
    return sendPage(reply, <IdentityScreen organization={organization} page={page} />);
  });
}
