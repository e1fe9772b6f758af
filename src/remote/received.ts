import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { findReceived } from './attempt.queries.ts';
import type { AttemptId } from './attempt.ts';

/** Several times an honest link. */
const LONGEST_KEPT = 4_096;

/**
 * What came with a link that let nobody in, as it is kept: sealed, since within its window it might be used elsewhere.
 * Of a longer one nothing: what is left of a link that was cut has mistakes that its site never made.
 */
export const sealReceived = (
  { sealer }: { readonly sealer: Sealer },
  { raw }: { readonly raw: string },
  id: AttemptId,
): Uint8Array | null => (raw.length > LONGEST_KEPT ? null : sealer.seal(raw, id));

/** Opens what came; undefined where nothing was kept. */
export async function openReceived(ctx: Db & { readonly sealer: Sealer }, id: AttemptId): Promise<string | undefined> {
  const sealed = await findReceived(ctx.db, id);
  return sealed && ctx.sealer.open(sealed, id);
}
