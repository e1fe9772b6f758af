import { type LinkOptions, RemoteAuthError } from '../../sdk/node/remote-auth.ts';
import { html } from './html.ts';
import { page, type Reply, redirect, type Site, type SiteUser, type Visit } from './site.ts';

/** The Login URL: the portal sends its visitors here, and here they are sent back with a signed link. */
export const enterSupport = (site: Site, visit: Visit): Promise<Reply> =>
  enter(site, visit, {
    state: visit.url.searchParams.get('state'),
    returnTo: visit.url.searchParams.get('return_to'),
  });

/** Skips the way through the portal: a fresh signed link that leads straight to the user's tickets. */
export const openTickets = (site: Site, visit: Visit): Promise<Reply> =>
  enter(site, visit, { returnTo: `${site.portal}/portal/tickets` });

/** The Logout URL. A page, not a redirect: whoever signs out wants to see that it is so, and no loop can begin. */
export async function leaveSupport(site: Site, { url, user }: Visit): Promise<Reply> {
  const target = site.remoteAuth.logoutTarget(url.searchParams.get('return_to'));
  const label = target.startsWith(site.portal) ? 'Back to support' : 'Continue';
  const stillHere = html`<p>You are still signed in at Acme as <strong>${user?.fullName ?? ''}</strong>.</p>
<div class="actions"><a class="button" href="${target}">${label}</a>
<form method="post" action="/sign-out"><button class="secondary">Sign out of Acme too</button></form></div>`;
  const gone = html`<p>You are signed out of Acme as well.</p>
<div class="actions"><a class="button" href="${target}">${label}</a></div>`;
  return page(site, user, {
    title: 'Signed out of support',
    content: html`<section class="card"><h1>You are signed out of Acme Support</h1>${user ? stillHere : gone}</section>`,
  });
}

async function enter(site: Site, { url, user }: Visit, options: LinkOptions): Promise<Reply> {
  if (user === undefined) return redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  try {
    if (site.mode === 'signup') return redirect(site.remoteAuth.signUpUrl(user, options));
    const answer = site.mode === 'provision' ? await site.remoteAuth.provision(user) : undefined;
    if (answer?.ok === false) return notEntered(site, user, `${answer.text}, reference ${answer.reference ?? 'none'}`);
    return redirect(site.remoteAuth.signInUrl(user, options));
  } catch (error) {
    if (error instanceof RemoteAuthError) return notEntered(site, user, error.message);
    throw error;
  }
}

/** The reason is for whoever runs the site; the user can only try again. */
function notEntered(site: Site, user: SiteUser, reason: string): Reply {
  console.error(`Support did not let ${user.email} in: ${reason}`);
  return page(site, user, {
    status: 502,
    title: 'Support is not available',
    content: html`<section class="card"><h1>We could not open support for you</h1>
<p>Your account here is fine; the way to support is not. We have noted what happened.</p>
<div class="actions"><a class="button" href="/support/tickets">Try again</a> <a href="/">Home</a></div></section>`,
  });
}
