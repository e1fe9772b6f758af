import assert from 'node:assert/strict';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, testOnEachEngine } from '../../../test/support/temporary-store.ts';
import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import { MINUTE } from '../../kit/clock.ts';
import type { PolicyEvent } from './policy.events.ts';
import { type PolicyChange, shippedPolicy } from './policy.ts';
import type { PolicyScope } from './policy-set.ts';
import { previewPolicy } from './preview-policy.ts';
import { readPolicyOf, readPolicyOfStrangers } from './read-policy.ts';
import { type PolicyWish, savePolicies } from './save-policies.ts';

const organizationId = 'org_1' as OrganizationId;
const ada = {
  organizationId,
  id: 'per_ada' as PersonId,
  kind: 'customer',
  permissions: [],
  deactivatedAt: null,
} as const;
const everybody: PolicyScope = { scope: 'organization' };

async function openHouse({ engine, unitOfWork, recorded }: TemporaryStore<PolicyEvent>) {
  const now = () => 1_700_000_000_000;
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, organizationId);
    for (const id of ['per_ada', 'per_bo', 'per_cleo', 'per_dan']) await seedPerson(db, organizationId, id);
    const known = { changed_at: 1, hash: '$argon2id$' };
    await db
      .insertInto('password')
      .values(['per_ada', 'per_bo', 'per_cleo'].map((person_id) => ({ person_id, ...known })))
      .execute();
    const kept = { organization_id: organizationId, name: '', key_material: Buffer.alloc(1), created_at: 1 };
    await db
      .insertInto('authenticator')
      .values({ id: 'aut_1', person_id: 'per_bo', factor: 'totp', ...kept, last_step: null, last_used_at: null })
      .execute();
  });
  const ctx = { db: engine.reader, now };
  return {
    ctx,
    recorded,
    async save({ unlessStopped, ...policy }: PolicyWish & { readonly unlessStopped?: PersonId }) {
      const wish = { organizationId, actor: 'per_ada', policies: [policy], ...(unlessStopped && { unlessStopped }) };
      const saved = await unitOfWork((tx) => savePolicies({ ...tx, now }, wish));
      return saved.ok ? { ok: true, fields: saved.saved.flatMap(({ fields }) => fields) } : saved;
    },
    preview: (change: PolicyChange) =>
      previewPolicy(ctx, { organizationId, scope: everybody, change, personId: ada.id }),
  };
}

testOnEachEngine<PolicyEvent>(
  'a policy is kept, told with what was before, and in force at once',
  async (_t, store) => {
    const { ctx, save, recorded } = await openHouse(store);
    const change = { requiredAal: 2, sessionIdle: 20 * MINUTE } as const;
    assert.deepEqual(await save({ scope: everybody, change }), { ok: true, fields: ['requiredAal', 'sessionIdle'] });
    assert.deepEqual(await save({ scope: everybody, change }), { ok: true, fields: [] });
    assert.deepEqual(await readPolicyOf(ctx, ada), { ...shippedPolicy, ...change });
    assert.deepEqual(await save({ scope: everybody, change: {} }), {
      ok: true,
      fields: ['requiredAal', 'sessionIdle'],
    });
    assert.deepEqual(await readPolicyOf(ctx, ada), shippedPolicy);
    assert.deepEqual(
      recorded.map(({ before, after, deviations }) => [before, after, deviations]),
      [
        ['{}', JSON.stringify(change), null],
        [JSON.stringify(change), '{}', null],
      ],
    );
  },
);

testOnEachEngine<PolicyEvent>(
  'customers and representatives have policies of their own; nobody is asked what customers are asked',
  async (_t, store) => {
    const { ctx, save } = await openHouse(store);
    await save({ scope: everybody, change: { requiredAal: 2, newDeviceCode: true } });
    await save({ scope: { scope: 'kind', id: 'customer' }, change: { requiredAal: 1 } });
    const asked = await readPolicyOf(ctx, ada);
    assert.deepEqual([asked.requiredAal, asked.newDeviceCode], [1, true]);
    assert.deepEqual(await readPolicyOfStrangers(ctx, organizationId), asked);
  },
);

testOnEachEngine<PolicyEvent>('what is refused is not kept and not told', async (_t, store) => {
  const { ctx, save, recorded } = await openHouse(store);
  const outcome = await save({ scope: everybody, change: { factors: ['totp'] } });
  assert.ok('because' in outcome && outcome.because === 'problems');
  assert.deepEqual(recorded, []);
  assert.deepEqual(await readPolicyOf(ctx, ada), shippedPolicy);
});

testOnEachEngine<PolicyEvent>(
  'whoever could not sign in themselves any more is stopped, unless they say so',
  async (_t, store) => {
    const { save } = await openHouse(store);
    const change = { factors: ['passkey', 'recovery_code'] } as const;
    const outcome = await save({ scope: everybody, change, unlessStopped: ada.id });
    assert.deepEqual(outcome, { ok: false, because: 'stops_yourself' });
    assert.ok((await save({ scope: everybody, change: { requiredAal: 2 }, unlessStopped: ada.id })).ok);
    assert.ok((await save({ scope: everybody, change })).ok);
  },
);

testOnEachEngine<PolicyEvent>(
  'the preview counts who sets up a second factor and who has no way in, and not who never had one',
  async (_t, store) => {
    const { preview, save } = await openHouse(store);
    const two = await preview({ requiredAal: 2 });
    assert.deepEqual([two.setsUp, two.stopped, two.you], [2, 0, 'sets_up']);
    const keys = await preview({ factors: ['passkey', 'recovery_code'] });
    assert.deepEqual([keys.setsUp, keys.stopped, keys.you], [0, 3, 'stopped']);
    await save({ scope: everybody, change: { requiredAal: 2 } });
    assert.equal((await preview({ requiredAal: 2 })).setsUp, 0);
  },
);

testOnEachEngine<PolicyEvent>(
  'switching personal questions on is logged with the rule it breaks',
  async (_t, store) => {
    const { save, recorded } = await openHouse(store);
    await save({ scope: everybody, change: { personalQuestions: 'recovery' } });
    assert.equal(recorded[0]?.deviations, 'ASVS 6.4.2');
  },
);
