import { readPersonByEmail } from '../directory/read-person.ts';
import { forceNewPassword } from '../session/force-new-password.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport person force-new-password …`: on evidence that others know it. */
export async function forcePersonsNewPassword({ files: [email = ''], all }: Given): Promise<number> {
  const [portal = ''] = all('organization');
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const organization = await findNamedOrganization(ctx, portal);
    const person = await readPersonByEmail(ctx, organization.id, email);
    if (!person) throw new Problem(`Nobody in ${portal} has the address ${JSON.stringify(email)}.`);
    const force = { person, organization, actor: 'system' };
    const isForced = await ctx.unitOfWork((tx) => forceNewPassword({ ...tx, now: ctx.now }, force));
    if (!isForced) throw new Problem(`${person.email} has no password, or has to choose a new one already.`);
    process.stderr.write(
      `sallyport: ended every session of ${person.email}; their password leads to choosing another, and to nothing else.\n`,
    );
    return 0;
  } finally {
    await close();
  }
}
