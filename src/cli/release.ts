import { releaseOrganization } from '../config/apply/release-organization.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport release --organization NAME`: prints a line for each thing that no file manages any more. */
export async function release({ all }: Given): Promise<number> {
  const [portal = ''] = all('organization');
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const lines = await releaseOrganization(ctx, await findNamedOrganization(ctx, portal));
    const told = lines.length > 0 ? lines : ['= nothing changed'];
    process.stdout.write(`${told.join('\n')}\n`);
    return 0;
  } finally {
    await close();
  }
}
