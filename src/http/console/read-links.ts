import type { Attempt } from '../../remote/attempt.ts';
import type { Connection } from '../../remote/connection.ts';
import { pageAttempts } from '../../remote/page-attempts.ts';
import type { AppContext } from '../app-context.ts';

const LAST = 5;

/**
 * The last links since a connection is there that came by it, or by none: a link that fits no key belongs to no
 * connection, and is just what one looks for. Newest first.
 */
export async function readLinks(ctx: AppContext, connection: Connection): Promise<readonly Attempt[]> {
  const { attempts } = await pageAttempts(ctx, connection.organizationId, { limit: 50 });
  const isAbout = ({ connectionId, at }: Attempt) =>
    connectionId === connection.id || (connectionId === null && at >= connection.createdAt);
  return attempts.filter(isAbout).slice(0, LAST);
}
