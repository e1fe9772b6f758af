import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Connection, isAccepted, type Key } from '../../remote/connection.ts';
import { readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import { portalOrigin } from '../portal-origin.ts';
import type { SiteCheck } from './check-site.ts';
import { codePage } from './code.page.tsx';
import { sendRoom } from './console-screen.tsx';
import type { KeySecret } from './key-cards.tsx';

interface Shown {
  readonly connection: Connection;
  readonly secret?: KeySecret | undefined;
  readonly site?: SiteCheck | undefined;
}

/** The second step of the set-up, and where a key of our making is shown: by the answer itself, and nowhere else. */
export async function showCode(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { connection, secret, site }: Shown,
) {
  const keys = await readKeys(ctx, connection);
  const key = secret?.key ?? keyToSignWith(keys, ctx.now());
  const portal = portalOrigin(ctx, request.organization);
  const sheet = { connection, key, newest: keys.at(-1)?.id ?? '', secret, portal, site };
  return sendRoom(ctx, request, reply, codePage(sheet));
}

/** The newest that is active, else the newest that is accepted at all. */
export function keyToSignWith(keys: readonly Key[], now: number): Key | undefined {
  const accepted = keys.filter((key) => isAccepted(key, now));
  return accepted.findLast(({ state }) => state === 'active') ?? accepted.at(-1);
}
