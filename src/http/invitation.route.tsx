import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readOrganization } from '../directory/find-organization.ts';
import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import { createAdmission } from '../session/admission.ts';
import { type AcceptRefusal, acceptInvitation, readInvited } from '../signin/invitation/accept-invitation.ts';
import { shortestPasswordOf } from '../signin/policy/shortest-password.ts';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { InvitationGonePage, InvitationPage } from './invitation.page.tsx';
import { keepAdmitted } from './keep-admitted.ts';
import { homeOf } from './let-in.ts';
import { sendPage } from './send-page.tsx';

const Params = Type.Object({ secret: Type.String() });
const Form = Type.Object({ password: Type.String({ maxLength: 4096 }), username: Type.Optional(Type.String()) });

/** The link of an invitation: a GET shows a page, only its form does anything. */
export function invitationRoutes(app: App, ctx: AppContext): void {
  const url = '/invitation/:secret';
  const config = { access: 'anyone' as const };
  app.get(url, { config, schema: { params: Params } }, async (request, reply) => {
    const found = await find(ctx, request);
    return found ? show(ctx, request, reply, found) : sendGone(request, reply);
  });

  app.post(url, { config, schema: { params: Params, body: Form } }, async (request, reply) => {
    const found = await find(ctx, request);
    if (!found) return sendGone(request, reply);
    const accepted = await accept(ctx, request, found.organization);
    if (!accepted.ok) {
      const { reason } = accepted;
      return reason === 'link_gone' ? sendGone(request, reply) : show(ctx, request, reply, found, reason);
    }
    const { person } = accepted.value;
    return reply.redirect(keepAdmitted(reply, accepted.value, homeOf(ctx, request, person)), 303);
  });
}

type Opened = FastifyRequest<{ Params: { secret: string } }>;

interface Found {
  readonly organization: Organization;
  readonly invited: Person;
}

/** On a host of the organization, or on the public host; elsewhere the link is one that nobody knows. */
async function find(ctx: AppContext, request: Opened): Promise<Found | undefined> {
  const { portal, arrival } = request.state;
  if (!portal && arrival.host !== ctx.publicHost) return undefined;
  const invited = await readInvited(ctx, request.params.secret);
  if (!invited || (portal && portal.organization.id !== invited.organizationId)) return undefined;
  const organization = portal?.organization ?? (await readOrganization(ctx, invited.organizationId));
  if (organization) request.organization = organization;
  return organization && { organization, invited };
}

function accept(ctx: AppContext, request: Opened & { body: { password: string } }, organization: Organization) {
  const { principal, arrival } = request.state;
  const unitOfWork: Parameters<typeof acceptInvitation>[0]['unitOfWork'] = (work) =>
    ctx.unitOfWork((unit) => {
      const tx = { ...unit, now: ctx.now };
      return work({ ...tx, ...createAdmission(tx, ctx.sessionLimits) });
    });
  return acceptInvitation(
    { ...ctx, unitOfWork },
    {
      secret: request.params.secret,
      organization,
      password: request.body.password,
      address: arrival.address,
      userAgent: request.headers['user-agent'] ?? '',
      sessionId: principal?.session.id,
    },
  );
}

async function show(
  ctx: AppContext,
  request: Opened,
  reply: FastifyReply,
  { organization, invited }: Found,
  refusal?: Exclude<AcceptRefusal, 'link_gone'>,
): Promise<FastifyReply> {
  const shortest = await shortestPasswordOf(ctx, invited);
  const current = request.state.principal?.person;
  return sendPage(
    reply,
    <InvitationPage {...{ organization, invited, current, shortest, refusal }} />,
    refusal === undefined ? 200 : refusal === 'busy' ? 429 : 422,
  );
}

const sendGone = (request: Opened, reply: FastifyReply) =>
  sendPage(reply, <InvitationGonePage organization={request.state.portal?.organization} />, 410);
