import { Type } from 'typebox';
import { listEvents, type RecordedEvent } from '../../audit/list-events.ts';
import type { OrganizationId } from '../../directory/organization.ts';
import { readNames } from '../../directory/read-names.ts';
import { readPersonByEmail } from '../../directory/read-person.ts';
import { readConnections } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { activityPage } from './activity.page.tsx';
import { sendRoom } from './console-screen.tsx';
import type { KnownNames } from './event-words.ts';

const Text = Type.Optional(Type.String({ maxLength: 320 }));
const Query = Type.Object({ type: Text, actor: Text, about: Text, before: Text });

const PAGE = 50;

/** The ledger of the organization, newest first. */
export function activityRoutes(app: App, ctx: AppContext): void {
  app.get(
    '/console/activity',
    { config: { access: 'administrator' }, schema: { querystring: Query } },
    async (request, reply) => {
      const { id } = request.organization;
      const { type = '', actor = '', about = '', before } = request.query;
      const filters = { type, actor: actor.trim(), about: about.trim() };
      const filter = { type, actor: await findActor(ctx, id, filters.actor), text: filters.about, before };
      const { events, next } = await listEvents(ctx, id, filter, PAGE);
      const names = await namesIn(ctx, id, events, filters.about);
      return sendRoom(ctx, request, reply, activityPage({ events, names, filters, next, isFirst: !before }));
    },
  );
}

/** Events keep ids, because addresses change; people type addresses. */
async function findActor(ctx: AppContext, organizationId: OrganizationId, typed: string): Promise<string> {
  const person = typed.includes('@') ? await readPersonByEmail(ctx, organizationId, typed) : undefined;
  return person?.id ?? typed;
}

async function namesIn(
  ctx: AppContext,
  organizationId: OrganizationId,
  events: readonly RecordedEvent[],
  about: string,
): Promise<KnownNames> {
  const ids = events.flatMap(({ actor, data }) => [actor, data['personId']]).filter((id) => typeof id === 'string');
  const connections = await readConnections(ctx, organizationId);
  return {
    people: await readNames(
      ctx,
      organizationId,
      [...ids, about].filter((id) => id.startsWith('per_')),
    ),
    connections: new Map(connections.map(({ id, name }) => [id, name])),
  };
}
