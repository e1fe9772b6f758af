import { endToken } from '../access/revoke-token.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport token revoke ID`: takes the id, or the whole token that leaked. */
export async function revokeApiToken({ files }: Given): Promise<number> {
  const [given = ''] = files;
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const [id = ''] = given.split('.', 1);
    const ended = await ctx.unitOfWork((tx) => endToken({ ...tx, now: ctx.now }, id, 'system'));
    if (!ended.ok) throw new Problem('There is no such live token. `token list` shows them.');
    process.stderr.write(`sallyport: the token “${ended.value.name}” is revoked.\n`);
    return 0;
  } finally {
    await close();
  }
}
