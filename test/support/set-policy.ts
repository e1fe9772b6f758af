import type { AppContext } from '../../src/http/app-context.ts';
import type { PolicyChange } from '../../src/signin/policy/policy.ts';

/** The policy of a whole organization, without the page on which an administrator sets it. */
export async function setPolicy(ctx: AppContext, organizationId: string, change: PolicyChange): Promise<void> {
  const place = { organization_id: organizationId, scope: 'organization', scope_id: organizationId } as const;
  const policy = JSON.stringify(change);
  await ctx.unitOfWork(async ({ db }) => {
    await db
      .insertInto('sign_in_policy')
      .values({ ...place, policy, changed_at: ctx.now() })
      .onConflict((conflict) => conflict.columns(['organization_id', 'scope', 'scope_id']).doUpdateSet({ policy }))
      .execute();
  });
}
