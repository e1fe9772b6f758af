import type { Organization } from '../directory/organization.ts';
import type { AppContext } from './app-context.ts';

/** Where the portal of an organization is reached by everybody: its Support Domain, on the scheme and port of the server. */
export function portalOrigin({ publicUrl }: Pick<AppContext, 'publicUrl'>, organization: Organization): string {
  const url = new URL(publicUrl);
  url.hostname = supportDomainOf({ publicUrl }, organization);
  return url.origin;
}

/** The one host name that takes signed links: the chosen one, else `<portal name>.<public host>`. */
export const supportDomainOf = (
  { publicUrl }: Pick<AppContext, 'publicUrl'>,
  { supportDomain, name }: Organization,
): string => supportDomain ?? `${name}.${publicUrl.hostname}`;
