import { changeOrganization } from '../../directory/change-organization.ts';
import type { Organization } from '../../directory/organization.ts';
import { type ApplyContext, type ApplyUnit, actor } from './apply-context.ts';
import { noteRelease } from './changes.ts';
import { settleConnections } from './settle-connections.ts';
import { settlePeople } from './settle-people.ts';
import { settleProfiles, settleRoles } from './settle-places.ts';

/** Takes an organization, and all it has, out of the hands of configuration files. Answers a line for each thing. */
export async function releaseOrganization(ctx: ApplyContext, organization: Organization): Promise<readonly string[]> {
  const { now, sealer, publicHost } = ctx;
  return ctx.unitOfWork(async (inside) => {
    const unit: ApplyUnit = { ...inside, now, sealer, publicHost, unnamed: 'released', changes: { lines: [] } };
    if (organization.isManagedByFile) {
      await changeOrganization(unit, organization, { isManagedByFile: false }, actor);
      noteRelease(unit.changes, `organization ${organization.name}`);
    }
    await settleConnections(unit, organization, undefined);
    await settlePeople(unit, organization, undefined, []);
    await settleRoles(unit, organization, undefined, []);
    await settleProfiles(unit, organization, undefined, []);
    return unit.changes.lines;
  });
}
