import assert from 'node:assert/strict';
import { changeOrganization } from '../../src/directory/change-organization.ts';
import { createOrganization } from '../../src/directory/create-organization.ts';
import { createPerson, type PersonDraft } from '../../src/directory/create-person.ts';
import type { Features, Organization } from '../../src/directory/organization.ts';
import { type ProfileWish, putProfile } from '../../src/directory/put-profile.ts';
import { switchOffPerson } from '../../src/directory/switch-person.ts';
import type { AppContext } from '../../src/http/app-context.ts';
import type { Result } from '../../src/kit/result.ts';
import { type Connection, type ConnectionOptions, shippedOptions } from '../../src/remote/connection.ts';
import { addKey } from '../../src/remote/keys.ts';
import { createConnection, type NewConnection } from '../../src/remote/save-connection.ts';
import { switchOnUntested } from '../../src/remote/switch-connection.ts';
import { dumpOrganization } from './dump-organization.ts';
import { listPeopleSeen, listSessionsSeen, type PersonSeen, type SessionSeen } from './seen.ts';

export type PersonPlan = Pick<PersonDraft, 'email' | 'loginName' | 'fullName'> &
  Partial<Pick<PersonDraft, 'kind' | 'role' | 'profile' | 'identifiers'>> & {
    readonly state?: 'active' | 'deactivated';
  };

export type ConnectionPlan = Partial<Omit<NewConnection, 'options' | 'organizationId'>> & {
  readonly key: string;
  readonly options?: Partial<ConnectionOptions>;
  readonly state?: 'enabled' | 'draft';
};

export interface OrganizationPlan {
  readonly name: string;
  readonly supportDomain: string;
  readonly aliases?: readonly string[];
  readonly features?: Features;
  /** Beside the shipped ones. */
  readonly profiles?: readonly ProfileWish[];
  readonly people?: readonly PersonPlan[];
  readonly connection: ConnectionPlan;
}

/** An organization that is there now, with what a story asks of it. */
export interface Settled {
  readonly organization: Organization;
  /** `https://` and the support domain. */
  readonly origin: string;
  readonly connection: Connection;
  readonly key: string;
  /** In the order in which they came. */
  readonly people: () => Promise<readonly PersonSeen[]>;
  readonly sessions: () => Promise<readonly SessionSeen[]>;
  /** Fails when any row of the organization is not as it was when it was settled. */
  readonly assertUntouched: () => Promise<void>;
}

const actor = 'test';

/** Makes it through the operations that the console and the files use. */
export async function settleOrganization(ctx: AppContext, plan: OrganizationPlan): Promise<Settled> {
  const { organization, connection } = await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer, publicHost: ctx.publicHost };
    const made = await addOrganization(tx, plan);
    for (const person of plan.people ?? []) await addPerson(tx, made, person);
    return { organization: made, connection: await addConnection(tx, made, plan.connection) };
  });
  const before = await dumpOrganization(ctx.db, organization.id);
  return {
    organization,
    origin: `https://${plan.supportDomain}`,
    connection,
    key: plan.connection.key,
    people: () => listPeopleSeen(ctx.db, organization.id),
    sessions: () => listSessionsSeen(ctx, organization.id),
    async assertUntouched() {
      assert.deepEqual(await dumpOrganization(ctx.db, organization.id), before, `${plan.name} was touched`);
    },
  };
}

type Inside = Parameters<Parameters<AppContext['unitOfWork']>[0]>[0] &
  Pick<AppContext, 'now' | 'sealer' | 'publicHost'>;

async function addOrganization(
  tx: Inside,
  { name, supportDomain, aliases = [], features, profiles = [] }: OrganizationPlan,
): Promise<Organization> {
  const organization = granted(await createOrganization(tx, { name, title: `${name} Support`, actor }));
  const wish = { supportDomain, aliases, ...(features && { features }) };
  granted(await changeOrganization(tx, organization, wish, actor));
  for (const profile of profiles) await putProfile(tx, organization.id, profile, actor);
  return { ...organization, ...wish };
}

async function addPerson(tx: Inside, { id: organizationId }: Organization, { state, ...person }: PersonPlan) {
  const shipped = { kind: 'customer', role: null, profile: null, identifiers: 'vouched' } as const;
  const draft = { ...shipped, ...person, organizationId, createdBy: 'file', actor };
  const id = granted(await createPerson(tx, draft));
  if (state === 'deactivated') await switchOffPerson(tx, { id, organizationId, deactivatedAt: null }, actor);
}

async function addConnection(
  tx: Inside,
  { id: organizationId }: Organization,
  { key, options, state, ...wish }: ConnectionPlan,
): Promise<Connection> {
  const site = { loginUrl: 'https://www.example.com/login', logoutUrl: 'https://www.example.com/logout' };
  const draft = { name: 'website', dialect: 'classic', ...site, ...wish, organizationId } as const;
  const connection = await createConnection(tx, { ...draft, options: { ...shippedOptions, ...options } }, actor);
  granted(await addKey(tx, connection, { secret: key }, actor));
  return state === 'draft' ? connection : granted(await switchOnUntested(tx, connection, actor));
}

function granted<Value, Reason extends string>(result: Result<Value, Reason>): Value {
  assert.ok(result.ok, result.ok ? '' : result.reason);
  return result.value;
}
