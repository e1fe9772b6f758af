import assert from 'node:assert/strict';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { testOnEachEngine } from '../../../test/support/temporary-store.ts';
import { DAY } from '../../kit/clock.ts';
import { isPasskeyDue, putOffPasskey } from './nudge.ts';

testOnEachEngine('a passkey is offered again after a day, a week and a month, and then never', async (_t, store) => {
  const { engine, unitOfWork } = store;
  let now = Date.parse('2026-11-22');
  const clock = { now: () => now };
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', 'per_bo');
  });
  const isDue = () => isPasskeyDue({ db: engine.reader, ...clock }, 'per_bo', 'https://support.acme.example');
  assert.equal(await isDue(), true);
  for (const pause of [DAY, 7 * DAY, 30 * DAY]) {
    await unitOfWork(({ db }) => putOffPasskey({ db, ...clock }, 'per_bo'));
    assert.equal(await isDue(), false);
    now += pause - 1;
    assert.equal(await isDue(), false);
    now += 1;
    assert.equal(await isDue(), true);
  }
  await unitOfWork(({ db }) => putOffPasskey({ db, ...clock }, 'per_bo'));
  now += 400 * DAY;
  assert.equal(await isDue(), false);
});
