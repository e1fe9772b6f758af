import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { generateSync } from 'otplib';
import type { Person } from '../../src/directory/person.ts';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { emailCodeFactor } from '../../src/factors/email-code/email-code-factor.ts';
import { enrolToken } from '../../src/factors/hotp/enrol-token.ts';
import type { ChosenAnswer } from '../../src/factors/personal-questions/check-answers.ts';
import { hashAnswers, setPersonalQuestions } from '../../src/factors/personal-questions/set-personal-questions.ts';
import { registerNumber } from '../../src/factors/sms-code/registered-number.ts';
import { smsCodeFactor } from '../../src/factors/sms-code/sms-code-factor.ts';
import { DEVICE, SESSION, SIGN_IN } from '../../src/http/cookies.ts';
import { listSms, readSms } from '../../src/sms/list-sms.ts';
import { appCode, givePhone, type Phone } from '../support/authenticator.ts';
import { PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { dumpText } from '../support/dump-database.ts';
import { acme } from '../support/example-organizations.ts';
import { readMails } from '../support/read-mails.ts';
import type { Settled } from '../support/settle-organization.ts';
import { openWorld, type World } from '../support/world.ts';

/*
 * Threat: whoever reads the log, the ledger, a mail that waits or a copy of the database finds there what opens accounts.
 * Jane uses every way to prove that there is, rightly and wrongly, and none of it is anywhere in clear.
 */

const HOST = 'support.acme.example';
const JANE = 'jane@acme.example';
const WRONG_PASSWORD = 'canary: the password of another site';
const TOKEN = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const NUMBER = '+436641234542';
const ANSWERS = {
  'street-at-ten': 'Canary Street 17',
  'first-teacher': 'Professor Kanarienvogel',
  'first-concert': 'the Yellow Canary Boat',
};

interface House {
  readonly world: World;
  readonly ours: Settled;
  readonly jane: Person;
  readonly phone: Phone;
  /** What must not be found, by what it is. */
  readonly canaries: Map<string, string>;
  /** Codes of six digits: they may stand in a longer number by chance. */
  readonly codes: string[];
}

async function openHouse(t: TestContext, log: (line: string) => void): Promise<House> {
  const world = await openWorld(t, { log });
  const ours = await world.settle(acme);
  await setPasswordOf(world.program.ctx, ours, JANE);
  const phone = await givePhone(world, ours, JANE);
  const jane = await readPersonByEmail(world.program.ctx, ours.organization.id, JANE);
  assert.ok(jane);
  const canaries = new Map<string, string>([
    ['password', PASSWORD],
    ['wrong password', WRONG_PASSWORD],
    ['secret of the app', phone.secret],
    ['first code of the app', appCode(phone.secret, 0)],
    ['secret of the token', TOKEN],
    ['phone number', NUMBER],
    ['phone number without its plus', NUMBER.slice(1)],
  ]);
  for (const [index, code] of phone.recoveryCodes.entries()) {
    canaries.set(`recovery code ${index}`, code);
    canaries.set(`recovery code ${index} in one piece`, code.replaceAll('-', ''));
  }
  for (const [question, answer] of Object.entries(ANSWERS)) {
    canaries.set(question, answer);
    canaries.set(`${question} in lower case`, answer.toLowerCase());
  }
  return { world, ours, jane, phone, canaries, codes: [] };
}

/** Wrongly, as no browser would send it, and rightly. */
async function signIn({ world, ours, phone, canaries, codes }: House) {
  const client = world.client();
  const login = `${ours.origin}/login`;
  const raw = (type: string, body: string) =>
    client.send(login, { method: 'POST', body, headers: { 'content-type': type, origin: ours.origin } });
  await client.post(login, { identifier: JANE, password: WRONG_PASSWORD });
  await client.post(login, { identifier: WRONG_PASSWORD, password: JANE });
  await client.post(login, { identifier: JANE, password: WRONG_PASSWORD.repeat(300) });
  await raw('application/json', JSON.stringify({ identifier: JANE, password: WRONG_PASSWORD }));
  await raw('application/json', `{"password":"${WRONG_PASSWORD}`);
  await raw('text/plain', WRONG_PASSWORD);
  await client.post(login, { identifier: JANE, password: PASSWORD });
  canaries.set('secret of a flow', client.jar.value(HOST, SIGN_IN) ?? '');
  await client.post(`${ours.origin}/sign-in/totp`, { code: phone.wrongCode() });
  codes.push(phone.nextCode());
  await client.post(`${ours.origin}/sign-in/totp`, { code: codes.at(-1) ?? '', remember: 'on' });
  assert.equal(await world.signedIn(client, ours.origin), JANE);
  canaries.set('secret of a session', (client.jar.value(HOST, SESSION) ?? '').split('.')[1] ?? '');
  canaries.set('secret of a device', client.jar.value(HOST, DEVICE) ?? '');

  const other = world.client();
  await other.post(login, { identifier: JANE, password: PASSWORD });
  await other.post(`${ours.origin}/sign-in/recovery-code`, { code: phone.recoveryCodes[0] ?? '' });
  assert.equal(await world.signedIn(other, ours.origin), JANE);
}

async function setUpTheRest({ world, ours, jane }: House) {
  const { ctx } = world.program;
  const owner = { organizationId: ours.organization.id, personId: jane.id };
  const codeAt = (counter: number) => generateSync({ strategy: 'hotp', secret: TOKEN, counter });
  const token = { name: 'Token', secret: TOKEN, codes: [codeAt(0), codeAt(1)] } as const;
  const chosen = Object.entries(ANSWERS).map(([question, answer]) => ({ question, answer }) as ChosenAnswer);
  const hashed = await hashAnswers(ctx, jane.id, chosen);
  assert.ok(hashed.ok);
  await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    assert.ok((await enrolToken(tx, owner, token)).ok);
    await registerNumber(tx, owner, NUMBER, jane.id);
    await setPersonalQuestions(tx, owner, hashed.value);
  });
}

