import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { findMail } from './mail.queries.ts';
import type { Mail } from './mail.ts';
import { readText } from './seal-text.ts';

/** One mail of an organization with its text; undefined in every other. */
export async function readMail(
  ctx: Db & { readonly sealer: Sealer },
  organizationId: string,
  id: string,
): Promise<Mail | undefined> {
  const mail = await findMail(ctx.db, organizationId, id);
  return mail && { ...mail, body: readText(ctx, mail) };
}
