import type { FastifyReply, FastifyRequest } from 'fastify';
import { listPlaces } from '../../directory/list-places.ts';
import { supportDomainOf } from '../../directory/portal-hosts.ts';
import { type NamedConnection, readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import { connectionPage } from './connection.page.tsx';
import type { Done } from './connection-sheet.ts';
import { sendRoom } from './console-screen.tsx';
import { readLinks } from './read-links.ts';

interface Shown {
  readonly connection: NamedConnection;
  readonly done?: Done | undefined;
  readonly problem?: string;
}

/** The page of one connection, with what was just done or refused. */
export async function showConnection(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { organization } = request;
  const { connection } = shown;
  const sheet = {
    ...shown,
    keys: await readKeys(ctx, connection),
    attempts: await readLinks(ctx, connection),
    places: await listPlaces(ctx, organization.id),
    supportDomain: supportDomainOf(ctx, organization),
    now: new Date(ctx.now()),
  };
  return sendRoom(ctx, request, reply, connectionPage(sheet));
}
