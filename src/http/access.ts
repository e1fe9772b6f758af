import type { ApiPermission } from './api-permission.ts';

/**
 * Who may call a route. Every route says so; one that does not keeps the server from starting.
 *
 * - `open`: nothing is looked up: health, assets, descriptions
 * - `anyone`: signed in or not, on any host
 * - `visitor`: signed in or not, on a host of an organization
 * - `person`, `administrator`: pages; somebody else is sent to the entrance, or told that there is nothing here
 * - `session`: for programs; the person of a session, else 401
 * - a permission: for programs; an API token that holds it, or an administrator’s session
 */
export type Access = 'open' | 'anyone' | 'visitor' | 'person' | 'administrator' | 'session' | ApiPermission;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** The one route that takes another site’s form posts: what it carries is signed. */
    takesForeignPosts?: true;
  }
}
