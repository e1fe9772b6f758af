import assert from 'node:assert/strict';
import { givePhone } from '../../../test/support/authenticator.ts';
import { consoleStory, givePassword } from '../../../test/support/console-house.ts';
import { readMails } from '../../../test/support/read-mails.ts';
import { signInAs } from '../../../test/support/sign-in.ts';

const JANE = 'jane@acme.example';

async function janeOf({ ours }: Parameters<Parameters<typeof consoleStory>[1]>[0]) {
  const jane = (await ours.people()).find(({ email }) => email === JANE);
  assert.ok(jane);
  return { jane, path: `/console/people/${jane.id}` };
}

consoleStory('an administrator sees what somebody proves themself with, and no secret of it', async (house) => {
  const { path } = await janeOf(house);
  const desk = await house.desk();
  assert.match(await desk.open(path), /None of their own/);
  await givePassword(house, JANE);
  const phone = await givePhone(house.world, house.ours, JANE);
  const page = await desk.open(path);
  for (const text of [/Password/, /Authenticator app/, /10 left/, /Ask for a new one/, /Help them back in/])
    assert.match(page, text);
  for (const secret of [phone.secret, ...phone.recoveryCodes, '$argon2']) assert.ok(!page.includes(secret));
});

consoleStory('one authenticator is removed, every session ends, and the owner hears of it', async (house) => {
  const { jane, path } = await janeOf(house);
  await givePassword(house, JANE);
  await givePhone(house.world, house.ours, JANE);
  const inside = await signInAs(house.world, house.ours, JANE);
  const desk = await house.desk();
  const remove = /href="([^"]*\/authenticators\/[^"]*\/remove)"/.exec(await desk.open(path))?.[1] ?? '';
  assert.match(await desk.open(remove), /Make sure that you know who asks you/);
  await house.recorded();
  assert.match((await desk.post(remove)).location ?? '', /done=authenticator-removed/);
  const events = await house.recorded();
  for (const type of ['authenticator.removed', 'session.ended'] as const) assert.ok(events.includes(type));
  assert.equal(await house.world.signedIn(inside, house.ours.origin), undefined);
  assert.equal((await desk.post(remove)).status, 404, 'once');
  const mails = await readMails(house.world.program.ctx);
  assert.equal(mails.at(-1)?.recipient, JANE);
  const rep = await house.desk(house.ours.origin, 'rep@acme.example');
  assert.equal((await rep.post(`${path}/password/ask`)).status, 404);
  assert.equal((await desk.post(`/console/people/${jane.id}x/password/ask`)).status, 404);
});

consoleStory('a new password is asked for by mail; nobody but its owner chooses it', async (house) => {
  const { path } = await janeOf(house);
  await givePassword(house, JANE);
  const desk = await house.desk();
  assert.match((await desk.post(`${path}/password/ask`)).location ?? '', /done=password-asked/);
  const letter = (await readMails(house.world.program.ctx)).at(-1);
  const link = /https:\S+/.exec(letter?.body ?? '')?.[0] ?? '';
  assert.equal(link, 'https://support.acme.example/sign-in/recover?identifier=jane%40acme.example');
  assert.match((await house.world.client().get(link)).text, /value="jane@acme\.example"/);
  for (let turn = 0; turn < 4; turn += 1) await desk.post(`${path}/password/ask`);
  assert.match((await desk.post(`${path}/password/ask`)).location ?? '', /password-not-asked/);
});

consoleStory('a password that others may know ends every session, and is to be replaced', async (house) => {
  const { world, ours } = house;
  const { path } = await janeOf(house);
  await givePassword(house, JANE);
  const inside = await signInAs(world, ours, JANE);
  const desk = await house.desk();
  assert.match((await desk.post(`${path}/password/distrust`)).location ?? '', /password-distrusted/);
  assert.match(await desk.open(path), /To be replaced at the next sign-in/);
  assert.equal(await world.signedIn(inside, ours.origin), undefined);
});

consoleStory('one’s own ways are not changed here', async (house) => {
  await givePassword(house, 'root@acme.example');
  const root = (await house.ours.people()).find(({ email }) => email === 'root@acme.example');
  const desk = await house.desk();
  const path = `/console/people/${root?.id}`;
  assert.equal((await desk.post(`${path}/password/distrust`)).location, `${house.ours.origin}/account`);
  assert.doesNotMatch(await desk.open(path), /Help them back in|Ask for a new one/);
});
