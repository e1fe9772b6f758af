import { Type } from 'typebox';
import { listEventsAbout } from '../../audit/list-events-about.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { languageOf } from '../language.ts';
import { signedIn } from '../signed-in.ts';
import { sendAccount } from './account-screen.tsx';
import { HistoryTable } from './history.page.tsx';
import { historyWords, ownEvents } from './history.words.ts';

const Query = Type.Object({ before: Type.Optional(Type.String({ maxLength: 40 })) });
const PAGE = 30;

/** What the ledger tells of one’s own account. */
export function historyRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'person' } as const;
  app.get('/account/history', { config, schema: { querystring: Query } }, async (request, reply) => {
    const { id: personId } = signedIn(request).person;
    const { before } = request.query;
    const page = await listEventsAbout(ctx, personId, { types: ownEvents, before, limit: PAGE });
    const { title, lead } = historyWords[languageOf(request)];
    const children = <HistoryTable {...{ personId, page }} isFirst={before === undefined} />;
    return sendAccount(ctx, request, reply, { title, lead, children });
  });
}
