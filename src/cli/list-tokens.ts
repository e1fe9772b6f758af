import { readTokens } from '../access/list-tokens.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

const dayOf = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString().slice(0, 10));

/** `sallyport token list …`: a line for each live token, newest first; never a token itself. */
export async function listApiTokens({ all }: Given): Promise<number> {
  const [portal = ''] = all('organization');
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const { id } = await findNamedOrganization(ctx, portal);
    for (const token of await readTokens(ctx, id)) {
      const used = `made ${dayOf(token.createdAt)}, last used ${dayOf(token.lastUsedAt)}`;
      process.stdout.write(`${token.id}  ${token.name}  ${token.permissions.join(',')}  ${used}\n`);
    }
    return 0;
  } finally {
    await close();
  }
}
