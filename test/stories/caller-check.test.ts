import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { createRemoteAuth } from '../../sdk/node/remote-auth.ts';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { hashAnswers, setPersonalQuestions } from '../../src/factors/personal-questions/set-personal-questions.ts';
import { HOUR, MINUTE } from '../../src/kit/clock.ts';
import { setPasswordOf } from '../support/console-house.ts';
import type { Client } from '../support/http-client.ts';
import { readMails } from '../support/read-mails.ts';
import { setPolicy } from '../support/set-policy.ts';
import { signInAs } from '../support/sign-in.ts';
import { type House, openHouse, ways } from './helpdesk-house.ts';

const JANE = 'jane@acme.example';
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const answers = [
  { question: 'cuddly-toy', answer: 'Herr Löffel' },
  { question: 'first-pet', answer: 'Rumpelmauz' },
  { question: 'first-wage', answer: 'Gärtnerei Groß' },
] as const;

async function open(t: TestContext, way: (typeof ways)[number]) {
  const house = await openHouse(t, way);
  const { world, acme } = house;
  const { ctx } = world.program;
  const { origin, organization } = acme;
  for (const email of [JANE, 'root@acme.example']) await setPasswordOf(ctx, acme, email);
  const jane = await readPersonByEmail(ctx, organization.id, JANE);
  assert.ok(jane);
  const rep = await desk(house, 'rep@acme.example');
  const janes = await portal(house, JANE);
  await janes.post(`${origin}/portal/tickets`, { subject: 'My invoice', text: 'It is wrong.' });
  const ticket = `${origin}/workspace/tickets/1`;
  const page = async (client: Client = rep) => (await client.get(ticket)).text;
  return {
    ...house,
    ctx,
    jane,
    janes,
    rep,
    ticket,
    page,
    begin: (method: string, client: Client = rep) => client.post(`${ticket}/caller-checks`, { by: method }),
    /** Id of the check that waits, as the page has it. */
    waiting: async () => /caller-checks\/(cck_\w+)\//.exec(await page())?.[1] ?? '',
    async say(one: string, two = '', client: Client = rep) {
      const id = await this.waiting();
      return client.post(`${ticket}/caller-checks/${id}/answers`, { answer_1: one, answer_2: two });
    },
    number: async () => /id="caller-number">(\d\d)</.exec(await page())?.[1] ?? '',
    async mailedCode() {
      return /^ {4}(\d{3} \d{3})$/m.exec((await readMails(ctx)).at(-1)?.body ?? '')?.[1] ?? '';
    },
    async giveQuestions() {
      await setPolicy(ctx, organization.id, { personalQuestions: 'recovery' });
      const kept = await hashAnswers(ctx, jane.id, answers);
      assert.ok(kept.ok);
      const owner = { organizationId: organization.id, personId: jane.id };
      await ctx.unitOfWork((tx) => setPersonalQuestions({ ...tx, now: ctx.now }, owner, kept.value));
    },
    caller: (number: string, it = 'is_me', client: Client = janes) =>
      client.post(`${origin}/account/caller`, { number, it }),
    events: async () =>
      (await world.events())
        .filter(({ type }) => type.startsWith('caller-check.'))
        .map(({ type, actor }) => [type, actor]),
  };
}

/** Signed in by a password a moment ago, at the door that serves the helpdesk. */
async function portal(house: House, email: string): Promise<Client> {
  const inside = await signInAs(house.world, house.acme, email);
  const client = house.client({ kind: 'browser' });
  const cookie = inside.jar.header(new URL(house.acme.origin));
  client.jar.keep(new URL(house.acme.origin), [`${cookie}; Path=/; Secure`]);
  return client;
}

async function desk(house: House, email: string): Promise<Client> {
  const { origin, key } = house.acme;
  const client = house.client({ kind: 'browser' });
  await client.enter(createRemoteAuth({ portal: origin, key }).signInUrl({ email }));
  return client;
}

const other = (number: string): string => String(((Number(number) - 10 + 1) % 90) + 10);

