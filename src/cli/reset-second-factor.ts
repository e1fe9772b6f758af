import { readPersonByEmail } from '../directory/read-person.ts';
import { resetSecondFactor } from '../session/reset-second-factor.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport person reset-second-factor …`: the way out of a sole administrator, for whoever has the data folder. */
export async function resetPersonsSecondFactor({ files, all }: Given): Promise<number> {
  const [email = ''] = files;
  const [portal = ''] = all('organization');
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const organization = await findNamedOrganization(ctx, portal);
    const person = await readPersonByEmail(ctx, organization.id, email);
    if (!person) throw new Problem(`Nobody in ${portal} has the address ${JSON.stringify(email)}.`);
    const reset = { person, organization, actor: 'system' };
    const isReset = await ctx.unitOfWork((tx) => resetSecondFactor({ ...tx, now: ctx.now }, reset));
    if (!isReset) throw new Problem(`${person.email} has no second factor.`);
    process.stderr.write(
      `sallyport: removed the authenticator app and the recovery codes of ${person.email}, and ended every session. The password alone lets in now.\n`,
    );
    return 0;
  } finally {
    await close();
  }
}
