import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { createPerson, type PersonRefusal } from '../../directory/create-person.ts';
import { listPlaces } from '../../directory/list-places.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { newPersonPage } from './new-person.page.tsx';
import type { PersonValues } from './person-fields.tsx';
import { personProblems, placesToChoose } from './person-problems.ts';

const Text = Type.String({ maxLength: 500 });
const Form = Type.Object({
  email: Text,
  full_name: Text,
  login_name: Text,
  kind: Type.Union([Type.Literal('customer'), Type.Literal('representative')]),
  role: Text,
  profile: Text,
});

/** A person who is added by an administrator, and comes in by Remote Authentication. */
export function newPersonRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'administrator' as const, proof: 'fresh' as const };
  app.get('/console/people/new', { config }, async (request, reply) => {
    const { places, least } = await placesToChoose(ctx, request.organization.id);
    const values = { email: '', full_name: '', login_name: '', kind: 'customer', ...least } as const;
    return sendRoom(ctx, request, reply, newPersonPage({ ...places, values }));
  });

  app.post('/console/people', { config, schema: { body: Form } }, async (request, reply) => {
    const created = await add(ctx, request, request.body);
    if (created.ok) return reply.redirect(`/console/people/${created.value}?done=added`, 303);
    return refuse(ctx, request, reply, created.reason);
  });
}

function add(ctx: AppContext, request: FastifyRequest, values: PersonValues) {
  const isRepresentative = values.kind === 'representative';
  const draft = {
    organizationId: request.organization.id,
    kind: values.kind,
    email: values.email.trim(),
    loginName: values.login_name.trim() || null,
    fullName: values.full_name,
    role: isRepresentative ? values.role : null,
    profile: isRepresentative ? values.profile : null,
    identifiers: 'vouched',
    createdBy: 'administrator',
    actor: administratorOf(request).id,
  } as const;
  return ctx.unitOfWork((tx) => createPerson({ ...tx, now: ctx.now }, draft));
}

async function refuse(
  ctx: AppContext,
  request: FastifyRequest<{ Body: Static<typeof Form> }>,
  reply: FastifyReply,
  reason: PersonRefusal,
) {
  const names = await listPlaces(ctx, request.organization.id);
  return sendRoom(
    ctx,
    request,
    reply,
    newPersonPage({ ...names, values: request.body, problem: personProblems[reason] }),
  );
}
