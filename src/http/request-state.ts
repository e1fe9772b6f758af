import type { ApiToken } from '../access/api-token.ts';
import type { Organization, Portal } from '../directory/organization.ts';
import type { Arrival } from '../edge/read-arrival.ts';
import type { Principal } from '../session/session.ts';
import type { Cookies } from './cookies.ts';

/** What has happened to a request so far. */
export interface RequestState {
  readonly arrival: Arrival;
  readonly cookies: Cookies;
  /** The organization of the host; undefined on the public host. */
  readonly portal: Portal | undefined;
  readonly principal: Principal | undefined;
  readonly token: ApiToken | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    state: RequestState;
    /** Set by the guard of routes that need somebody: whom the request is about. */
    organization: Organization;
  }
}
