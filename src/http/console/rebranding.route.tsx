import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { changeOrganization, type OrganizationChangeRefusal } from '../../directory/change-organization.ts';
import type { Organization } from '../../directory/organization.ts';
import { standingHost, supportDomainOf } from '../../directory/portal-hosts.ts';
import { readHostName } from '../../directory/read-host-name.ts';
import { readConnections } from '../../remote/read-connections.ts';
import { isHex } from '../../ui/contrast.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { type BrandForm, type BrandProblem, type BrandSheet, rebrandingPage } from './rebranding.page.tsx';

const Query = Type.Object({ saved: Type.Optional(Type.Literal('1')) });
const Form = Type.Object({
  accent: Type.String({ maxLength: 100 }),
  support_domain: Type.String({ maxLength: 2000 }),
  aliases: Type.String({ maxLength: 10_000 }),
});

/** Setup → Organization → Rebranding. */
export function rebrandingRoutes(app: App, ctx: AppContext): void {
  const url = '/console/setup/rebranding';
  const config = { access: 'administrator' as const };
  app.get(url, { config, schema: { querystring: Query } }, async (request, reply) => {
    const sheet = await readSheet(ctx, request, valuesOf(request.organization));
    return sendRoom(ctx, request, reply, rebrandingPage({ ...sheet, ...(request.query.saved && { saved: 'saved' }) }));
  });

  app.post(url, { config: { ...config, proof: 'fresh' }, schema: { body: Form } }, async (request, reply) => {
    const problems = await change(ctx, request);
    if (problems.length === 0) return reply.redirect(`${url}?saved=1`, 303);
    const sheet = await readSheet(ctx, request, request.body);
    return sendRoom(ctx, request, reply, rebrandingPage({ ...sheet, problems }));
  });
}

const valuesOf = ({ accent, supportDomain, aliases }: Organization): BrandForm => ({
  accent: accent === null ? '' : `#${accent}`,
  support_domain: supportDomain ?? '',
  aliases: aliases.join('\n'),
});

async function readSheet(
  ctx: AppContext,
  { organization }: Pick<FastifyRequest, 'organization'>,
  values: BrandForm,
): Promise<BrandSheet> {
  const connections = await readConnections(ctx, organization.id);
  return {
    organization,
    standing: standingHost(ctx, organization),
    host: supportDomainOf(ctx, organization),
    reach: await ctx.domains.look(portalOrigin(ctx, organization)),
    remoteSignIn: connections.some(({ enabledAt }) => enabledAt !== null) ? 'on' : 'off',
    values,
  };
}

async function change(
  ctx: AppContext,
  request: FastifyRequest<{ Body: Static<typeof Form> }>,
): Promise<readonly BrandProblem[]> {
  const { organization, body } = request;
  if (organization.isManagedByFile)
    return [{ field: 'support_domain', sentence: 'A configuration file manages this organization: change it there.' }];
  const wish = readWish(organization, body);
  const problems = [...wish.problems, ...missesOwnHost(ctx, request, wish)];
  if (problems.length > 0) return problems;
  const { accent, supportDomain, aliases } = wish;
  const actor = administratorOf(request).id;
  const changed = await ctx.unitOfWork((tx) =>
    changeOrganization(
      { ...tx, now: ctx.now, publicHost: ctx.publicHost },
      organization,
      { accent, supportDomain, aliases },
      actor,
    ),
  );
  return changed.ok ? [] : [tell(changed.reason, supportDomain)];
}

interface Wish {
  readonly accent: string | null;
  readonly supportDomain: string | null;
  readonly aliases: readonly string[];
  readonly problems: readonly BrandProblem[];
}

function readWish(was: Organization, form: BrandForm): Wish {
  const accent = form.accent.trim().replace(/^#?/, '#').toLowerCase();
  const supportDomain = form.support_domain.trim() === '' ? null : readHostName(form.support_domain);
  const lines = form.aliases.split(/[\s,]+/).filter((line) => line !== '');
  const bad = lines.find((line) => readHostName(line) === undefined);
  const aliases = new Set(lines.flatMap((line) => readHostName(line) ?? []));
  // Bookmarks of the old domain, and administrators who are on it now, keep a portal.
  if (was.supportDomain !== null && was.supportDomain !== supportDomain && !was.aliases.includes(was.supportDomain))
    aliases.add(was.supportDomain);
  if (supportDomain) aliases.delete(supportDomain);
  const problems: BrandProblem[] = [];
  if (accent !== '#' && !isHex(accent))
    problems.push({ field: 'accent', sentence: 'Enter six hexadecimal digits, such as #0a6e5c.' });
  if (supportDomain === undefined)
    problems.push({ field: 'support_domain', sentence: 'Enter a host name, such as support.example.com.' });
  if (bad !== undefined) problems.push({ field: 'aliases', sentence: `${bad} is not a host name.` });
  return {
    accent: accent === '#' ? null : accent.slice(1),
    supportDomain: supportDomain ?? null,
    aliases: [...aliases].sort(),
    problems,
  };
}

/** Who saves must still reach the console afterwards. */
function missesOwnHost(
  ctx: AppContext,
  { state, organization }: FastifyRequest<{ Body: BrandForm }>,
  { supportDomain, aliases }: Wish,
): readonly BrandProblem[] {
  if (!state.portal) return [];
  const { host } = state.arrival;
  if ([supportDomain, ...aliases, standingHost(ctx, organization)].includes(host)) return [];
  return [
    {
      field: 'aliases',
      sentence: `You are using ${host} right now. To remove it, open the console at another address first.`,
    },
  ];
}

function tell(reason: OrganizationChangeRefusal, supportDomain: string | null): BrandProblem {
  const [kind, host = ''] = reason.split(': ');
  const field = host === supportDomain ? 'support_domain' : 'aliases';
  if (kind === 'host_taken') return { field, sentence: `${host} belongs to another portal.` };
  return {
    field,
    sentence: `${host} cannot be a portal’s: it is the address of the server itself, or not a host name.`,
  };
}
