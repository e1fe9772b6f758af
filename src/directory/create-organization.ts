import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findOrganizationByName, insertOrganization } from './organization.queries.ts';
import { isPortalName, type Organization, reservedNames, shippedFeatures } from './organization.ts';
import { insertProfile, insertRole } from './role.queries.ts';

export type OrganizationRefusal = 'bad_portal_name' | 'portal_name_taken';

/** The names every organization starts with; the last of each is the least privileged. */
const shippedProfiles = [
  { name: 'Administrator', permissions: ['*'] },
  { name: 'Standard', permissions: ['ticket:view', 'ticket:create', 'ticket:reply', 'ticket:close', 'ticket:assign'] },
  { name: 'Light', permissions: ['ticket:view'] },
] as const;

/** A tenant with the shipped roles and profiles. */
export async function createOrganization(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  { name, title, actor }: { readonly name: string; readonly title: string; readonly actor: string },
): Promise<Result<Organization, OrganizationRefusal>> {
  if (!isPortalName(name) || reservedNames.has(name)) return refuse('bad_portal_name');
  if (await findOrganizationByName(ctx.db, name)) return refuse('portal_name_taken');

  const id = newId('org', ctx.now());
  const organization: Organization = {
    id,
    name,
    title,
    accent: null,
    language: 'en',
    features: shippedFeatures,
    supportDomain: null,
    aliases: [],
    isManagedByFile: false,
  };
  await insertOrganization(ctx.db, organization, ctx.now());
  const chief = await insertRole(ctx.db, id, { name: 'CEO', reportsTo: null, peersShareAt: null });
  const manager = await insertRole(ctx.db, id, { name: 'Manager', reportsTo: chief, peersShareAt: null });
  await insertRole(ctx.db, id, { name: 'Support Engineer', reportsTo: manager, peersShareAt: null });
  for (const profile of shippedProfiles) await insertProfile(ctx.db, id, profile);
  ctx.emit({ type: 'organization.created', organizationId: id, actor, name });
  return accept(organization);
}
