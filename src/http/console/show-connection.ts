import type { FastifyReply, FastifyRequest } from 'fastify';
import { listPlaces } from '../../directory/list-places.ts';
import { pageAttempts } from '../../remote/page-attempts.ts';
import { type NamedConnection, readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import { supportDomainOf } from '../portal-origin.ts';
import { connectionPage } from './connection.page.tsx';
import type { Done } from './connection-sheet.ts';
import { sendRoom } from './console-screen.tsx';

interface Shown {
  readonly connection: NamedConnection;
  readonly done?: Done | undefined;
  readonly problem?: string;
}

const LAST_ATTEMPTS = 5;

/** The page of one connection, with what was just done or refused. */
export async function showConnection(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { organization } = request;
  const { connection } = shown;
  const recent = await pageAttempts(ctx, organization.id, { limit: 50 });
  // A link that fits no key belongs to no connection, and is just what one looks for here.
  const attempts = recent.attempts.filter(
    ({ connectionId }) => connectionId === null || connectionId === connection.id,
  );
  const sheet = {
    ...shown,
    keys: await readKeys(ctx, connection),
    attempts: attempts.slice(0, LAST_ATTEMPTS),
    places: await listPlaces(ctx, organization.id),
    supportDomain: supportDomainOf(ctx, organization),
    now: new Date(ctx.now()),
  };
  return sendRoom(ctx, request, reply, connectionPage(sheet));
}
