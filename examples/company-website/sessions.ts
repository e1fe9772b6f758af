import { randomBytes } from 'node:crypto';

const LIFETIME = 12 * 60 * 60 * 1000;
const NAME = 'acme_session';

export interface Sessions {
  /** The e-mail of whoever holds the cookie. */
  readonly find: (cookies: string | undefined) => string | undefined;
  /** Returns the `Set-Cookie` of a new session; the one that the browser had ends. */
  readonly start: (cookies: string | undefined, email: string) => string;
  readonly end: (cookies: string | undefined) => string;
}

/** Sessions in memory: enough for an example, gone with the process. `attributes` are added to the cookie. */
export function createSessions(now: () => number, attributes: string): Sessions {
  const sessions = new Map<string, { readonly email: string; readonly endsAt: number }>();
  const cookie = (value: string, seconds: number): string =>
    `${NAME}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${attributes}`;

  return {
    find(cookies) {
      const session = sessions.get(tokenOf(cookies));
      return session !== undefined && session.endsAt > now() ? session.email : undefined;
    },
    start(cookies, email) {
      sessions.delete(tokenOf(cookies));
      for (const [token, { endsAt }] of sessions) if (endsAt <= now()) sessions.delete(token);
      const token = randomBytes(24).toString('base64url');
      sessions.set(token, { email, endsAt: now() + LIFETIME });
      return cookie(token, LIFETIME / 1000);
    },
    end(cookies) {
      sessions.delete(tokenOf(cookies));
      return cookie('', 0);
    },
  };
}

function tokenOf(cookies = ''): string {
  const pairs = cookies.split('; ').map((pair) => pair.split('='));
  return pairs.find(([name]) => name === NAME)?.[1] ?? '';
}
