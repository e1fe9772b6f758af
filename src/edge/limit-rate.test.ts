import assert from 'node:assert/strict';
import { type TemporaryStore, testOnEachEngine } from '../../test/support/temporary-store.ts';
import { DAY, SECOND } from '../kit/clock.ts';
import { forgetTurns, sweepTurns, takeTurn } from './limit-rate.ts';

const limit = { most: 3, per: 60 * SECOND };

function door({ engine, unitOfWork }: TemporaryStore<never>) {
  let now = 1_000;
  const clock = { now: () => now };
  return {
    engine,
    wait: (time: number) => {
      now += time;
    },
    take: (bucket: string) => unitOfWork(({ db }) => takeTurn({ db, ...clock }, bucket, limit)),
    forget: (bucket: string) => unitOfWork(({ db }) => forgetTurns({ db }, bucket)),
    sweep: () => unitOfWork(({ db }) => sweepTurns({ db, ...clock })),
    rows: async () => (await engine.reader.selectFrom('rate_limit').selectAll().execute()).length,
  };
}

testOnEachEngine<never>('after so many turns one waits for the end of the window', async (_t, store) => {
  const { take, wait } = door(store);
  for (let turn = 0; turn < 3; turn += 1) assert.deepEqual(await take('a'), { ok: true, value: true });
  wait(20 * SECOND);
  assert.deepEqual(await take('a'), { ok: false, reason: 'too_many', wait: 40 * SECOND });
  wait(39 * SECOND);
  assert.deepEqual(await take('a'), { ok: false, reason: 'too_many', wait: SECOND });
  wait(SECOND);
  assert.deepEqual(await take('a'), { ok: true, value: true });
});

/** Threat: a clock that was a year ahead for a moment shuts a name out for a year. */
testOnEachEngine<never>('a window that a wrong clock began ends with the clock', async (_t, store) => {
  const { take, wait } = door(store);
  const year = 365 * DAY;
  wait(year);
  for (let turn = 0; turn < 4; turn += 1) await take('a');
  wait(-year);
  assert.equal((await take('a')).ok, true);
  // Clocks of two processes that differ by less than a window are no reason to begin anew.
  for (let turn = 0; turn < 2; turn += 1) await take('a');
  wait(-30 * SECOND);
  assert.equal((await take('a')).ok, false);
});

testOnEachEngine<never>('turns at the same moment are all counted', async (_t, store) => {
  const { take } = door(store);
  const turns = await Promise.all(Array.from({ length: 20 }, () => take('a')));
  assert.equal(turns.filter(({ ok }) => ok).length, 3);
});

testOnEachEngine<never>('buckets do not share, and may have any length', async (_t, store) => {
  const { take } = door(store);
  const long = 'a'.repeat(100_000);
  for (let turn = 0; turn < 4; turn += 1) await take(long);
  assert.equal((await take(long)).ok, false);
  assert.equal((await take(`${long}b`)).ok, true);
});

testOnEachEngine<never>('a success forgets the tries before it', async (_t, store) => {
  const { take, forget } = door(store);
  for (let turn = 0; turn < 3; turn += 1) await take('a');
  await forget('a');
  assert.equal((await take('a')).ok, true);
});

testOnEachEngine<never>('the sweeper takes what is over and leaves what still counts', async (_t, store) => {
  const { take, wait, sweep, rows } = door(store);
  await take('a');
  wait(30 * SECOND);
  await take('b');
  wait(30 * SECOND);
  await sweep();
  assert.equal(await rows(), 1);
  for (let turn = 0; turn < 2; turn += 1) await take('b');
  assert.equal((await take('b')).ok, false);
});
