import { Type } from 'typebox';
import { readNames } from '../../directory/read-names.ts';
import { explainAttempt } from '../../remote/explain-attempt.ts';
import { pageAttempts } from '../../remote/page-attempts.ts';
import { readAttempt } from '../../remote/read-attempt.ts';
import { readConnections, readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { takeExplainTurn } from '../take-explain-turn.ts';
import { type AttemptSheet, attemptPage } from './attempt.page.tsx';
import { attemptsPage } from './attempts.page.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';

const Text = Type.Optional(Type.String({ maxLength: 200 }));
const Query = Type.Object({ reference: Text, result: Text, connection: Text, after: Text });
const Params = Type.Object({ reference: Type.String() });

const PAGE = 50;

/** The signed links that came in, and each one’s way through the stages. */
export function attemptsRoutes(app: App, ctx: AppContext): void {
  const url = `${CONNECTIONS}/attempts`;
  const config = { access: 'administrator' as const };
  app.get(url, { config, schema: { querystring: Query } }, async (request, reply) => {
    const { id } = request.organization;
    const { result: wanted, connection = '', after } = request.query;
    const reference = (request.query.reference ?? '').trim().toUpperCase();
    const result = wanted === 'admitted' || wanted === 'refused' ? wanted : undefined;
    const { attempts, next } = await pageAttempts(ctx, id, {
      reference,
      result,
      connectionId: connection,
      after,
      limit: PAGE,
    });
    const connections = await readConnections(ctx, id);
    const filters = { reference, result: result ?? '', connection };
    const keys = (await Promise.all(connections.map((one) => readKeys(ctx, one)))).flat();
    const list = { attempts, connections, keys, filters, next, isFirst: !after, now: new Date(ctx.now()) };
    return sendRoom(ctx, request, reply, attemptsPage(list));
  });

  app.get(`${url}/:reference`, { config, schema: { params: Params } }, async (request, reply) => {
    const { reference } = request.params;
    const attempt = await readAttempt(ctx, request.organization.id, reference);
    if (!attempt) return sendNothingHere(request, reply);
    const isTurn = await takeExplainTurn(ctx, administratorOf(request).id);
    const explanation = isTurn ? await explainAttempt(ctx, attempt) : 'too_many';
    const sheet = await readSheet(ctx, request.organization.id, attempt);
    return sendRoom(ctx, request, reply, attemptPage({ ...sheet, explanation }));
  });
}

async function readSheet(
  ctx: AppContext,
  organizationId: Parameters<typeof readConnections>[1],
  attempt: AttemptSheet['attempt'],
): Promise<Omit<AttemptSheet, 'explanation'>> {
  const { connectionId, keyId, personId } = attempt;
  const connection = (await readConnections(ctx, organizationId)).find(({ id }) => id === connectionId);
  const keys = connection ? await readKeys(ctx, connection) : [];
  const names = await readNames(ctx, organizationId, personId ? [personId] : []);
  return {
    attempt,
    connection,
    key: keys.find(({ id }) => id === keyId),
    personName: personId ? names.get(personId) : undefined,
  };
}
