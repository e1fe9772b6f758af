import { Type } from 'typebox';
import { changeOrganization } from '../../directory/change-organization.ts';
import { listPlaces } from '../../directory/list-places.ts';
import { isTitle } from '../../directory/organization.ts';
import { supportDomainOf } from '../../directory/portal-hosts.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { LanguageName } from '../language-name.ts';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { organizationPage } from './organization.page.tsx';

const Query = Type.Object({ saved: Type.Optional(Type.Literal('1')) });
const Form = Type.Object({ title: Type.String({ maxLength: 400 }), language: Type.Optional(LanguageName) });

/** Setup → Organization. */
export function organizationRoutes(app: App, ctx: AppContext): void {
  const url = '/console/setup/organization';
  const config = { access: 'administrator' as const };
  app.get('/console/setup', { config }, (_request, reply) => reply.redirect(url));

  app.get(url, { config, schema: { querystring: Query } }, async (request, reply) => {
    const sheet = await readSheet(ctx, request);
    return sendRoom(
      ctx,
      request,
      reply,
      organizationPage({ ...sheet, ...(request.query.saved && { saved: 'saved' }) }),
    );
  });

  app.post(url, { config, schema: { body: Form } }, async (request, reply) => {
    const { organization, body } = request;
    const refuse = async (problem: string) => {
      const sheet = await readSheet(ctx, request);
      return sendRoom(ctx, request, reply, organizationPage({ ...sheet, title: body.title, problem }));
    };
    if (organization.isManagedByFile) return refuse('A configuration file manages this organization: change it there.');
    if (!isTitle(body.title)) return refuse('Give the portal a title of up to 80 characters.');
    const actor = administratorOf(request).id;
    const wish = { title: body.title.trim(), ...(body.language && { language: body.language }) };
    await ctx.unitOfWork((tx) =>
      changeOrganization({ ...tx, now: ctx.now, publicHost: ctx.publicHost }, organization, wish, actor),
    );
    return reply.redirect(`${url}?saved=1`, 303);
  });
}

async function readSheet(
  ctx: AppContext,
  { organization }: { organization: Parameters<typeof organizationPage>[0]['organization'] },
) {
  return {
    organization,
    supportDomain: supportDomainOf(ctx, organization),
    ...(await listPlaces(ctx, organization.id)),
  };
}
