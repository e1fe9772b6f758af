// support.ts, beside remote-auth.ts. SUPPORT_KEY holds the key k1 of the connection website.
import { createRemoteAuth, type User } from './remote-auth.ts';

const remoteAuth = createRemoteAuth({ portal: 'https://support.example.com', key: process.env.SUPPORT_KEY ?? '' });

/**
 * The way into support: where https://www.example.com/helpdesk/login redirects.
 * Sign the visitor in on your site first. `user` comes from your session, never from the request.
 */
export function wayIntoSupport(user: User, query: URLSearchParams): string {
  return remoteAuth.signUpUrl(user, { state: query.get('state'), returnTo: query.get('return_to') });
}

/**
 * The way out of support: where https://www.example.com/helpdesk/logout redirects.
 * Whoever comes here has signed out of support. Sign them out of your site as well, if that is what they expect.
 */
export function wayOutOfSupport(query: URLSearchParams): string {
  return remoteAuth.logoutTarget(query.get('return_to'));
}

/*
In Express:

app.get('/helpdesk/login', (request, response) => {
  if (!request.session.user) return response.redirect(`/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
  const { email, loginName, fullName } = request.session.user;
  const query = new URL(request.originalUrl, 'https://site').searchParams;
  response.redirect(wayIntoSupport({ email, loginName, fullName, kind: 'customer' }, query));
});
*/
