import { type Static, Type } from 'typebox';
import type { Key } from '../../remote/connection.ts';
import { addKey, type FreshKey, type KeyRefusal, rotateKey } from '../../remote/keys.ts';
import { moveKey } from '../../remote/move-key.ts';
import { readConnection, readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { notFound, Problem, type ProblemDetails, sendProblem } from '../problems.ts';
import { actorOf, ConnectionParams, KeyParams } from './organization-params.ts';
import { NullableTime, nullableTimeOf, Time, timeOf } from './page.ts';

const states = ['next', 'active', 'retiring', 'revoked'] as const;
const KeyState = Type.Enum([...states]);

const seen = {
  name: Type.String(),
  state: KeyState,
  fingerprint: Type.String(),
  created_at: Time,
  last_used_at: NullableTime,
  retires_at: NullableTime,
};
const KeyView = Type.Object(seen);
const FreshKeyView = Type.Object({ ...seen, secret: Type.String({ description: 'Shown this once.' }) });
const NewKey = Type.Object(
  {
    name: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 _.-]{0,39}$' })),
    secret: Type.Optional(Type.String({ maxLength: 500, description: 'One that the site has; absent: a new one.' })),
    state: Type.Optional(Type.Enum(['next', 'active'])),
  },
  { additionalProperties: false },
);

const problems: Readonly<Record<KeyRefusal, ProblemDetails>> = {
  too_short: { code: 'key-too-short', title: 'A key has at least 16 characters', status: 422 },
  name_taken: { code: 'name-taken', title: 'Another key of the connection has this name', status: 409 },
  used_elsewhere: { code: 'key-used-elsewhere', title: 'This key is in use already', status: 409 },
};
const revoked: ProblemDetails = { code: 'key-revoked', title: 'A revoked key stays revoked', status: 409 };

const params = ConnectionParams;
const writes = { config: { access: 'key:write' } } as const;

export function keyApi(app: App, ctx: AppContext): void {
  const listed = { 200: Type.Object({ keys: Type.Array(KeyView) }), '4xx': Problem };
  const list = { summary: 'The keys of a connection without their secrets, oldest first.', params, response: listed };
  const reads = { config: { access: 'connection:read' }, schema: list } as const;
  app.get('/connections/:connection/keys', reads, async (request, reply) => {
    const connection = await readConnection(ctx, request.organization.id, request.params.connection);
    return connection ? { keys: (await readKeys(ctx, connection)).map(describe) } : sendProblem(reply, notFound);
  });
  addNewKeys(app, ctx);
  addMoves(app, ctx);
}

function addNewKeys(app: App, ctx: AppContext) {
  const response = { 201: FreshKeyView, '4xx': Problem };
  const add = { summary: 'Add a key. Its secret is shown this once.', params, body: NewKey, response };
  app.post('/connections/:connection/keys', { ...writes, schema: add }, async (request, reply) => {
    const { organization, body } = request;
    const added = await ctx.unitOfWork(async (unit) => {
      const connection = await readConnection(unit, organization.id, request.params.connection);
      return connection && addKey({ ...unit, now: ctx.now, sealer: ctx.sealer }, connection, body, actorOf(request));
    });
    if (!added?.ok) return sendProblem(reply, added ? problems[added.reason] : notFound);
    return reply.code(201).header('cache-control', 'no-store').send(describeFresh(added.value));
  });

  const rotate = { summary: 'Add a key; the active ones before it retire after an overlap.', params, response };
  app.post('/connections/:connection/keys/rotate', { ...writes, schema: rotate }, async (request, reply) => {
    const { organization } = request;
    const added = await ctx.unitOfWork(async (unit) => {
      const connection = await readConnection(unit, organization.id, request.params.connection);
      return connection && rotateKey({ ...unit, now: ctx.now, sealer: ctx.sealer }, connection, actorOf(request));
    });
    if (!added?.ok) return sendProblem(reply, added ? problems[added.reason] : notFound);
    return reply.code(201).header('cache-control', 'no-store').send(describeFresh(added.value));
  });
}

function addMoves(app: App, ctx: AppContext) {
  const response = { 200: KeyView, '4xx': Problem };
  const body = Type.Object({ state: KeyState }, { additionalProperties: false });
  const schema = { summary: 'Put a key into another state.', params: KeyParams, body, response };
  app.patch('/connections/:connection/keys/:key', { ...writes, schema }, async (request, reply) => {
    const { organization } = request;
    const { connection: name, key } = request.params;
    const moved = await ctx.unitOfWork(async (unit) => {
      const connection = await readConnection(unit, organization.id, name);
      const wish = { name: key, state: request.body.state, actor: actorOf(request) };
      return connection && moveKey({ ...unit, now: ctx.now }, connection, wish);
    });
    if (!moved?.ok) return sendProblem(reply, moved?.reason === 'revoked' ? revoked : notFound);
    return describe(moved.value);
  });
}

const describe = (key: Key): Static<typeof KeyView> => ({
  name: key.name,
  state: key.state,
  fingerprint: key.fingerprint,
  created_at: timeOf(key.createdAt),
  last_used_at: nullableTimeOf(key.lastUsedAt),
  retires_at: nullableTimeOf(key.retiresAt),
});

const describeFresh = ({ key, secret }: FreshKey): Static<typeof FreshKeyView> => ({ ...describe(key), secret });
