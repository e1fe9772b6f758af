import type { RemoteAuth, User } from '../../sdk/node/remote-auth.ts';
import { type Html, html } from './html.ts';
import type { Sessions } from './sessions.ts';

/** An account at Acme. A real site keeps a slow hash instead of the password. */
export type SiteUser = User & { readonly password: string };

/** How a user enters support: `signup` creates or enters, `signin` enters, `provision` creates from the server first. */
export type Mode = (typeof modes)[number];
export const modes = ['signup', 'signin', 'provision'] as const;

/** What every page of the site can reach. */
export interface Site {
  readonly portal: string;
  readonly mode: Mode;
  readonly users: readonly SiteUser[];
  readonly remoteAuth: RemoteAuth;
  readonly sessions: Sessions;
}

/** One request, read. */
export interface Visit {
  readonly url: URL;
  readonly form: URLSearchParams;
  readonly cookies: string | undefined;
  readonly user: SiteUser | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const redirect = (location: string, cookie?: string): Reply => ({
  status: 303,
  headers: { location, ...(cookie && { 'set-cookie': cookie }) },
  body: '',
});

interface Page {
  readonly title: string;
  readonly content: Html;
  readonly status?: number;
}

export function page(site: Site, user: User | undefined, { title, content, status = 200 }: Page): Reply {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Acme</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<a class="brand" href="/">Acme</a>
<nav aria-label="Main"><a href="${site.portal}/portal/">Support</a>${user === undefined ? signInLink : accountMenu(user)}</nav>
</header>
<main id="content">${content}</main>
<footer><p>Acme is an example company. Its customers enter <a href="${site.portal}/portal/">support</a> with the account they have here.</p></footer>
</body>
</html>
`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: markup };
}

const signInLink = html`<a class="button" href="/sign-in">Sign in</a>`;

const accountMenu = (user: User): Html => html`<details class="menu">
<summary>${user.fullName}</summary>
<div>
<p>${user.email}</p>
<a href="/account">Account</a>
<a href="/support/tickets">My tickets</a>
<form method="post" action="/sign-out"><button class="plain">Sign out</button></form>
</div>
</details>`;
