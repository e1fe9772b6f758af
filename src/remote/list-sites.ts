import type { OrganizationId } from '../directory/organization.ts';
import type { Db } from '../store/database.ts';
import { listConnections } from './connection.queries.ts';

/** A company's own site behind a connection. */
export interface Site {
  readonly connectionId: string;
  /** Of its Login URL, e.g. `www.acme.example`. */
  readonly hostname: string;
  /** Where a visitor may be sent: a browser holds `form-action` against redirects too. */
  readonly origins: readonly string[];
}

/** Drafts and connections that are switched off included: people may still be signed in through them. */
export async function listSites(ctx: Db, organizationId: OrganizationId): Promise<readonly Site[]> {
  const connections = await listConnections(ctx.db, organizationId);
  return connections.map(({ id, loginUrl, logoutUrl }) => {
    const urls = [loginUrl, logoutUrl].map((url) => URL.parse(url)).filter((url) => url !== null);
    return {
      connectionId: id,
      hostname: urls[0]?.hostname ?? '',
      origins: [...new Set(urls.map(({ origin }) => origin))],
    };
  });
}

export const originsOf = (sites: readonly Site[]): readonly string[] => [
  ...new Set(sites.flatMap(({ origins }) => origins)),
];
