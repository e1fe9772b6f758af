import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findOrganizationByName, insertOrganization } from './organization.queries.ts';
import {
  isPortalName,
  type Organization,
  type OrganizationId,
  reservedNames,
  shippedFeatures,
} from './organization.ts';
import type { RoleId } from './person.ts';
import { insertProfile, insertRole } from './role.queries.ts';

export type OrganizationRefusal = 'bad_portal_name' | 'portal_name_taken';

/** The names every organization starts with; the last of each is the least privileged, and each role reports to the one before. */
export const shippedRoles = ['CEO', 'Manager', 'Support Engineer'] as const;
export const shippedProfiles = [
  { name: 'Administrator', permissions: ['*'] },
  { name: 'Standard', permissions: ['ticket:view', 'ticket:create', 'ticket:reply', 'ticket:close', 'ticket:assign'] },
  { name: 'Light', permissions: ['ticket:view'] },
] as const;

export interface OrganizationDraft {
  readonly name: string;
  readonly title: string;
  /** The shipped roles and profiles unless it says otherwise. */
  readonly startsWith?: 'shipped' | 'nothing';
  readonly actor: string;
}

/** A tenant with the shipped roles and profiles. */
export async function createOrganization(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  { name, title, startsWith = 'shipped', actor }: OrganizationDraft,
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
  if (startsWith === 'shipped') await addShipped(ctx, id);
  ctx.emit({ type: 'organization.created', organizationId: id, actor, name });
  return accept(organization);
}

async function addShipped({ db }: Db, id: OrganizationId) {
  let reportsTo: RoleId | null = null;
  for (const name of shippedRoles) {
    reportsTo = await insertRole(db, id, { name, reportsTo, peersShareAt: null, managedAt: null });
  }
  for (const profile of shippedProfiles) await insertProfile(db, id, { ...profile, managedAt: null });
}
