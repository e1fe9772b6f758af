import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { editConnection } from '../../remote/edit-connection.ts';
import { readConnection, readConnections } from '../../remote/read-connections.ts';
import { switchOff, switchOn } from '../../remote/switch-connection.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { notFound, Problem, type ProblemDetails, sendProblem } from '../problems.ts';
import { ConnectionEditBody, ConnectionView, describeConnection, editProblem, readEdit } from './connection-view.ts';
import { actorOf, ConnectionParams, OrganizationParams } from './organization-params.ts';

const reads = { config: { access: 'connection:read' } } as const;
const writes = { config: { access: 'connection:write' } } as const;
const params = ConnectionParams;
const response = { 200: ConnectionView, '4xx': Problem };

export function connectionApi(app: App, ctx: AppContext): void {
  const listed = { 200: Type.Object({ connections: Type.Array(ConnectionView) }), '4xx': Problem };
  const list = { summary: 'The connections, by name.', params: OrganizationParams, response: listed };
  app.get('/connections', { ...reads, schema: list }, async ({ organization }) => {
    return { connections: (await readConnections(ctx, organization.id)).map(describeConnection) };
  });
  const one = { summary: 'One connection.', params, response };
  app.get('/connections/:connection', { ...reads, schema: one }, (request, reply) => answer(ctx, request, reply));
  addEdit(app, ctx);
  addSwitches(app, ctx);
}

function addEdit(app: App, ctx: AppContext) {
  const summary = 'Change settings. Another Login URL has to be tested again.';
  const schema = { summary, params, body: ConnectionEditBody, response };
  app.patch('/connections/:connection', { ...writes, schema }, async (request, reply) => {
    const { organization, body } = request;
    const problem = await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now, publicHost: ctx.publicHost };
      const was = await readConnection(tx, organization.id, request.params.connection);
      if (!was) return notFound;
      const edited = await editConnection(tx, { organization, was, edit: readEdit(body), actor: actorOf(request) });
      return edited.ok ? undefined : editProblem(edited.problems);
    });
    return problem ? sendProblem(reply, problem) : answer(ctx, request, reply);
  });
}

const switchProblems: Readonly<Record<'not_tested' | 'no_key', ProblemDetails>> = {
  not_tested: { code: 'not-tested', title: 'One test round trip must succeed first', status: 409 },
  no_key: { code: 'no-key', title: 'The connection has no key that is accepted', status: 409 },
};

function addSwitches(app: App, ctx: AppContext) {
  const on = { summary: 'Put remote sign-in in force.', params, response };
  app.post('/connections/:connection/enable', { ...writes, schema: on }, async (request, reply) => {
    const { organization } = request;
    const problem = await ctx.unitOfWork(async (unit) => {
      const was = await readConnection(unit, organization.id, request.params.connection);
      if (!was) return notFound;
      const switched = await switchOn({ ...unit, now: ctx.now }, was, actorOf(request));
      return switched.ok ? undefined : switchProblems[switched.reason];
    });
    return problem ? sendProblem(reply, problem) : answer(ctx, request, reply);
  });
  const off = { summary: 'Send everybody to the regular sign-in again.', params, response };
  app.post('/connections/:connection/disable', { ...writes, schema: off }, async (request, reply) => {
    const { organization } = request;
    await ctx.unitOfWork(async (unit) => {
      const was = await readConnection(unit, organization.id, request.params.connection);
      if (was) await switchOff({ ...unit, now: ctx.now }, was, actorOf(request));
    });
    return answer(ctx, request, reply);
  });
}

/** The connection as it is now. */
async function answer(ctx: AppContext, { organization, params: named }: FastifyRequest, reply: FastifyReply) {
  const { connection: name } = named as { connection: string };
  const connection = await readConnection(ctx, organization.id, name);
  return connection ? describeConnection(connection) : sendProblem(reply, notFound);
}
