import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, testOnEachEngine } from '../../../test/support/temporary-store.ts';
import { DAY } from '../../kit/clock.ts';
import type { DeviceEvent } from './device.events.ts';
import { KNOWN_FOR, standingOf } from './device.ts';
import { findDevice } from './find-device.ts';
import { forgetDevice, forgetDevicesOf, forgetUnusedDevices, stopRemembering } from './forget-device.ts';
import { knowDevice } from './know-device.ts';
import { listDevices } from './list-devices.ts';

const bo = { id: 'per_bo', organizationId: 'org_1' } as const;
const eve = { id: 'per_eve', organizationId: 'org_1' } as const;

async function openDesk({ engine, unitOfWork, recorded }: TemporaryStore<DeviceEvent>) {
  let time = 1_700_000_000_000;
  const now = () => time;
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', bo.id);
    await seedPerson(db, 'org_1', eve.id);
  });
  const ctx = { db: engine.reader, now };
  return {
    ctx,
    recorded,
    inside: <Value>(work: (tx: Parameters<typeof knowDevice>[0]) => Promise<Value>) =>
      unitOfWork((tx) => work({ ...tx, now })),
    pass: (days: number) => {
      time += days * DAY;
    },
    know: (person: typeof bo | typeof eve, secret?: string, rememberFor?: number) =>
      unitOfWork((tx) =>
        knowDevice({ ...tx, now }, { person, secret, rememberFor, address: '192.0.2.1', userAgent: 'test' }),
      ),
    async standing(person: typeof bo | typeof eve, secret: string | undefined, most = 30 * DAY) {
      return standingOf(await findDevice(ctx, secret, person.id), most, time);
    },
  };
}

testOnEachEngine<DeviceEvent>(
  'a browser is known to who has signed in there, and to nobody else',
  async (_t, store) => {
    const desk = await openDesk(store);
    const secret = await desk.know(bo);
    assert.equal(await desk.standing(bo, secret), 'known');
    assert.equal(await desk.standing(eve, secret), 'unknown');
    assert.equal(await desk.standing(bo, undefined), 'unknown');
    assert.equal(await desk.standing(bo, `${secret}x`), 'unknown');
    assert.equal(await findDevice(desk.ctx, secret, undefined), undefined);
  },
);

testOnEachEngine<DeviceEvent>('each sign-in renews the secret, for all who use the browser', async (_t, store) => {
  const desk = await openDesk(store);
  const first = await desk.know(bo);
  const second = await desk.know(eve, first);
  assert.notEqual(first, second);
  assert.equal(await desk.standing(bo, first), 'unknown', 'a secret that was noted down before is worth nothing');
  assert.equal(await desk.standing(bo, second), 'known');
  assert.equal(await desk.standing(eve, second), 'known');
  const third = await desk.know(bo, second);
  assert.equal(await desk.standing(eve, third), 'known');
  assert.equal((await listDevices(desk.ctx, bo.id)).length, 1, 'it is one browser still');
});

testOnEachEngine<DeviceEvent>(
  'a browser is remembered as long as promised and as the policy allows today',
  async (_t, store) => {
    const desk = await openDesk(store);
    let secret = await desk.know(bo, undefined, 30 * DAY);
    assert.equal(await desk.standing(bo, secret), 'remembered');
    assert.equal(await desk.standing(bo, secret, 7 * DAY), 'known', 'a shorter policy ends it');
    assert.equal(await desk.standing(bo, secret, 0), 'known');
    desk.pass(29);
    secret = await desk.know(bo, secret);
    assert.equal(await desk.standing(bo, secret), 'remembered', 'a further sign-in leaves it as it was');
    desk.pass(1);
    assert.equal(await desk.standing(bo, secret), 'known');
    assert.deepEqual(
      desk.recorded.map(({ type }) => type),
      ['device.remembered'],
    );
  },
);

testOnEachEngine<DeviceEvent>('what is forgotten is new again, and the browsers of others stay', async (_t, store) => {
  const desk = await openDesk(store);
  const mine = await desk.know(bo, undefined, 30 * DAY);
  const phone = await desk.know(bo, undefined, 30 * DAY);
  const hers = await desk.know(eve, undefined, 30 * DAY);
  await desk.inside((tx) => stopRemembering(tx, bo));
  assert.equal(await desk.standing(bo, mine), 'known');
  assert.equal(await desk.standing(eve, hers), 'remembered');
  const [newest] = await listDevices(desk.ctx, bo.id);
  assert.ok(newest);
  assert.equal(await desk.inside((tx) => forgetDevice(tx, eve, newest.id, eve.id)), false, 'nobody forgets another’s');
  assert.equal(await desk.inside((tx) => forgetDevice(tx, bo, newest.id, bo.id)), true);
  assert.equal((await listDevices(desk.ctx, bo.id)).length, 1);
  await desk.inside((tx) => forgetDevicesOf(tx, bo, 'system'));
  assert.deepEqual(await Promise.all([mine, phone].map((one) => desk.standing(bo, one))), ['unknown', 'unknown']);
  assert.equal(await desk.standing(eve, hers), 'remembered');
  assert.equal(desk.recorded.filter(({ type }) => type === 'device.forgotten').length, 2);
});

testOnEachEngine<DeviceEvent>('sign-ins without a cookie fill no table', async (_t, store) => {
  const desk = await openDesk(store);
  for (let count = 0; count < 33; count += 1) await desk.know(bo);
  assert.equal((await listDevices(desk.ctx, bo.id)).length, 30);
  desk.pass(KNOWN_FOR / DAY);
  assert.equal((await listDevices(desk.ctx, bo.id)).length, 0);
  await desk.inside(forgetUnusedDevices);
  assert.equal((await store.engine.reader.selectFrom('device').select('id').execute()).length, 0);
});

test('nobody is remembered without a promise', () => {
  assert.equal(standingOf(undefined, 30 * DAY, 0), 'unknown');
});
