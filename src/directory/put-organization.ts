import type { Change } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import {
  changeOrganization,
  type OrganizationChangeRefusal,
  type OrganizationSettings,
} from './change-organization.ts';
import { createOrganization, type OrganizationRefusal } from './create-organization.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findOrganization } from './find-organization.ts';
import type { Features, Organization } from './organization.ts';

export interface OrganizationWish extends Partial<Omit<OrganizationSettings, 'features'>> {
  readonly name: string;
  readonly title: string;
  readonly features?: Partial<Features>;
  /** Of a new organization: the shipped roles and profiles unless it says otherwise. */
  readonly startsWith?: 'shipped' | 'nothing';
}

interface Put {
  readonly organization: Organization;
  readonly change: Change;
}

/** Makes the organization as wished, by its name; what the wish leaves out stays, or is as shipped. */
export async function putOrganization(
  ctx: Db & Clock & Emits<DirectoryEvent> & { readonly publicHost: string },
  { name, features, startsWith = 'shipped', ...wish }: OrganizationWish,
  actor: string,
): Promise<Result<Put, OrganizationRefusal | OrganizationChangeRefusal>> {
  const known = await findOrganization(ctx, name);
  const created = known ? accept(known) : await createOrganization(ctx, { name, title: wish.title, startsWith, actor });
  if (!created.ok) return created;
  const was = created.value;
  const settings = { ...wish, ...(features && { features: { ...was.features, ...features } }) };
  const changed = await changeOrganization(ctx, was, settings, actor);
  if (!changed.ok) return changed;
  return accept({ organization: { ...was, ...settings }, change: known ? changed.value : 'created' });
}
