import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readConnections } from '../../remote/read-connections.ts';
import { canReveal, revealKey } from '../../remote/reveal-key.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { askPage } from './ask.page.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { showCode } from './show-code.ts';

const Params = Type.Object({ secret: Type.String() });

/** Where the mailed link leads. Opening it shows nothing yet: mail scanners open links too. */
export function revealRoutes(app: App, ctx: AppContext): void {
  const url = '/console/keys/reveal/:secret';
  const config = { access: 'administrator' as const };
  app.get(url, { config, schema: { params: Params } }, async (request, reply) => {
    const { secret } = request.params;
    if (!(await canReveal(ctx, secret, administratorOf(request)))) return sendRoom(ctx, request, reply, gonePage);
    return sendRoom(ctx, request, reply, questionPage(request));
  });

  app.post(url, { config: { ...config, proof: 'fresh' }, schema: { params: Params } }, async (request, reply) => {
    const person = administratorOf(request);
    const revealed = await ctx.unitOfWork((tx) =>
      revealKey({ ...tx, now: ctx.now, sealer: ctx.sealer }, request.params.secret, person),
    );
    if (!revealed.ok) return sendRoom(ctx, request, reply, gonePage);
    const { key, secret } = revealed.value;
    const connection = (await readConnections(ctx, request.organization.id)).find(({ id }) => id === key.connectionId);
    if (!connection) return sendNothingHere(request, reply);
    return showCode(ctx, request, reply, { connection, secret: { key, secret, mailedTo: undefined } });
  });
}

const questionPage = ({ url }: FastifyRequest) =>
  askPage({
    room: 'Setup',
    title: 'Show the key once more?',
    lead: 'It is shown on the next page, for the last time. Have the place ready where your website keeps its secrets.',
    action: url,
    yes: 'Show the key',
    tone: 'primary',
    back: CONNECTIONS,
  });

const gonePage = {
  room: 'Setup',
  title: 'This link shows no key any more',
  lead: 'It works once, within 24 hours, for the administrator who made the key. Whoever lost the key rotates it: the old one goes on for 24 hours.',
  width: 'narrow',
} as const;
