import type { Organization } from '../directory/organization.ts';
import { supportDomainOf } from '../directory/portal-hosts.ts';
import type { AppContext } from './app-context.ts';

/** Where the portal of an organization is reached by everybody: its Support Domain, on the scheme and port of the server. */
export function portalOrigin({ publicUrl }: Pick<AppContext, 'publicUrl'>, organization: Organization): string {
  const url = new URL(publicUrl);
  url.hostname = supportDomainOf({ publicHost: publicUrl.hostname }, organization);
  return url.origin;
}
