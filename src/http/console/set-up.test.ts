import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consoleStory, openConsole, PUBLIC } from '../../../test/support/console-house.ts';
import { dumpOrganization } from '../../../test/support/dump-organization.ts';

/** Label, state and button of each line, as the page shows them. */
function linesIn(page: string) {
  const card = /<section class="card" id="set-up">.*?<\/section>/s.exec(page)?.[0] ?? assert.fail('no checklist');
  const shown = card.replace(/<summary>Dismissed.*/s, '');
  const lines = [...shown.matchAll(/<li class="[^"]*">.*?<\/li>/gs)].map(([line]) => ({
    label: /<a href="[^"]*">([^<]*)</.exec(line)?.[1],
    state: /sr-only">(\w+): /.exec(line)?.[1],
    button: /class="button primary"[^>]*>([^<]*)</.exec(line)?.[1],
  }));
  return { card, lines, progress: /class="hint">(\d+ of \d+ done)/.exec(card)?.[1] };
}

consoleStory('home says what is set up, how far one is, and one thing to do next', async ({ desk }) => {
  const there = await desk(PUBLIC);
  const { lines, progress } = linesIn(await there.open('/console'));
  assert.deepEqual(lines, [
    { label: 'Your sign-in is strong', state: 'Waiting', button: 'Add an authenticator app' },
    { label: 'Recovery codes saved', state: 'Waiting', button: undefined },
    { label: 'Support Domain: support.acme.example', state: 'Failed', button: undefined },
    { label: 'Mails arrive', state: 'Waiting', button: undefined },
    { label: 'Website connected: website', state: 'Passed', button: undefined },
    { label: 'A colleague is invited', state: 'Passed', button: undefined },
    { label: 'Safe access tried', state: 'Waiting', button: undefined },
  ]);
  assert.equal(progress, '2 of 7 done');
});

consoleStory('safe access is tried as soon as somebody came in by it', async ({ desk, ours, world }) => {
  const there = await desk(PUBLIC);
  assert.match(await there.open('/console'), /<a href="\/acme\/safe-access">Safe access tried/);
  const about = { organizationId: ours.organization.id, actor: 'x', address: '192.0.2.1', personId: 'x' } as const;
  await world.program.ctx.unitOfWork(async ({ emit }) => emit({ type: 'safe-access.used', ...about }));
  assert.match(await there.open('/console'), /there is a way in when your website is down/);
});

consoleStory('a step is put out of sight for everybody, and brought back', async ({ desk, recorded }) => {
  const { open, post } = await desk();
  await recorded();
  const url = '/console/set-up/mail';
  for (const time of ['once', 'twice']) {
    assert.match((await post(`${url}/dismiss`)).location ?? '', /\/console#set-up$/, time);
  }
  assert.deepEqual(await recorded(), ['set-up-item.dismissed'], 'recorded once');
  const without = linesIn(await open('/console'));
  assert.equal(without.progress, '2 of 6 done');
  assert.ok(!without.lines.some(({ label }) => label === 'Mails arrive'));
  assert.match(without.card, /Dismissed \(1\).*Bring back/s);
  for (const item of ['sign-in', 'recovery-codes', 'domain', 'safe-access']) {
    await post(`/console/set-up/${item}/dismiss`);
  }
  const done = linesIn(await open('/console'));
  assert.equal(done.progress, '2 of 2 done');
  assert.match(done.card, /Your portal is set up.*<details class="disclosure"><summary>What was checked/s);
  assert.doesNotMatch(done.card, /button primary/);
  await recorded();
  await post(`${url}/restore`);
  await post(`${url}/restore`);
  assert.deepEqual(await recorded(), ['set-up-item.restored']);
  assert.equal(linesIn(await open('/console')).progress, '2 of 3 done');
  assert.equal((await post('/console/set-up/nothing/dismiss')).status, 404);
});

test('what one organization dismisses is still shown in the other', async (t) => {
  const { world, ours, theirs, desk } = await openConsole(t);
  const before = await dumpOrganization(world.program.ctx.db, theirs.organization.id);
  await (await desk(ours.origin)).post('/console/set-up/mail/dismiss');
  const rows = await world.program.ctx.db.selectFrom('set_up_dismissal').select('organization_id').execute();
  assert.deepEqual(
    rows.map((row) => row.organization_id),
    [ours.organization.id],
  );
  assert.deepEqual(await dumpOrganization(world.program.ctx.db, theirs.organization.id), before);
});

consoleStory('whether the Support Domain leads here is looked at again when asked to', async ({ desk }) => {
  const { post, open } = await desk();
  assert.match(await open('/console'), /DNS does not know it yet|It is being looked at/);
  assert.match((await post('/console/set-up/domain/check')).location ?? '', /\/console#set-up$/);
  const there = await post('/console/set-up/domain/check', { from: 'rebranding' });
  assert.match(there.location ?? '', /\/console\/setup\/rebranding$/);
  assert.match(await open('/console/setup/rebranding'), /support\.acme\.example does not lead here/);
});