function stories(way: (typeof ways)[number]) {
  test('the caller types in the number they are told, and the ticket shows who it is and how sure that is', async (t) => {
    const house = await open(t, way);
    assert.match(textOf((await house.janes.get(`${house.acme.origin}/account/caller`)).text), /Nobody asks for you/);
    assert.equal((await house.begin('device')).status, 303);
    assert.equal((await house.janes.get(`${house.acme.origin}/check`)).location, `${house.acme.origin}/account/caller`);
    const asked = await house.janes.get(`${house.acme.origin}/account/caller`);
    assert.match(textOf(asked.text), /Are you on the phone with us\?/);
    const number = await house.number();
    assert.match(number, /^\d\d$/);
    assert.ok(!asked.text.includes(`>${number}<`), 'only the telephone carries the number');
    assert.equal((await house.caller(other(number))).status, 422);
    assert.match(textOf((await house.caller(number)).text), /sees now that it is you/);
    const page = textOf(await house.page());
    assert.match(
      page,
      /It is the customer AAL1 number typed in where they are signed in \(password\), checked by Rep One/,
    );
    assert.deepEqual(
      (await house.events()).map(([type]) => type),
      ['caller-check.begun', 'caller-check.passed'],
    );
    await house.decoy.assertUntouched();
  });

  test('who does not call says so, and the ticket shows it', async (t) => {
    const house = await open(t, way);
    await house.begin('device');
    assert.match(textOf((await house.caller('', 'is_not_me')).text), /Nothing was changed/);
    assert.match(textOf(await house.page()), /The customer says that they are not calling/);
    assert.deepEqual((await house.events()).at(-1), ['caller-check.failed', house.jane.id]);
  });

  test('the caller reads out a mailed code; personal questions are asked only after it', async (t) => {
    const house = await open(t, way);
    await house.giveQuestions();
    assert.doesNotMatch(await house.page(), /Ask personal questions/);
    assert.match((await house.begin('personal_questions')).location ?? '', /caller=not_available/);
    await house.begin('email_code');
    const code = await house.mailedCode();
    assert.match(code, /^\d{3} \d{3}$/);
    assert.ok(!(await house.page()).includes(code));
    assert.match(
      (await house.say(code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)))).location ?? '',
      /caller=wrong/,
    );
    assert.match(textOf(await house.page()), /2 tries are left/);
    await house.say(code);
    assert.match(textOf(await house.page()), /It is the customer AAL1 code by mail, read out \(email code\)/);

    await house.begin('personal_questions');
    const asked = await house.page();
    assert.doesNotMatch(asked, /Rumpelmauz|argon2/);
    const labels = [...asked.matchAll(/<label for="answer_\d">([^<]*)</g)].map(([, text]) => text);
    assert.equal(labels.length, 2);
    const answerTo: Readonly<Record<string, string>> = {
      'What was the name of the first animal you looked after?': 'rumpelmauz',
      'Where did you earn your first wage?': 'gärtnerei gross',
      'What was the name of your favourite soft toy?': 'Herr Löffel',
    };
    await house.say('wrong', answerTo[labels[1] ?? '']);
    assert.match(textOf(await house.page()), /2 tries are left/);
    await house.say(answerTo[labels[0] ?? ''] ?? '', answerTo[labels[1] ?? '']);
    assert.match(textOf(await house.page()), /AAL1 personal questions \(email code, personal questions\)/);
  });

  test('three wrong tries end a check, and nobody checks the same caller twice at a time', async (t) => {
    const house = await open(t, way);
    await house.begin('email_code');
    assert.match((await house.begin('device')).location ?? '', /caller=under_way/);
    const root = await portal(house, 'root@acme.example');
    assert.match((await house.begin('device', root)).location ?? '', /caller=under_way/);
    assert.match(textOf(await house.page(root)), /Rep One is checking the caller at the moment/);
    const code = await house.mailedCode();
    assert.match((await house.say(code, '', root)).location ?? '', /caller=over/, 'it is Rep One’s to answer');
    const id = await house.waiting();
    for (let turn = 0; turn < 3; turn += 1) await house.say('000000 ');
    assert.match(textOf(await house.page()), /It did not match/);
    const late = await house.rep.post(`${house.ticket}/caller-checks/${id}/answers`, { answer_1: code });
    assert.match(late.location ?? '', /caller=over/);
    assert.match(textOf(await house.page()), /It did not match/);
  });
}

for (const way of ways) describe(`the helpdesk ${way}`, () => stories(way));

test('a check is over after ten minutes, can be given up, and six in an hour are enough', async (t) => {
  const house = await open(t, 'in the same process');
  await house.begin('email_code');
  const code = await house.mailedCode();
  const id = await house.waiting();
  house.world.clock.pass(10 * MINUTE);
  const late = await house.rep.post(`${house.ticket}/caller-checks/${id}/answers`, { answer_1: code });
  assert.match(late.location ?? '', /caller=over/);
  assert.match(textOf(await house.page()), /Nothing came in time/);
  for (let turn = 0; turn < 5; turn += 1) {
    await house.begin('device');
    await house.rep.post(`${house.ticket}/caller-checks/${await house.waiting()}/cancellation`, {});
  }
  assert.match(textOf(await house.page()), /Given up/);
  assert.match((await house.begin('device')).location ?? '', /caller=too_many/);
  house.world.clock.pass(HOUR);
  assert.doesNotMatch((await house.begin('device')).location ?? '', /caller=/);
});

/** Threat: somebody in a session of their own, or without a proof of late, answers for the caller. */
test('nobody else answers for the caller, and a browser left open does not', async (t) => {
  const house = await open(t, 'in the same process');
  await house.begin('device');
  const number = await house.number();
  const roots = await portal(house, 'root@acme.example');
  assert.match(textOf((await house.caller(number, 'is_me', roots)).text), /This check is over/);
  house.world.clock.pass(11 * MINUTE);
  await house.begin('device');
  const stale = await house.caller(await house.number());
  assert.doesNotMatch(stale.text, /sees now that it is you/);
  assert.doesNotMatch(textOf(await house.page()), /It is the customer /);
});

test('50 answers at once are one success, and events hold no code', async (t) => {
  const house = await open(t, 'in the same process');
  await house.begin('email_code');
  const code = await house.mailedCode();
  await Promise.all(Array.from({ length: 50 }, () => house.say(code)));
  const events = await house.world.events();
  assert.equal(events.filter(({ type }) => type === 'caller-check.passed').length, 1);
  assert.ok(!JSON.stringify(events).includes(code.replace(' ', '')));
});
