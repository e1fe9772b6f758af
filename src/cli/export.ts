import { exportFile } from '../config/export/export-file.ts';
import { readOrganizations } from '../directory/find-organization.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport export`: stdout holds the file and nothing else. */
export async function printExport({ all, has }: Given): Promise<number> {
  const [portal] = all('organization');
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const organizations =
      portal === undefined ? await readOrganizations(ctx) : [await findNamedOrganization(ctx, portal)];
    process.stdout.write(await exportFile(ctx, organizations, has('without-people') ? 'without' : 'with'));
    return 0;
  } finally {
    await close();
  }
}
