import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { givePassword, openConsole } from '../../../test/support/console-house.ts';
import { readMails } from '../../../test/support/read-mails.ts';
import { setPolicy } from '../../../test/support/set-policy.ts';
import { questionWords } from '../../factors/personal-questions/personal-questions.words.ts';
import { DAY, MINUTE } from '../../kit/clock.ts';

const JANE = 'jane@acme.example';
const url = '/account/questions';
const form = {
  question_1: 'first-pet',
  answer_1: 'Rumpelmauz',
  question_2: 'first-wage',
  answer_2: 'Gärtnerei Groß',
  question_3: 'cuddly-toy',
  answer_3: 'Herr Löffel',
};
const answerTo: Readonly<Record<string, string>> = {
  'first-pet': 'rumpelmauz',
  'first-wage': 'gärtnerei gross',
  'cuddly-toy': 'Herr Löffel!',
};

async function openHouse(t: TestContext) {
  const house = await openConsole(t);
  await givePassword(house, JANE);
  const { world, ours } = house;
  const offer = (personalQuestions: 'off' | 'recovery') =>
    setPolicy(world.program.ctx, ours.organization.id, { personalQuestions });
  return { ...house, offer, jane: await house.desk(ours.origin, JANE) };
}

/** The right answers to what the page asks. */
function answersTo(page: string) {
  const asked = [1, 2].map((number) => new RegExp(`for="answer_${number}">([^<]*)<`).exec(page)?.[1]);
  const [one = '', two = ''] = asked.map(
    (text) => answerTo[Object.entries(questionWords.en).find(([, words]) => words === text)?.[0] ?? ''],
  );
  return { answer_1: one, answer_2: two };
}

test('personal questions are nothing until the policy has them, and nobody sets them without a fresh proof', async (t) => {
  const { jane, offer, world } = await openHouse(t);
  assert.equal((await jane.get(url)).status, 404);
  assert.equal((await jane.post(url, form)).status, 404);
  assert.equal((await jane.get(`${url}/check`)).status, 404);
  assert.doesNotMatch(await jane.open('/account'), /Personal questions/);
  await offer('recovery');
  assert.match(await jane.open('/account'), /Choose questions/);
  world.clock.pass(11 * MINUTE);
  assert.notEqual((await jane.get(url)).status, 200);
  assert.notEqual((await jane.post(url, form)).location, `https://support.acme.example/account?done=questions-set`);
});

test('three questions of the list are chosen, each problem is told at its field, and the owner is mailed', async (t) => {
  const { jane, offer, recorded, world } = await openHouse(t);
  await offer('recovery');
  await recorded();
  const bad = { ...form, question_1: 'my own question', answer_2: 'Jane', question_3: 'first-wage' };
  const refused = await jane.post(url, bad);
  assert.equal(refused.status, 422);
  for (const text of [/href="#question_1"/, /href="#answer_2"/, /href="#question_3"/, /not stand in your profile/])
    assert.match(refused.text, text);
  assert.match(refused.text, /value="Herr Löffel"/, 'nothing has to be typed twice');
  assert.deepEqual(await recorded(), []);

  const saved = await jane.post(url, form);
  assert.equal(saved.location, 'https://support.acme.example/account?done=questions-set');
  assert.match(await jane.open('/account?done=questions-set'), /Your personal questions were saved/);
  assert.deepEqual(await recorded(), ['personal-questions.set']);
  const mails = await readMails(world.program.ctx);
  assert.match(mails.at(-1)?.subject ?? '', /Personal questions were chosen/);
  for (const answer of Object.values(form)) assert.ok(!JSON.stringify(mails).includes(answer));
  assert.doesNotMatch(await jane.open(url), /Rumpelmauz/);
});

test('random answers are filled in for a password manager, and saved by the same form', async (t) => {
  const { jane, offer } = await openHouse(t);
  await offer('recovery');
  const page = await jane.post(url, { ...form, question_2: '', do: 'random' });
  assert.equal(page.status, 200);
  const answers = [...page.text.matchAll(/name="answer_\d"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="answer_\d"/g)];
  assert.equal(answers.length, 3);
  assert.match(page.text, /not shown again/);
  const chosen = [
    ...page.text.matchAll(/<option[^>]*value="([a-z-]+)"[^>]*selected|<option[^>]*selected[^>]*value="([a-z-]+)"/g),
  ];
  assert.equal(chosen.length, 3);
  assert.doesNotMatch(await jane.open('/account'), /Answer them once/, 'nothing is kept yet');
});

test('after a year one is asked whether one still knows them; they can be answered once, and removed', async (t) => {
  const { jane, desk, offer, ours, world, recorded } = await openHouse(t);
  await offer('recovery');
  await jane.post(url, form);
  world.clock.pass(366 * DAY);
  const later = await desk(ours.origin, JANE);
  assert.match(await later.open('/account'), /Do you still know your answers\?/);
  const page = await later.open(`${url}/check`);
  assert.equal((await later.post(`${url}/check`, { answer_1: 'wrong', answer_2: 'wrong' })).status, 422);
  const known = await later.post(`${url}/check`, answersTo(page));
  assert.equal(known.location, 'https://support.acme.example/account?done=questions-known');
  assert.doesNotMatch(await later.open('/account'), /Do you still know/);
  await recorded();
  await later.post(`${url}/remove`);
  assert.deepEqual(await recorded(), ['personal-questions.removed']);
  assert.match(await later.open('/account'), /Choose questions/);
});
