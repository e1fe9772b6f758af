import type { Organization } from '../directory/organization.ts';
import { portalOriginOf } from '../directory/portal-hosts.ts';
import type { AppContext } from './app-context.ts';

/** Where the portal of an organization is reached by everybody. */
export const portalOrigin = ({ publicUrl }: Pick<AppContext, 'publicUrl'>, organization: Organization): string =>
  portalOriginOf(publicUrl, organization);
