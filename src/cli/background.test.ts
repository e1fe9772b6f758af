import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../test/support/temporary-store.ts';
import { loadSettings } from '../config/load-settings.ts';
import { takeTurn } from '../edge/limit-rate.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../kit/clock.ts';
import type { Program } from '../main.ts';
import { startBackground } from './background.ts';
import { openInstallation } from './open-installation.ts';

async function openWithTimers(t: TestContext, start = Date.UTC(2026, 0, 1)) {
  const loaded = loadSettings({ SALLYPORT_DATA: 'data' }, temporaryFolder(t));
  assert.ok(loaded.ok);
  const { settings } = loaded.value;
  const { ctx, engine, close } = await openInstallation(settings);
  t.after(close);
  t.mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
  let now = start;
  const faults: string[] = [];
  const log = { error: (_details: object, sentence: string) => void faults.push(sentence) };
  const background = await startBackground({ ...ctx, now: () => now }, settings, log);
  return {
    ctx,
    engine,
    faults,
    background,
    now: () => now,
    pass(time: number) {
      now += time;
      t.mock.timers.tick(time);
    },
  };
}

function insertAttempt({ writer }: Program['engine'], id: string, at: number) {
  const nobody = { organization_id: null, connection_id: null, key_id: null, person_id: null, clock_offset: null };
  const empty = { reference: id, host: '', address: '', operation: '', email: '', login_name: '' };
  const end = { stage: 'host', outcome: 'unknown_host' } as const;
  return writer
    .insertInto('remote_attempt')
    .values({ id, at, ...nobody, ...empty, ...end })
    .execute();
}

test('what has had its time is forgotten: windows of the rate limit each minute, attempts after ninety days', async (t) => {
  const { ctx, engine, background, now, pass } = await openWithTimers(t);
  await ctx.unitOfWork(({ db }) => takeTurn({ db, now }, 'sign-in:192.0.2.1', { most: 1, per: 30 * SECOND }));
  await insertAttempt(engine, 'att_old', now() - 91 * DAY);
  await insertAttempt(engine, 'att_new', now() - 89 * DAY);

  pass(MINUTE);
  pass(HOUR);
  await background.stop();
  assert.deepEqual(await engine.reader.selectFrom('rate_limit').select('bucket').execute(), []);
  const kept = await engine.reader.selectFrom('remote_attempt').select('id').execute();
  assert.deepEqual(
    kept.map(({ id }) => id),
    ['att_new'],
  );
});

test('work in the background that fails is logged, and tried again at the next turn', async (t) => {
  const { engine, background, faults, pass } = await openWithTimers(t);
  await engine.writer.schema.alterTable('rate_limit').renameTo('elsewhere').execute();
  pass(MINUTE);
  pass(MINUTE);
  await background.stop();
  assert.equal(faults.length, 2);
});

for (const [days, kept] of [
  [399, ['chain.started', 'mail.sent']],
  [401, ['ledger.pruned']],
] as const) {
  test(`events of ${days} days ago, where 400 are kept: what is left is ${kept.join(' and ')}`, async (t) => {
    const { ctx, engine, background, pass } = await openWithTimers(t, Date.now() + days * DAY);
    const sent = { type: 'mail.sent', organizationId: null, actor: 'system', mailId: 'mai_1' } as const;
    await ctx.unitOfWork(async ({ emit }) => emit(sent));

    pass(HOUR);
    await background.stop();
    const left = await engine.reader.selectFrom('event').select('type').orderBy('position').execute();
    assert.deepEqual(
      left.map(({ type }) => type),
      kept,
    );
  });
}
