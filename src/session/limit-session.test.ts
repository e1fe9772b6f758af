import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seedOrganization, seedPerson } from '../../test/support/seed.ts';
import { testOnEachEngine } from '../../test/support/temporary-store.ts';
import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Evidence } from '../factors/assurance.ts';
import { DAY, HOUR, MINUTE } from '../kit/clock.ts';
import { savePolicies } from '../signin/policy/save-policies.ts';
import { limitSession } from './limit-session.ts';
import { listSessions } from './list-sessions.ts';
import { resumeSession } from './resume-session.ts';
import { startSession } from './start-session.ts';

const deployment = { idle: 8 * HOUR, lifetime: 7 * DAY };

test('a session lasts as the deployment says, as far as the level that was reached allows', () => {
  const unset = { sessionLifetime: null, sessionIdle: null };
  assert.deepEqual(limitSession(unset, 1, deployment), deployment);
  assert.deepEqual(limitSession(unset, 2, deployment), { idle: HOUR, lifetime: DAY });
  assert.deepEqual(limitSession(unset, 3, deployment), { idle: 15 * MINUTE, lifetime: 12 * HOUR });
  assert.deepEqual(limitSession(unset, 1, { idle: 60 * DAY, lifetime: 60 * DAY }), {
    idle: 30 * DAY,
    lifetime: 30 * DAY,
  });
});

test('what a policy sets goes before both', () => {
  const policy = { sessionLifetime: 2 * DAY, sessionIdle: 2 * HOUR };
  assert.deepEqual(limitSession(policy, 2, deployment), { idle: 2 * HOUR, lifetime: 2 * DAY });
});

const organizationId = 'org_1' as OrganizationId;
const personId = 'per_bo' as PersonId;
const password: Evidence = { factor: 'password', at: 0 };
const totp: Evidence = { factor: 'totp', at: 0 };

testOnEachEngine<unknown>(
  'a session that lies unused ends when its own limit says so, and policies that follow leave it as it began',
  async (_t, { engine, unitOfWork }) => {
    let time = 1_700_000_000_000;
    const ctx = { db: engine.reader, now: () => time };
    await unitOfWork(async ({ db }) => {
      await seedOrganization(db, organizationId);
      await seedPerson(db, organizationId, personId);
      const address = { kind: 'email', value: 'bo@acme.example', normalized: 'bo@acme.example' } as const;
      const owner = { organization_id: organizationId, person_id: personId };
      await db
        .insertInto('identifier')
        .values({ id: 'idn_1', ...owner, ...address, verified_at: null })
        .execute();
    });
    const start = (...evidence: Evidence[]) =>
      unitOfWork((tx) =>
        startSession({ ...tx, now: ctx.now }, deployment, {
          organizationId,
          personId,
          evidence,
          connectionId: null,
          address: '192.0.2.1',
          userAgent: 'test',
        }),
      );
    const one = await start(password);
    const two = await start(password, totp);
    assert.deepEqual([one.session.idleFor, two.session.idleFor], [8 * HOUR, HOUR]);
    await unitOfWork((tx) =>
      savePolicies(
        { ...tx, now: ctx.now },
        {
          organizationId,
          policies: [{ scope: { scope: 'organization' }, change: { sessionIdle: 10 * MINUTE } }],
          actor: 'test',
        },
      ),
    );
    const three = await start(password, totp);
    assert.equal(three.session.idleFor, 10 * MINUTE);
    const inside = async () =>
      Promise.all([one, two, three].map(async ({ token }) => (await resumeSession(ctx, token)) !== undefined));
    assert.deepEqual(await inside(), [true, true, true]);
    time += 10 * MINUTE;
    assert.deepEqual(await inside(), [true, true, false]);
    time += 50 * MINUTE;
    assert.deepEqual(await inside(), [true, false, false]);
    assert.deepEqual(
      (await listSessions(ctx, personId)).map(({ id }) => id),
      [one.session.id],
    );
  },
);
