import { SHORTEST_PASSWORD } from '../../factors/password/check-password.ts';
import type { Db } from '../../store/database.ts';
import { readPolicyOf } from './read-policy.ts';

/** In code points. A password may be shorter where the person’s policy never lets it in alone (NIST 800-63B section 3.1.1.2). */
export async function shortestPasswordOf(ctx: Db, person: Parameters<typeof readPolicyOf>[1]): Promise<number> {
  const { requiredAal, shortestPassword } = await readPolicyOf(ctx, person);
  return requiredAal > 1 ? shortestPassword : SHORTEST_PASSWORD;
}
