import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Connection } from '../../remote/connection.ts';
import { addKey, type FreshKey, rotateKey } from '../../remote/keys.ts';
import { readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { makeKey, makingRefusals, tellMaker } from './make-key.ts';
import { type KeyProblem, newKeyPage } from './new-key.page.tsx';
import { showCode } from './show-code.ts';
import { showConnection } from './show-connection.ts';
import { ConnectionParams as params, takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const, proof: 'fresh' as const };
const NewKey = Type.Object({
  name: Type.String({ maxLength: 200 }),
  state: Type.Union([Type.Literal('active'), Type.Literal('next')]),
  secret: Type.String({ maxLength: 1000 }),
  newest: Type.String({ maxLength: 60 }),
});
const Rotation = Type.Object({ newest: Type.String({ maxLength: 60 }) });

/** New keys of a connection. A key of our making is shown by the answer itself: it can be read from nowhere else. */
export function keyRoutes(app: App, ctx: AppContext): void {
  const url = `${CONNECTIONS}/:id/keys`;
  app.get(`${url}/new`, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const keys = await readKeys(ctx, connection);
    const values = { name: '', state: 'active', secret: '', newest: keys.at(-1)?.id ?? '' } as const;
    return sendRoom(ctx, request, reply, newKeyPage({ connection, values }));
  });

  app.post(url, { config, schema: { params, body: NewKey } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    return connection ? add(ctx, request, reply, connection) : reply;
  });

  app.post(`${url}/rotations`, { config, schema: { params, body: Rotation } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const actor = administratorOf(request).id;
    const { newest } = request.body;
    const made = await makeKey(ctx, {
      connection,
      newest,
      work: async (tx) => tellMaker(ctx, tx, request, { connection, made: await rotateKey(tx, connection, actor) }),
    });
    if (!made.ok) return showConnection(ctx, request, reply, { connection, problem: makingRefusals[made.reason].text });
    return showKey(ctx, request, reply, { connection, made: made.value });
  });
}

async function add(
  ctx: AppContext,
  request: FastifyRequest<{ Body: Static<typeof NewKey> }>,
  reply: FastifyReply,
  connection: Connection,
) {
  const { newest, ...values } = request.body;
  const refuse = (problem: KeyProblem) =>
    sendRoom(ctx, request, reply, newKeyPage({ connection, values: request.body, problem }));
  const problem = problemOf(values);
  if (problem) return refuse(problem);
  const { name, secret, state } = values;
  const isOurs = secret === '';
  const made = await makeKey(ctx, {
    connection,
    newest,
    work: async (tx) => {
      const wish = { name: name.trim() || undefined, secret: isOurs ? undefined : secret, state };
      const added = await addKey(tx, connection, wish, administratorOf(request).id);
      return isOurs ? tellMaker(ctx, tx, request, { connection, made: added }) : added;
    },
  });
  if (!made.ok) return refuse(makingRefusals[made.reason]);
  // Who brought the key has it: there is nothing to show.
  return isOurs
    ? showKey(ctx, request, reply, { connection, made: made.value })
    : reply.redirect(`${pathOf(connection)}?done=added`, 303);
}

function problemOf({ name, secret }: { readonly name: string; readonly secret: string }): KeyProblem | undefined {
  if (!/^([A-Za-z0-9][A-Za-z0-9_.-]{0,39})?$/.test(name.trim())) {
    return { field: 'name', text: 'Use up to 40 letters, digits, dots, hyphens and underscores, or leave it empty.' };
  }
  return /^([!-~]([ -~]*[!-~])?)?$/.test(secret)
    ? undefined
    : { field: 'secret', text: 'Use letters, digits and signs that every keyboard has, without blanks at the ends.' };
}

interface Shown {
  readonly connection: Connection;
  readonly made: FreshKey;
}

const showKey = (ctx: AppContext, request: FastifyRequest, reply: FastifyReply, { connection, made }: Shown) =>
  showCode(ctx, request, reply, { connection, secret: { ...made, mailedTo: administratorOf(request).email } });
