import { type Static, Type } from 'typebox';
import { sentenceOf, stages } from '../../remote/link-refusal.ts';
import { type AttemptPage, pageAttempts } from '../../remote/page-attempts.ts';
import { readConnections } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { Problem } from '../problems.ts';
import { OrganizationParams } from './organization-params.ts';
import { Next, NullableText, paging, Time, timeOf } from './page.ts';

const Query = Type.Object({
  reference: Type.Optional(Type.String({ maxLength: 20, description: 'As the visitor was told, e.g. `RA-7F3K-92`.' })),
  connection: Type.Optional(Type.String({ maxLength: 40, description: 'Name of a connection.' })),
  result: Type.Optional(Type.Enum(['admitted', 'refused'])),
  ...paging,
});

const AttemptInList = Type.Object({
  reference: Type.String(),
  at: Time,
  connection: NullableText,
  host: Type.String(),
  address: Type.String(),
  operation: Type.String({ description: 'As sent.' }),
  email: Type.String({ description: 'As sent.' }),
  login_name: Type.String({ description: 'As sent.' }),
  stage: Type.Enum([...stages], { description: 'How far it came.' }),
  outcome: Type.String({
    description: '`admitted`, `provisioned`, `tested`, `waiting`, or the reason of the refusal.',
  }),
  sentence: Type.String({ description: 'The outcome in words.' }),
  clock_offset: Type.Union([Type.Integer(), Type.Null()], {
    description: 'The site’s clock minus ours, milliseconds; null when the link had no trustworthy time.',
  }),
});

export function attemptApi(app: App, ctx: AppContext): void {
  const schema = {
    summary: 'The signed links that came in, newest first.',
    params: OrganizationParams,
    querystring: Query,
    response: { 200: Type.Object({ attempts: Type.Array(AttemptInList), next: Next }), '4xx': Problem },
  };
  app.get('/attempts', { config: { access: 'attempt:read' }, schema }, async ({ organization, query }) => {
    const connections = await readConnections(ctx, organization.id);
    const { connection: name, ...filter } = query;
    const connectionId = connections.find((connection) => connection.name === name)?.id;
    if (name !== undefined && connectionId === undefined) return { attempts: [] };
    const { attempts, next } = await pageAttempts(ctx, organization.id, { ...filter, connectionId });
    const names = new Map<string | null, string>(connections.map((connection) => [connection.id, connection.name]));
    return {
      attempts: attempts.map((attempt) => describe(attempt, names.get(attempt.connectionId) ?? null)),
      ...(next !== undefined && { next }),
    };
  });
}

function describe(attempt: AttemptPage['attempts'][number], connection: string | null): Static<typeof AttemptInList> {
  const { reference, host, address, operation, email, stage, outcome } = attempt;
  const said = { operation, email, login_name: attempt.loginName };
  const result = { stage, outcome, sentence: sentenceOf(outcome), clock_offset: attempt.clockOffset };
  return { reference, at: timeOf(attempt.at), connection, host, address, ...said, ...result };
}
