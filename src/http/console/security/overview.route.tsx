import { Type } from 'typebox';
import { factsOf } from '../../../conformance/facts.ts';
import { countVerdicts, makeReport, type Report } from '../../../conformance/make-report.ts';
import { tellPaths } from '../../../conformance/print-report.ts';
import { isKey, second } from '../../../signin/flow/steps.ts';
import type { PolicySet } from '../../../signin/policy/policy-set.ts';
import { fateIn } from '../../../signin/policy/preview-policy.ts';
import { readHolders } from '../../../signin/policy/read-holders.ts';
import { readPolicies } from '../../../signin/policy/read-policies.ts';
import type { AppContext } from '../../app-context.ts';
import type { App } from '../../create-app.ts';
import { SECURITY, sendRoom } from '../console-screen.tsx';
import { type SecurityOverview, securityPage } from './overview.page.tsx';

const Query = Type.Object({ done: Type.Optional(Type.Literal('saved')) });

/** Security: what a sign-in asks for, and of whom. */
export function securityRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'administrator' as const };
  app.get(SECURITY, { config, schema: { querystring: Query } }, async (request, reply) => {
    const { organization, query } = request;
    const set = await readPolicies(ctx, organization.id);
    const report = makeReport(factsOf(set));
    const overview: SecurityOverview = {
      set,
      kinds: kindsOf(report),
      counts: countFactors(set, await readHolders(ctx, organization.id)),
      conformance: countVerdicts(report),
      safeAccess: `${ctx.publicUrl.origin}/${organization.name}/safe-access`,
      done: query.done,
    };
    return sendRoom(ctx, request, reply, securityPage(overview));
  });
}

const titles: Readonly<Record<string, string>> = {
  customers: 'Customers',
  representatives: 'Representatives',
  administrators: 'Administrators',
};

const kindsOf = ({ paths }: Report) =>
  paths.flatMap(({ of, policy, weakest }) => {
    const title = titles[of];
    return title === undefined ? [] : [{ title, policy, ...tellPaths(weakest) }];
  });

function countFactors(set: PolicySet, holders: Awaited<ReturnType<typeof readHolders>>) {
  const count = (isMeant: (holder: (typeof holders)[number]) => boolean) =>
    holders.filter(isMeant).reduce((so, { people }) => so + people, 0);
  return {
    people: count(() => true),
    withSecond: count(({ has }) => has.some((factor) => second.includes(factor))),
    phishingResistant: count(({ has }) => has.some(isKey)),
    stopped: count((holder) => fateIn(set, holder) === 'stopped'),
  };
}
