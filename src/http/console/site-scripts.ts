import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../kit/project-root.ts';

/** The environment variable that the scripts read their key from. */
export const KEY_VARIABLE = 'SUPPORT_KEY';

/** A line for an .env file; a key of the site’s own may hold what must be quoted there. */
export function envLine(secret: string): string {
  const isPlain = /^[A-Za-z0-9_./+=-]+$/.test(secret);
  const quote = isPlain ? '' : (["'", '"', '`'].find((mark) => !secret.includes(mark)) ?? '');
  return `${KEY_VARIABLE}=${quote}${secret}${quote}\n`;
}

interface Site {
  /** Origin of the Support Domain. */
  readonly portal: string;
  readonly loginUrl: string;
  readonly logoutUrl: string;
}

export interface SiteScript {
  readonly id: 'node' | 'php' | 'python';
  readonly label: string;
  /** The SDK: one file to put beside the script. */
  readonly file: string;
  readonly code: string;
}

/** The site’s authentication script in each language, with the addresses of this connection filled in. */
export function siteScripts({ portal, loginUrl, logoutUrl }: Site): readonly SiteScript[] {
  const site = { portal, loginUrl: quotable(loginUrl), logoutUrl: quotable(logoutUrl) };
  return [
    { id: 'node', label: 'Node', file: 'remote-auth.ts', code: nodeScript(site) },
    { id: 'php', label: 'PHP', file: 'RemoteAuth.php', code: phpScript(site) },
    { id: 'python', label: 'Python', file: 'sallyport_remote_auth.py', code: pythonScript(site) },
  ];
}

/** The same address without what would end a comment or a string around it. */
const quotable = (url: string): string =>
  new URL(url).href.replace(/['*\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const folders = { 'remote-auth.ts': 'node', 'RemoteAuth.php': 'php', 'sallyport_remote_auth.py': 'python' } as const;

/** The text of an SDK’s file; undefined when there is none of this name. */
export function readSdk(file: string): string | undefined {
  const folder = Object.entries(folders).find(([name]) => name === file)?.[1];
  return folder && readFileSync(join(projectRoot, 'sdk', folder, file), 'utf8');
}

const nodeScript = ({ portal, loginUrl, logoutUrl }: Site): string => `// support.ts, beside remote-auth.ts
import { createRemoteAuth, type User } from './remote-auth.ts';

const remoteAuth = createRemoteAuth({ portal: '${portal}', key: process.env.${KEY_VARIABLE} ?? '' });

/**
 * ${loginUrl}
 * Sign the visitor in on your site first, then redirect here. \`user\` comes from your session, never from the request.
 */
export function wayIntoSupport(user: User, query: URLSearchParams): string {
  return remoteAuth.signUpUrl(user, { state: query.get('state'), returnTo: query.get('return_to') });
}

/**
 * ${logoutUrl}
 * Sign the visitor out of your site, then redirect here.
 */
export function wayOutOfSupport(query: URLSearchParams): string {
  return remoteAuth.logoutTarget(query.get('return_to'));
}

/*
app.get('${pathname(loginUrl)}', (request, response) => {
  const { email, loginName, fullName } = request.session.user;
  const query = new URL(request.url, '${new URL(loginUrl).origin}').searchParams;
  response.redirect(wayIntoSupport({ email, loginName, fullName, kind: 'customer' }, query));
});
*/
`;

const phpScript = ({ portal, loginUrl, logoutUrl }: Site): string => `<?php
// support.php, beside RemoteAuth.php
require_once 'RemoteAuth.php';

function remoteAuth(): RemoteAuth
{
    return new RemoteAuth(['portal' => '${portal}', 'key' => (string) getenv('${KEY_VARIABLE}')]);
}

/**
 * ${loginUrl}
 * Sign the visitor in on your site first, then redirect here. $user comes from your session, never from the request.
 */
function wayIntoSupport(RemoteAuthUser $user): string
{
    return remoteAuth()->signUpUrl($user, ['state' => $_GET['state'] ?? null, 'returnTo' => $_GET['return_to'] ?? null]);
}

/**
 * ${logoutUrl}
 * Sign the visitor out of your site, then redirect here.
 */
function wayOutOfSupport(): string
{
    return remoteAuth()->logoutTarget($_GET['return_to'] ?? null);
}

/*
// ${pathname(loginUrl)}
$me = $_SESSION['user'];
header('Location: ' . wayIntoSupport(new RemoteAuthUser($me['email'], $me['login_name'], $me['full_name'])));
*/
`;

const pythonScript = ({ portal, loginUrl, logoutUrl }: Site): string => `# support.py, beside sallyport_remote_auth.py
import os
from typing import Mapping
from sallyport_remote_auth import RemoteAuth, User

remote_auth = RemoteAuth('${portal}', os.environ['${KEY_VARIABLE}'])


def way_into_support(user: User, query: Mapping[str, str]) -> str:
    """${loginUrl}
    Sign the visitor in on your site first, then redirect here. user comes from your session, never from the request.
    """
    return remote_auth.sign_up_url(user, state=query.get('state'), return_to=query.get('return_to'))


def way_out_of_support(query: Mapping[str, str]) -> str:
    """${logoutUrl}
    Sign the visitor out of your site, then redirect here.
    """
    return remote_auth.logout_target(query.get('return_to'))


# @app.get('${pathname(loginUrl)}')
# def enter_support():
#     me = session['user']
#     return redirect(way_into_support(User(me['email'], me['login_name'], me['full_name']), request.args))
`;

const pathname = (url: string): string => new URL(url).pathname;
