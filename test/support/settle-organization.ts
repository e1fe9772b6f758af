import assert from 'node:assert/strict';
import { createOrganization } from '../../src/directory/create-organization.ts';
import { createPerson, type PersonDraft } from '../../src/directory/create-person.ts';
import { findOrganizationById, replaceHosts, updateOrganization } from '../../src/directory/organization.queries.ts';
import type { Features, Organization, OrganizationId } from '../../src/directory/organization.ts';
import { listPeople, updatePerson } from '../../src/directory/person.queries.ts';
import type { Person } from '../../src/directory/person.ts';
import { insertProfile, listProfiles } from '../../src/directory/role.queries.ts';
import type { AppContext } from '../../src/http/app-context.ts';
import type { Result } from '../../src/kit/result.ts';
import { findConnection, markTested } from '../../src/remote/connection.queries.ts';
import { type Connection, type ConnectionOptions, shippedOptions } from '../../src/remote/connection.ts';
import { addKey } from '../../src/remote/keys.ts';
import { createConnection, type NewConnection } from '../../src/remote/save-connection.ts';
import { switchOn } from '../../src/remote/switch-connection.ts';
import { dumpOrganization } from './dump-organization.ts';

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
  readonly profiles?: readonly { readonly name: string; readonly permissions: readonly string[] }[];
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
  readonly people: () => Promise<readonly Person[]>;
  readonly sessions: () => Promise<readonly SessionSeen[]>;
  /** Fails when any row of the organization is not as it was when it was settled. */
  readonly assertUntouched: () => Promise<void>;
}

export interface SessionSeen {
  readonly id: string;
  readonly email: string | undefined;
  readonly isLive: boolean;
}

const actor = 'test';

/** Makes it through the operations that the console and the files use. */
export async function settleOrganization(ctx: AppContext, plan: OrganizationPlan): Promise<Settled> {
  const ids = await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    const organizationId = await addOrganization(tx, plan);
    for (const person of plan.people ?? []) await addPerson(tx, organizationId, person);
    return { organizationId, connectionId: await addConnection(tx, organizationId, plan.connection) };
  });
  const { organizationId, connectionId } = ids;
  const organization = await findOrganizationById(ctx.db, organizationId);
  const connection = await findConnection(ctx.db, organizationId, connectionId);
  assert.ok(organization && connection);

  const people = async () => (await listPeople(ctx.db, organizationId, { limit: 100_000 })).toReversed();
  const before = await dumpOrganization(ctx.db, organizationId);
  return {
    organization,
    origin: `https://${plan.supportDomain}`,
    connection,
    key: plan.connection.key,
    people,
    async sessions() {
      const emails = new Map((await people()).map(({ id, email }) => [id as string, email]));
      const query = ctx.db.selectFrom('session').select(['id', 'person_id', 'ended_at', 'expires_at']).orderBy('id');
      const rows = await query.where('organization_id', '=', organizationId).execute();
      const isLive = (row: (typeof rows)[number]) => row.ended_at === null && row.expires_at > ctx.now();
      return rows.map((row) => ({ id: row.id, email: emails.get(row.person_id), isLive: isLive(row) }));
    },
    async assertUntouched() {
      assert.deepEqual(await dumpOrganization(ctx.db, organizationId), before, `${plan.name} was touched`);
    },
  };
}

type Inside = Parameters<Parameters<AppContext['unitOfWork']>[0]>[0] & Pick<AppContext, 'now' | 'sealer'>;

async function addOrganization(
  tx: Inside,
  { name, supportDomain, aliases = [], features, profiles = [] }: OrganizationPlan,
) {
  const { id } = granted(await createOrganization(tx, { name, title: `${name} Support`, actor }));
  if (features) await updateOrganization(tx.db, id, { features });
  assert.ok(await replaceHosts(tx.db, id, supportDomain, aliases), `${supportDomain} is taken`);
  const shipped = (await listProfiles(tx.db, id)).map((profile) => profile.name);
  for (const profile of profiles.filter(({ name: wanted }) => !shipped.includes(wanted)))
    await insertProfile(tx.db, id, profile);
  return id;
}

async function addPerson(tx: Inside, organizationId: OrganizationId, { state, ...person }: PersonPlan) {
  const shipped = { kind: 'customer', role: null, profile: null, identifiers: 'vouched' } as const;
  const id = granted(await createPerson(tx, { ...shipped, ...person, organizationId, createdBy: 'file', actor }));
  if (state === 'deactivated') await updatePerson(tx.db, organizationId, id, { deactivatedAt: tx.now() });
}

async function addConnection(
  tx: Inside,
  organizationId: OrganizationId,
  { key, options, state, ...wish }: ConnectionPlan,
) {
  const site = { loginUrl: 'https://www.example.com/login', logoutUrl: 'https://www.example.com/logout' };
  const draft = { name: 'website', dialect: 'classic', ...site, ...wish, organizationId } as const;
  const connection = await createConnection(tx, { ...draft, options: { ...shippedOptions, ...options } }, actor);
  granted(await addKey(tx, connection, { secret: key }, actor));
  if (state === 'draft') return connection.id;
  const testedAt = tx.now();
  await markTested(tx.db, connection.id, testedAt);
  granted(await switchOn(tx, { ...connection, testedAt }, actor));
  return connection.id;
}

function granted<Value, Reason extends string>(result: Result<Value, Reason>): Value {
  assert.ok(result.ok, result.ok ? '' : result.reason);
  return result.value;
}
