import { createHash, timingSafeEqual } from 'node:crypto';
import { html } from './html.ts';
import { page, type Reply, redirect, type Site, type Visit } from './site.ts';

export async function showSignIn(site: Site, { url, user }: Visit): Promise<Reply> {
  const next = ownPath(url.searchParams.get('next'));
  return user === undefined ? signInPage(site, next, '') : redirect(next);
}

export async function signIn(site: Site, { form, cookies }: Visit): Promise<Reply> {
  const email = (form.get('email') ?? '').trim();
  const next = ownPath(form.get('next'));
  const user = site.users.find((one) => one.email.toLowerCase() === email.toLowerCase());
  const isRight = isSame(form.get('password') ?? '', user?.password ?? '') && user !== undefined;
  return isRight ? redirect(next, site.sessions.start(cookies, user.email)) : signInPage(site, next, email, 422);
}

export async function signOut(site: Site, { cookies }: Visit): Promise<Reply> {
  return redirect('/signed-out', site.sessions.end(cookies));
}

export async function showSignedOut(site: Site, { user }: Visit): Promise<Reply> {
  return page(site, user, {
    title: 'Signed out',
    content: html`<section class="card"><h1>You are signed out of Acme</h1>
<p>Support has a session of its own. If you are signed in there too, <a href="${site.portal}/portal/">open support</a> and sign out there.</p>
<div class="actions"><a class="button" href="/sign-in">Sign in again</a></div></section>`,
  });
}

export async function showAccount(site: Site, { user }: Visit): Promise<Reply> {
  if (user === undefined) return redirect('/sign-in?next=/account');
  const sent = site.mode === 'signin' ? 'Your email address' : 'Your name, email address and login name';
  return page(site, user, {
    title: 'Account',
    content: html`<section class="card"><h1>Account</h1>
<dl><dt>Name</dt><dd>${user.fullName}</dd><dt>Email</dt><dd>${user.email}</dd><dt>Login name</dt><dd>${user.loginName}</dd></dl>
<h2>Support</h2><p>${sent} ${site.mode === 'signin' ? 'tells' : 'tell'} support who you are when you go there. Your password stays here.</p>
<div class="actions"><a class="button" href="/support/tickets">Open my tickets</a></div></section>`,
  });
}

function signInPage(site: Site, next: string, email: string, status = 200): Reply {
  const failed = status !== 200;
  const problem = html`<p class="problem" role="alert" id="problem" tabindex="-1" autofocus>The email address or password is not right.</p>`;
  const described = failed ? html` aria-describedby="problem" aria-invalid="true"` : undefined;
  return page(site, undefined, {
    status,
    title: failed ? 'Error: Sign in' : 'Sign in',
    content: html`<section class="card narrow"><h1>Sign in to Acme</h1>
${next.startsWith('/helpdesk/') || next.startsWith('/support/') ? html`<p>Then we take you to Acme Support.</p>` : undefined}
${failed ? problem : undefined}
<form method="post" action="/sign-in">
<input type="hidden" name="next" value="${next}">
<label for="email">Email address</label>
<input id="email" name="email" type="email" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${email}"${described}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}>
<button>Sign in</button>
</form></section>`,
  });
}

/** A path of this site, else the home page: what a request says may not lead anywhere else. */
const ownPath = (path: string | null): string => (path !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/');

/** Takes the same time wherever the two differ. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
