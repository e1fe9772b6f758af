import assert from 'node:assert/strict';
import { seedOrganization, seedPerson } from '../../test/support/seed.ts';
import { testOnEachEngine } from '../../test/support/temporary-store.ts';
import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import { DAY, HOUR } from '../kit/clock.ts';
import { hashSecret } from '../kit/secrets.ts';
import { reconfirmSession } from './reconfirm-session.ts';
import { resumeSession } from './resume-session.ts';
import { startSession } from './start-session.ts';

const organizationId = 'org_1' as OrganizationId;
const personId = 'per_bo' as PersonId;
const now = () => 1_700_000_000_000;

testOnEachEngine<unknown>(
  'a session is known by a random reference of 256 bits, and kept as its hash; each further proof gives it another',
  async (_t, { engine, unitOfWork }) => {
    const ctx = { db: engine.reader, now };
    await unitOfWork(async ({ db }) => {
      await seedOrganization(db, organizationId);
      await seedPerson(db, organizationId, personId);
      const address = { kind: 'email', value: 'bo@acme.example', normalized: 'bo@acme.example' } as const;
      await db
        .insertInto('identifier')
        .values({ id: 'idn_1', organization_id: organizationId, person_id: personId, ...address, verified_at: null })
        .execute();
    });
    const evidence = [{ factor: 'password' as const, at: now() }];
    const browser = { connectionId: null, address: '192.0.2.1', userAgent: 'test' };
    const { session, token } = await unitOfWork((tx) =>
      startSession({ ...tx, now }, { idle: HOUR, lifetime: DAY }, { organizationId, personId, evidence, ...browser }),
    );
    const [, secret = ''] = token.split('.');
    assert.equal(Buffer.from(secret, 'base64url').length, 32);
    const rows = await engine.reader.selectFrom('session').selectAll().execute();
    assert.equal(JSON.stringify(rows).includes(secret), false);
    assert.deepEqual(Buffer.from(rows[0]?.secret_hash ?? []), Buffer.from(hashSecret(secret)));

    const renewed = await unitOfWork((tx) => reconfirmSession({ ...tx, now }, session, evidence));
    assert.notEqual(renewed.token, token);
    assert.equal(await resumeSession(ctx, token), undefined);
    assert.equal((await resumeSession(ctx, renewed.token))?.person.id, personId);
  },
);
