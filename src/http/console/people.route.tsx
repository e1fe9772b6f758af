import { Type } from 'typebox';
import { countPeople } from '../../directory/count-people.ts';
import { pagePeople } from '../../directory/page-people.ts';
import { readInvitations } from '../../directory/read-invitations.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendRoom } from './console-screen.tsx';
import { peoplePage } from './people.page.tsx';

const Text = Type.Optional(Type.String({ maxLength: 320 }));
const Query = Type.Object({ q: Text, kind: Text, after: Text });

const PAGE = 50;

/** Everybody of the organization, newest first. */
export function peopleRoutes(app: App, ctx: AppContext): void {
  app.get(
    '/console/people',
    { config: { access: 'administrator' }, schema: { querystring: Query } },
    async (request, reply) => {
      const { id } = request.organization;
      const { q = '', kind: wanted, after } = request.query;
      const search = q.trim();
      const kind = wanted === 'customer' || wanted === 'representative' ? wanted : undefined;
      const { people, next } = await pagePeople(ctx, id, { search: search || undefined, kind, after, limit: PAGE });
      const invitations = await readInvitations(
        ctx,
        people.map((person) => person.id),
      );
      const counts = await countPeople(ctx, id);
      return sendRoom(
        ctx,
        request,
        reply,
        peoplePage({ people, invitations, counts, search, kind: kind ?? '', next, isFirst: !after }),
      );
    },
  );
}
