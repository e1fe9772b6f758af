import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { findReceived } from './attempt.queries.ts';
import type { AttemptId } from './attempt.ts';

/** Several times an honest link. */
const LONGEST_KEPT = 4_096;

/** What came with a link that let nobody in, as it is kept: sealed, since within its window it might be used elsewhere. */
export const sealReceived = (
  { sealer }: { readonly sealer: Sealer },
  { raw }: { readonly raw: string },
  id: AttemptId,
): Uint8Array => sealer.seal(raw.slice(0, LONGEST_KEPT), id);

/** Opens what came; undefined where nothing was kept. */
export async function openReceived(ctx: Db & { readonly sealer: Sealer }, id: AttemptId): Promise<string | undefined> {
  const sealed = await findReceived(ctx.db, id);
  return sealed && ctx.sealer.open(sealed, id);
}
