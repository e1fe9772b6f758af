import { createToken } from '../access/create-token.ts';
import { nearestName } from '../config/nearest-name.ts';
import { type ApiPermission, apiPermissions, isApiPermission } from '../http/api-permission.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import { type Given, misused } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport token create …`: stdout holds the token and nothing else. */
export async function createApiToken({ all }: Given): Promise<number> {
  const permissions = readPermissions(all('permission'));
  const [portal = ''] = all('organization');
  const [name = 'command line'] = all('name');
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const organization = await findNamedOrganization(ctx, portal);
    const wish = { organizationId: organization.id, name, permissions, actor: 'system' };
    const token = await ctx.unitOfWork((tx) => createToken({ ...tx, now: ctx.now }, wish));
    process.stdout.write(`${token}\n`);
    process.stderr.write(
      `sallyport: a token for ${portal} that may ${permissions.join(', ')}. It is not shown again.\n`,
    );
    return 0;
  } finally {
    await close();
  }
}

function readPermissions(given: readonly string[]): readonly ApiPermission[] {
  const known = Object.keys(apiPermissions);
  const wrong = given.find((permission) => !isApiPermission(permission));
  if (wrong === undefined) return [...new Set(given.filter(isApiPermission))];
  const nearest = nearestName(wrong, known, '');
  if (nearest !== undefined) throw misused(`${JSON.stringify(wrong)} is not a permission`, nearest);
  throw new Problem(`${JSON.stringify(wrong)} is not a permission. There are: ${known.join(', ')}.`, 2);
}
