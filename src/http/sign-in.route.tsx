import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findOrganization } from '../directory/find-organization.ts';
import type { Organization } from '../directory/organization.ts';
import { ownPath } from '../kit/web-address.ts';
import { type SignInRefusal, signInByPassword } from '../signin/sign-in-by-password.ts';
import type { AppContext } from './app-context.ts';
import { expireCookie, SIGNED_OUT } from './cookies.ts';
import type { App } from './create-app.ts';
import { findWay } from './entrance.ts';
import { letInOrAsk } from './let-in.ts';
import { sendNothingHere } from './refusal-pages.tsx';
import { HOME } from './remote-auth.route.tsx';
import { sendPage } from './send-page.tsx';
import { SignInPage } from './sign-in.page.tsx';

const Query = Type.Object({ return_to: Type.Optional(Type.String()) });
const Form = Type.Object({
  identifier: Type.String({ maxLength: 320 }),
  password: Type.String({ maxLength: 4096 }),
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
      showForm(request, reply, { organization: request.organization, way, returnTo: request.query.return_to }),
    );
    app.post(path, { config: { access: 'visitor' }, schema: { body: Form } }, (request, reply) =>
      signIn(ctx, request, reply, { organization: request.organization, way, form: request.body }),
    );
  }
  safeAccessOnPublicHost(app, ctx);
}

/** Needs no support domain: the way in when a portal’s own host is lost. */
function safeAccessOnPublicHost(app: App, ctx: AppContext) {
  const Params = Type.Object({ portal: Type.String() });
  const find = (request: { params: { portal: string } }) => findOrganization(ctx, request.params.portal);
  app.get(
    '/:portal/safe-access',
    { config: { access: 'anyone' }, schema: { params: Params } },
    async (request, reply) => {
      const organization = request.state.portal ? undefined : await find(request);
      return organization
        ? showForm(request, reply, { organization, way: 'safe', returnTo: undefined })
        : sendNothingHere(request, reply);
    },
  );
  app.post(
    '/:portal/safe-access',
    { config: { access: 'anyone' }, schema: { params: Params, body: Form } },
    async (request, reply) => {
      const organization = request.state.portal ? undefined : await find(request);
      if (!organization) return sendNothingHere(request, reply);
      return signIn(ctx, request, reply, { organization, way: 'safe', form: request.body });
    },
  );
}

interface Shown {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly returnTo: string | undefined;
  readonly identifier?: string;
  readonly refusal?: SignInRefusal;
}

const statusOf: Readonly<Record<SignInRefusal, number>> = {
  not_accepted: 422,
  deactivated: 422,
  too_many: 429,
  busy: 429,
};

function showForm(request: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply {
  request.organization = shown.organization;
  const returnTo = ownPath(shown.returnTo, request.state.arrival.origin);
  if (shown.refusal === 'busy' || shown.refusal === 'too_many') reply.header('retry-after', '300');
  return sendPage(reply, <SignInPage {...shown} returnTo={returnTo} />, shown.refusal ? statusOf[shown.refusal] : 200);
}

interface Submitted {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly form: { readonly identifier: string; readonly password: string; readonly return_to?: string };
}

async function signIn(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { organization, way, form }: Submitted,
) {
  request.organization = organization;
  const { address } = request.state.arrival;
  const { identifier, password, return_to: returnTo } = form;
  const proved = await signInByPassword(ctx, { organizationId: organization.id, identifier, password, address });
  if (!proved.ok) return showForm(request, reply, { organization, way, returnTo, identifier, refusal: proved.reason });
  const answered = await letInOrAsk(ctx, request, reply, { ...proved.value, way, returnTo });
  return answered ?? showForm(request, reply, { organization, way, returnTo, identifier, refusal: 'not_accepted' });
}
