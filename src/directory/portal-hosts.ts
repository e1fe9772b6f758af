import type { Organization } from './organization.ts';

interface Installation {
  readonly publicHost: string;
}

/** What every portal is reached as, whatever happens to domains: see find-portal.ts. */
export const standingHost = ({ publicHost }: Installation, { name }: Pick<Organization, 'name'>): string =>
  `${name}.${publicHost}`;

/** The one host name that takes signed links: the chosen one, else the standing one. */
export const supportDomainOf = (
  installation: Installation,
  organization: Pick<Organization, 'name' | 'supportDomain'>,
): string => organization.supportDomain ?? standingHost(installation, organization);

/** Where everybody reaches the portal: its Support Domain, on the scheme and port of the server. */
export function portalOriginOf(publicUrl: URL, organization: Pick<Organization, 'name' | 'supportDomain'>): string {
  const url = new URL(publicUrl);
  url.hostname = supportDomainOf({ publicHost: publicUrl.hostname }, organization);
  return url.origin;
}

/** Every host name that leads to the portal. */
export const hostsOf = (installation: Installation, organization: Organization): readonly string[] => [
  ...new Set([
    standingHost(installation, organization),
    supportDomainOf(installation, organization),
    ...organization.aliases,
  ]),
];