async function sendCodes({ world, ours, jane, canaries, codes }: House) {
  const { ctx } = world.program;
  const about = { place: 'flow_of_jane', origin: ours.origin, address: '192.0.2.1' };
  const attempt = { organization: ours.organization, person: jane, ...about };
  assert.ok((await smsCodeFactor.challenge(ctx, { ...attempt, smsCountries: ['AT'] })).ok);
  const [message] = (await listSms(ctx, ours.organization.id, { limit: 1 })).messages;
  const text = (await readSms(ctx, ours.organization.id, message?.id ?? ''))?.text ?? '';
  canaries.set('text message', text);
  codes.push(/\d{6}/.exec(text)?.[0] ?? '');

  assert.ok((await emailCodeFactor.challenge(ctx, attempt)).ok);
  const mailed = /\b(\d{4}) (\d{4})\b/.exec((await readMails(ctx)).at(-1)?.body ?? '');
  canaries.set('mailed code as shown', mailed?.[0] ?? '');
  canaries.set('mailed code', `${mailed?.[1]}${mailed?.[2]}`);
}

test('what proves somebody is neither in the log nor in the ledger nor in the database in clear', async (t) => {
  const lines: string[] = [];
  const house = await openHouse(t, (line) => void lines.push(line));
  await signIn(house);
  await setUpTheRest(house);
  await sendCodes(house);

  const { world, canaries, codes } = house;
  const dump = await dumpText(world.program.ctx.db);
  const events = JSON.stringify(await world.events());
  const places = Object.entries({ dump, events, log: lines.join('\n') });
  assert.ok(dump.includes(JANE) && events.includes('sign-in.refused'), 'the search finds what is there');
  for (const [name, canary] of canaries) {
    assert.ok(canary.length >= 6, name);
    const forms = [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64url')];
    for (const [place, text] of places)
      assert.ok(!forms.some((form) => text.includes(form)), `${name} is in the ${place}`);
  }
  for (const code of codes) {
    const alone = new RegExp(`(?<![0-9A-Za-z_-])${code}(?![0-9A-Za-z_-])`);
    for (const [place, text] of places) assert.doesNotMatch(text, alone, place);
  }
  assert.deepEqual([canaries.size, codes.length], [39, 2]);
  t.diagnostic(`${canaries.size} canaries, ${dump.length} characters of database, ${lines.length} lines of log`);
});
