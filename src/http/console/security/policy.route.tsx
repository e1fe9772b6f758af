import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { listPlaces } from '../../../directory/list-places.ts';
import { effectivePolicy, type PolicyChange, type SignInPolicy, shippedPolicy } from '../../../signin/policy/policy.ts';
import { fieldOf, type PolicyProblem } from '../../../signin/policy/policy-problem.ts';
import {
  changeOf,
  type PolicyScope,
  type PolicySet,
  policyOfKind,
  withChange,
} from '../../../signin/policy/policy-set.ts';
import { previewPolicy } from '../../../signin/policy/preview-policy.ts';
import { readPolicies } from '../../../signin/policy/read-policies.ts';
import { savePolicies } from '../../../signin/policy/save-policies.ts';
import { tellFault } from '../../../signin/policy/tell-fault.ts';
import type { ProblemItem } from '../../../ui/error-summary.tsx';
import type { AppContext } from '../../app-context.ts';
import type { App } from '../../create-app.ts';
import { sendNothingHere } from '../../refusal-pages.tsx';
import { administratorOf, SECURITY, sendRoom } from '../console-screen.tsx';
import { policyPage } from './policy.page.tsx';
import { controlOf, PolicyForm, type PolicyValues, readPolicyForm, valuesOf } from './policy-form.ts';
import { policyReviewPage } from './policy-review.page.tsx';
import { scopeAt, titleOf } from './policy-words.ts';

const params = Type.Object({ scope: Type.String({ maxLength: 60 }) });
const SaveForm = Type.Object({ ...PolicyForm.properties, even_so: Type.Optional(Type.Literal('on')) });

const url = `${SECURITY}/policies/:scope`;
const access = 'administrator' as const;

/** What a sign-in asks for: of everybody, of a kind of people, of a role, of a profile. */
export function policyRoutes(app: App, ctx: AppContext): void {
  app.get(url, { config: { access }, schema: { params } }, async (request, reply) => {
    const found = await take(ctx, request, request.params.scope);
    return found ? showForm(ctx, request, reply, found) : sendNothingHere(request, reply);
  });

  app.post(`${url}/review`, { config: { access }, schema: { params, body: PolicyForm } }, async (request, reply) => {
    const found = await take(ctx, request, request.params.scope);
    if (!found || found.isManagedByFile) return sendNothingHere(request, reply);
    return review(ctx, request, reply, { ...found, form: request.body });
  });

  const config = { access, proof: 'fresh' as const };
  app.post(`${url}/save`, { config, schema: { params, body: SaveForm } }, async (request, reply) => {
    const found = await take(ctx, request, request.params.scope);
    if (!found || found.isManagedByFile) return sendNothingHere(request, reply);
    const { even_so: evenSo, ...form } = request.body;
    const { change, problems } = readPolicyForm(form);
    if (problems.length > 0) return showForm(ctx, request, reply, { ...found, form, problems });
    const { id } = administratorOf(request);
    const outcome = await ctx.unitOfWork((tx) =>
      savePolicies(
        { ...tx, now: ctx.now },
        {
          organizationId: request.organization.id,
          policies: [{ scope: found.scope, change }],
          actor: id,
          ...(evenSo === undefined && { unlessStopped: id }),
        },
      ),
    );
    if (outcome.ok) return reply.redirect(`${SECURITY}?done=saved`, 303);
    if (outcome.because === 'problems')
      return showForm(ctx, request, reply, { ...found, form, problems: itemsOf(outcome.problems) });
    const problem = 'Nothing was saved: say that you want to lock yourself out, or set up another way first.';
    return review(ctx, request, reply, { ...found, form, problem });
  });
}

interface Found {
  readonly scope: PolicyScope;
  readonly set: PolicySet;
  readonly isManagedByFile: boolean;
}

async function take(ctx: AppContext, { organization }: FastifyRequest, slug: string): Promise<Found | undefined> {
  const set = await readPolicies(ctx, organization.id);
  const scope = scopeAt(slug, set);
  if (!scope) return undefined;
  if (scope.scope === 'organization' || scope.scope === 'kind')
    return { scope, set, isManagedByFile: organization.isManagedByFile };
  const { roles, profiles } = await listPlaces(ctx, organization.id);
  const place = [...roles, ...profiles].find(({ id }) => id === scope.id);
  return { scope, set, isManagedByFile: place?.managedAt != null };
}

/** What is in force for those of a scope while nothing is set for it. */
function aboveOf(set: PolicySet, { scope }: PolicyScope): SignInPolicy {
  if (scope === 'organization') return shippedPolicy;
  const { organization } = set;
  if (scope === 'kind') return effectivePolicy({ organization, kind: {}, role: {}, profile: {} });
  return policyOfKind(set, 'representative');
}

interface Shown extends Found {
  readonly form?: PolicyValues;
  readonly problems?: readonly ProblemItem[];
}

function showForm(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply {
  const { scope, set, isManagedByFile, form, problems = [] } = shown;
  const above = aboveOf(set, scope);
  const change = changeOf(set, scope);
  const values = form ?? valuesOf(change, above.factors);
  const sheet = { scope, title: titleOf(scope, set), above, change, values, isManagedByFile, problems };
  return sendRoom(ctx, request, reply, policyPage(sheet));
}

const itemsOf = (problems: readonly PolicyProblem[]): readonly ProblemItem[] =>
  problems.map((problem) => ({ field: controlOf[fieldOf(problem.fault)], text: tellFault(problem) }));

interface Reviewed extends Found {
  readonly form: PolicyValues;
  readonly problem?: string;
}

async function review(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, reviewed: Reviewed) {
  const { scope, set, form } = reviewed;
  const { change, problems } = readPolicyForm(form);
  if (problems.length > 0) return showForm(ctx, request, reply, { ...reviewed, problems });
  const { id: personId } = administratorOf(request);
  const preview = await previewPolicy(ctx, { organizationId: request.organization.id, scope, change, personId });
  if (preview.problems.length > 0)
    return showForm(ctx, request, reply, { ...reviewed, problems: itemsOf(preview.problems) });
  const policyWith = (asked: PolicyChange) => ({ ...aboveOf(withChange(set, scope, asked), scope), ...asked });
  const sheet = {
    scope,
    title: titleOf(scope, set),
    before: policyWith(changeOf(set, scope)),
    after: policyWith(change),
    preview,
    form,
    ...(reviewed.problem !== undefined && { problem: reviewed.problem }),
  };
  return sendRoom(ctx, request, reply, policyReviewPage(sheet));
}
