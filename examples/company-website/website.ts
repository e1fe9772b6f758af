import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRemoteAuth, type RemoteAuthSettings } from '../../sdk/node/remote-auth.ts';
import { showAccount, showSignedOut, showSignIn, signIn, signOut } from './account.ts';
import { enterSupport, leaveSupport, openTickets } from './helpdesk.ts';
import { showHome } from './home.ts';
import { html } from './html.ts';
import { createSessions } from './sessions.ts';
import { type Mode, page, type Reply, type Site, type SiteUser, type Visit } from './site.ts';
import { icon, style } from './style.ts';

export interface CompanyWebsiteSettings extends Pick<RemoteAuthSettings, 'portal' | 'key' | 'endpoint' | 'now'> {
  readonly users: readonly SiteUser[];
  /** `signup` when absent. */
  readonly mode?: Mode | undefined;
}

type Action = (site: Site, visit: Visit) => Promise<Reply>;

const asset =
  (type: string, body: string): Action =>
  async () => ({ status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=300' }, body });

const actions: Readonly<Record<string, Action>> = {
  'GET /': showHome,
  'GET /sign-in': showSignIn,
  'POST /sign-in': signIn,
  'POST /sign-out': signOut,
  'GET /signed-out': showSignedOut,
  'GET /account': showAccount,
  'GET /support/tickets': openTickets,
  'GET /helpdesk/login': enterSupport,
  'GET /helpdesk/logout': leaveSupport,
  'GET /style.css': asset('text/css; charset=utf-8', style),
  'GET /icon.svg': asset('image/svg+xml', icon),
};

/** The website of an example company whose users enter its support portal with the account they have here. */
export function createCompanyWebsite(settings: CompanyWebsiteSettings): Server {
  const { users, mode = 'signup', now = Date.now } = settings;
  const remoteAuth = createRemoteAuth(settings);
  const portal = new URL(settings.portal).origin;
  const sessions = createSessions(now, portal.startsWith('https:') ? '; Secure' : '');
  const site: Site = { portal, users, mode, sessions, remoteAuth };

  return createServer((request, response) => {
    void answer(site, request)
      .catch((error: unknown): Reply => {
        console.error(error);
        return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Something went wrong at Acme.\n' };
      })
      .then((reply) => send(site, response, reply));
  });
}

async function answer(site: Site, request: IncomingMessage): Promise<Reply> {
  const { method = '', headers } = request;
  const { cookie } = headers;
  const url = new URL(`http://site${request.url ?? '/'}`);
  const email = site.sessions.find(cookie);
  const user = site.users.find((one) => one.email === email);
  const plain = (status: number, title: string) =>
    page(site, user, {
      status,
      title,
      content: html`<section class="card"><h1>${title}</h1><a href="/">Home</a></section>`,
    });

  const action = actions[`${method === 'HEAD' ? 'GET' : method} ${url.pathname}`];
  if (action === undefined) return plain(404, 'There is no such page');
  if (method === 'POST' && !isFromHere(request)) return plain(403, 'That form was not ours');
  const body = await readBody(request);
  if (body === undefined) return plain(413, 'That is more than any form of ours');
  return action(site, { url, cookies: cookie, user, form: new URLSearchParams(body) });
}

/** Whether one of our own pages sent the form. Every browser says so of a POST; what does not say is refused. */
function isFromHere({ headers: { origin = '', host } }: IncomingMessage): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > 16_384) return undefined;
  }
  return body;
}

function send(site: Site, response: ServerResponse, { status, headers, body }: Reply): void {
  // A browser applies form-action to the redirects behind a form too: signing in may lead to the portal.
  const policy = `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${site.portal}; base-uri 'none'; frame-ancestors 'none'`;
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}
