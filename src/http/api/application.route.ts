import { Type } from 'typebox';
import { findRequester } from '../../directory/find-requester.ts';
import { readAddress } from '../../edge/read-address.ts';
import { recordApplicationEvent } from '../../protocols/application/record-application-event.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { describeRequester, findEntrance } from '../in-process-client.ts';
import { notFound, Problem, type ProblemDetails, sendProblem } from '../problems.ts';

/** What an application that relies on us asks, with a token of its organization. */
export function applicationRoutes(app: App, ctx: AppContext): void {
  addEntrance(app, ctx);
  addRequesters(app, ctx);
  addEvents(app, ctx);
}

const Header = Type.String({ maxLength: 16_384 });
const EntranceWish = Type.Object({
  host: Type.String({ maxLength: 260, description: 'Of the visitor’s request, with the port.' }),
  protocol: Type.Union([Type.Literal('http'), Type.Literal('https')]),
  address: Type.String({ maxLength: 60, description: 'IP address of the visitor.' }),
  cookie: Type.Optional(Header),
  return_to: Type.String({ maxLength: 4096, description: 'The path they wanted, with its query.' }),
});
const Entrance = Type.Object({ location: Type.String(), set_cookies: Type.Array(Type.String()) });

function addEntrance(app: App, ctx: AppContext) {
  const summary = 'Where a signed-out visitor of an application goes.';
  const schema = { summary, body: EntranceWish, response: { 200: Entrance, '4xx': Problem } };
  app.post('/api/v1/entrance', { config: { access: 'entrance:use' }, schema }, async (request, reply) => {
    const { cookie = '', address, return_to: returnTo, ...place } = request.body;
    const visitor = { ...place, cookie, address: readAddress(address) ?? 'unknown' };
    const way = await findEntrance(ctx, visitor, { returnTo, of: request.organization });
    return way ? { location: way.location, set_cookies: [...way.setCookies] } : sendProblem(reply, notFound);
  });
}

/** An application says whose things it means; a token opens no other organization. */
const Own = Type.String({ maxLength: 60, description: 'Id of the organization, as `/api/v1/me` has it.' });

const RequesterWish = Type.Object({
  organization: Own,
  email: Type.String({ maxLength: 320 }),
  full_name: Type.String({ maxLength: 320, description: 'Of a contact that is made.' }),
});
const Requester = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('person'), Type.Literal('contact')]),
  email: Type.String(),
  full_name: Type.String(),
  address_verified: Type.Boolean({ description: 'Whether anybody has ever proved the address to be theirs.' }),
});
const badAddress: ProblemDetails = { code: 'bad-email', title: 'This is no e-mail address', status: 422 };

function addRequesters(app: App, ctx: AppContext) {
  const summary = 'The person or contact with an address; a contact is made when there is neither.';
  const schema = { summary, body: RequesterWish, response: { 200: Requester, '4xx': Problem } };
  app.post('/api/v1/requesters', { config: { access: 'contact:write' }, schema }, async (request, reply) => {
    const { email, full_name: fullName } = request.body;
    if (request.body.organization !== request.organization.id) return sendProblem(reply, notFound);
    const wish = { organizationId: request.organization.id, email, fullName };
    const found = await ctx.unitOfWork(({ db }) => findRequester({ db, now: ctx.now }, wish));
    return found.ok ? describeRequester(found.value) : sendProblem(reply, badAddress);
  });
}

const EventTold = Type.Object({
  organization: Own,
  name: Type.String({ maxLength: 60, pattern: '^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$' }),
  actor: Type.String({ maxLength: 60 }),
  // Null first: the validator makes an empty text of it where a text may stand.
  subject: Type.Union([Type.Null(), Type.String({ maxLength: 60 })]),
  object: Type.String({ maxLength: 200 }),
});

function addEvents(app: App, ctx: AppContext) {
  const summary = 'Record what happened in an application.';
  const schema = { summary, body: EventTold, response: { 201: Type.Object({}), '4xx': Problem } };
  app.post('/api/v1/events', { config: { access: 'event:write' }, schema }, async (request, reply) => {
    const organizationId = request.organization.id;
    const { organization, ...told } = request.body;
    if (organization !== organizationId) return sendProblem(reply, notFound);
    const app = request.state.token?.name ?? 'console';
    await ctx.unitOfWork(async (tx) => recordApplicationEvent(tx, { organizationId, app, ...told }));
    return reply.code(201).send({});
  });
}
