import { Type } from 'typebox';
import { MINUTE } from '../kit/clock.ts';
import { ownPath } from '../kit/web-address.ts';
import { readLogoutUrl } from '../remote/read-connections.ts';
import { endSession } from '../session/end-session.ts';
import type { Principal } from '../session/session.ts';
import type { AppContext } from './app-context.ts';
import { BROWSER, expireCookie, flowCookies, SESSION, SIGN_IN, SIGNED_OUT, setCookie } from './cookies.ts';
import type { App } from './create-app.ts';
import { HOME } from './remote-auth.route.tsx';
import { sendPage } from './send-page.tsx';
import { SignedOutPage } from './start.page.tsx';

/** Long enough to read the page; the next visit goes the normal way again. */
export const STAY_SIGNED_OUT = 10 * MINUTE;

export function signOutRoutes(app: App, ctx: AppContext): void {
  app.post('/sign-out', { config: { access: 'anyone' } }, async (request, reply) => {
    const { principal, cookies } = request.state;
    const logoutUrl = principal && (await leave(ctx, principal));
    // By name, never by Clear-Site-Data, which would also sign the visitor out of the company’s site on a sibling host.
    const ours = [SESSION, BROWSER, SIGN_IN, ...flowCookies(cookies).map(([name]) => name)];
    reply.header('set-cookie', [setCookie(SIGNED_OUT, '1', STAY_SIGNED_OUT), ...ours.map(expireCookie)]);
    return reply.redirect(logoutUrl ?? '/signed-out', 303);
  });

  const Query = Type.Object({ return_to: Type.Optional(Type.String()) });
  app.get('/signed-out', { config: { access: 'anyone' }, schema: { querystring: Query } }, (request, reply) => {
    const { portal, arrival } = request.state;
    const returnTo = ownPath(request.query.return_to, arrival.origin) ?? HOME;
    const signIn = portal ? `/sign-in?return_to=${encodeURIComponent(returnTo)}` : '/';
    return sendPage(reply, <SignedOutPage organization={portal?.organization} signIn={signIn} />);
  });
}

/** Ends the session; the company’s Logout URL when it came from there. */
async function leave(ctx: AppContext, { session, person }: Principal): Promise<string | undefined> {
  await ctx.unitOfWork((tx) =>
    endSession({ ...tx, now: ctx.now }, session, { actor: person.id, because: 'signed_out' }),
  );
  return session.connectionId === null ? undefined : readLogoutUrl(ctx, session.organizationId, session.connectionId);
}
