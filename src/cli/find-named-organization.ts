import { findOrganization, listPortalNames } from '../directory/find-organization.ts';
import type { Organization } from '../directory/organization.ts';
import { Problem } from './problem.ts';

/** The organization with this portal name; else a problem that names those there are. */
export async function findNamedOrganization(
  ctx: Parameters<typeof listPortalNames>[0],
  portal: string,
): Promise<Organization> {
  const organization = await findOrganization(ctx, portal);
  if (organization) return organization;
  const names = await listPortalNames(ctx);
  const others =
    names.length === 0 ? 'There is none yet: claim the server, or apply a file.' : `There are: ${names.join(', ')}.`;
  throw new Problem(`There is no organization ${JSON.stringify(portal)}. ${others}`);
}
