import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findOrganization } from '../../directory/find-organization.ts';
import type { Organization } from '../../directory/organization.ts';
import { readPersonByIdentifier } from '../../directory/read-person.ts';
import { isNobodysKey } from '../../factors/webauthn/keys.ts';
import { type Millis, SECOND } from '../../kit/clock.ts';
import { ownPath } from '../../kit/web-address.ts';
import { newFlow } from '../../signin/flow/begin-flow.ts';
import { readStanding } from '../../signin/flow/read-flow.ts';
import { readPolicyOfStrangers } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import { expireCookie, SIGN_IN, SIGNED_OUT } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { findWay } from '../entrance.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { HOME } from '../remote-auth.route.tsx';
import { sendPage } from '../send-page.tsx';
import { findFlowHere, whenceOf } from './flow-here.ts';
import { IdentifyPage } from './identify.page.tsx';
import { keepHere } from './keep-here.ts';
import { goToStep } from './show-step.tsx';
import { takeBothSteps } from './take-both-steps.tsx';

const Query = Type.Object({
  return_to: Type.Optional(Type.String()),
  /** After a passkey that was not accepted: its id, if nobody has it. */
  passkey: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{0,1400}$' })),
});
const Form = Type.Object({
  identifier: Type.String({ maxLength: 320 }),
  /** Of password managers and programs, which send both at once. */
  password: Type.Optional(Type.String({ maxLength: 4096 })),
  return_to: Type.Optional(Type.String()),
});

/** The regular sign-in of a portal, and safe access, which is the same page whatever the settings say. */
export function signInRoutes(app: App, ctx: AppContext): void {
  /** For applications that rely on us: whichever entrance is right for this visitor. */
  app.get('/sign-in', { config: { access: 'visitor' }, schema: { querystring: Query } }, async (request, reply) => {
    const { arrival } = request.state;
    const returnTo = ownPath(request.query.return_to, arrival.origin) ?? HOME;
    const cookies = new Map(request.state.cookies);
    cookies.delete(SIGNED_OUT); // they clicked: the loop this cookie stops is none
    const { location, setCookies } = await findWay(ctx, { ...request.state, cookies }, returnTo);
    return reply.header('set-cookie', [...setCookies, expireCookie(SIGNED_OUT)]).redirect(location);
  });

  for (const way of ['regular', 'safe'] as const) {
    const path = way === 'safe' ? '/safe-access' : '/login';
    app.get(path, { config: { access: 'visitor' }, schema: { querystring: Query } }, (request, reply) =>
      showForm(ctx, request, reply, {
        organization: request.organization,
        way,
        returnTo: request.query.return_to,
        passkey: request.query.passkey,
      }),
    );
    app.post(path, { config: { access: 'visitor' }, schema: { body: Form } }, (request, reply) =>
      identify(ctx, request, reply, { organization: request.organization, way, form: request.body }),
    );
  }
  safeAccessOnPublicHost(app, ctx);
}

/** Needs no support domain: the way in when a portal’s own host is lost. */
function safeAccessOnPublicHost(app: App, ctx: AppContext) {
  const Params = Type.Object({ portal: Type.String() });
  const config = { access: 'anyone' } as const;
  const find = async ({ state, params }: FastifyRequest<{ Params: { portal: string } }>) =>
    state.portal || state.arrival.host !== ctx.publicHost ? undefined : findOrganization(ctx, params.portal);
  app.get(
    '/:portal/safe-access',
    { config, schema: { params: Params, querystring: Query } },
    async (request, reply) => {
      const organization = await find(request);
      return organization
        ? showForm(ctx, request, reply, {
            organization,
            way: 'safe',
            returnTo: undefined,
            passkey: request.query.passkey,
          })
        : sendNothingHere(request, reply);
    },
  );
  app.post('/:portal/safe-access', { config, schema: { params: Params, body: Form } }, async (request, reply) => {
    const organization = await find(request);
    if (!organization) return sendNothingHere(request, reply);
    return identify(ctx, request, reply, { organization, way: 'safe', form: request.body });
  });
}

interface Shown {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly returnTo: string | undefined;
  readonly identifier?: string;
  /** After one that was not accepted. */
  readonly passkey?: string | undefined;
  /** After too many tries. */
  readonly wait?: Millis | undefined;
}

async function showForm(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { organization, way, wait } = shown;
  request.organization = organization;
  const returnTo = ownPath(shown.returnTo, request.state.arrival.origin);
  const typed = shown.identifier ?? (await typedBefore(ctx, request, organization));
  if (wait !== undefined) reply.header('retry-after', String(Math.ceil(wait / SECOND)));
  const passkey = await passkeyOffer(ctx, request, shown);
  const page = <IdentifyPage {...{ organization, way, returnTo, wait, passkey }} identifier={typed} />;
  return sendPage(reply, page, wait === undefined ? 200 : 429);
}

/** The same for everybody: whether the organization takes passkeys. */
async function passkeyOffer(ctx: AppContext, request: FastifyRequest, { organization, passkey: id }: Shown) {
  const { factors } = await readPolicyOfStrangers(ctx, organization.id);
  if (!factors.includes('passkey')) return undefined;
  const isUnknown = id !== undefined && id !== '' && (await isNobodysKey(ctx, id));
  return {
    action: `${request.url.replace(/\?.*/, '')}/passkey`,
    isRefused: id !== undefined,
    unknown: isUnknown ? { rpId: request.state.arrival.host, credentialId: id } : undefined,
  };
}

/** Nothing is typed twice: “Change” leads to what was typed. */
async function typedBefore(ctx: AppContext, request: FastifyRequest, { id }: Organization) {
  const standing = request.state.cookies.has(SIGN_IN) ? await findFlowHere(ctx, request) : undefined;
  const { flow } = standing ?? {};
  return flow?.kind === 'sign_in' && flow.organizationId === id ? flow.identifier : undefined;
}

interface Submitted {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly form: { readonly identifier: string; readonly password?: string; readonly return_to?: string };
}

/** A flow begins with a name, and goes on in the same way whether anybody has it. */
async function identify(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { organization, way, form }: Submitted,
): Promise<FastifyReply> {
  request.organization = organization;
  const identifier = form.identifier.trim();
  const again = { organization, way, returnTo: form.return_to, identifier };
  if (identifier === '' && form.password === undefined) return showForm(ctx, request, reply, again);
  const person = await readPersonByIdentifier(ctx, organization.id, identifier);
  const begun = newFlow(ctx, {
    ...{ organizationId: organization.id, kind: 'sign_in', way, identifier, personId: person?.id ?? null },
    ...{ sessionId: null, evidence: [], wish: { aal: 0, maxAge: null } },
    returnTo: ownPath(form.return_to, request.state.arrival.origin) ?? null,
  });
  if (form.password !== undefined) return takeBothSteps(ctx, request, reply, { ...begun, password: form.password });
  const turn = await keepHere(ctx, request, reply, begun);
  if (!turn.ok) return showForm(ctx, request, reply, { ...again, wait: turn.wait });
  return goToStep(ctx, request, reply, await readStanding(ctx, begun.flow, whenceOf(request, organization)));
}
