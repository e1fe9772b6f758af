/** What a ready-made script is filled in with. */
export interface SiteFacts {
  /** Origin of the Support Domain. */
  readonly portal: string;
  readonly loginUrl: string;
  readonly logoutUrl: string;
  /** Names of the connection, and of the key that its site signs with. */
  readonly connection: string;
  readonly key: string | undefined;
}

/** The environment variable that the scripts read their key from. */
export const KEY_VARIABLE = 'SUPPORT_KEY';

/** Puts a company’s own values where `sdk/<language>/support.<ext>` has its examples. What is filled in is not looked at again. */
export function fillScript(source: string, { portal, loginUrl, logoutUrl, connection, key }: SiteFacts): string {
  const [login, logout] = [harmless(loginUrl), harmless(logoutUrl)];
  const values: Readonly<Record<string, string>> = {
    'https://support.example.com': portal,
    'https://www.example.com/helpdesk/login': login,
    'https://www.example.com/helpdesk/logout': logout,
    'https://www.example.com': new URL(login).origin,
    '/helpdesk/login': new URL(login).pathname,
    '/helpdesk/logout': new URL(logout).pathname,
    'the key k1 of the connection website': plain(
      `${key ? `the key ${key}` : 'a key'} of the connection ${connection}`,
    ),
  };
  const longestFirst = Object.keys(values).toSorted((a, b) => b.length - a.length);
  const places = new RegExp(longestFirst.join('|').replaceAll('.', '\\.'), 'g');
  return source.replace(places, (place) => values[place] ?? place);
}

/** A name from a configuration file may hold what ends a comment: an end of a line to some language, PHP’s `?>`, `\u` to Java. */
const plain = (name: string): string => name.replace(/[^\p{L}\p{M}\p{N} _.-]/gu, '_');

/**
 * The same address in letters that mean nothing in any of the languages: they stand in strings and in comments, where
 * quotes, `*` and `/`, backslashes (Java reads `\u` everywhere), `${`, `#{` and `$x` would begin or end something.
 */
const harmless = (address: string): string =>
  new URL(address).href
    .replace(/[^A-Za-z0-9\-._~:/?#[\]&(),;=%+]/g, (sign) => encodeURIComponent(sign))
    .replace(/[!'*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
