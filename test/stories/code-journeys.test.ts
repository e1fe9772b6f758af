import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createSmsGateway } from '../../examples/sms-gateway/gateway.ts';
import { runSms } from '../../src/cli/background.ts';
import type { PersonId } from '../../src/directory/person.ts';
import { registerNumber } from '../../src/factors/sms-code/registered-number.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { type PolicyChange, shippedPolicy } from '../../src/signin/policy/policy.ts';
import { listSms } from '../../src/sms/list-sms.ts';
import { openGateway } from '../../src/sms/open-gateway.ts';
import { launchBrowser } from '../support/chromium.ts';
import { PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { freePort } from '../support/free-port.ts';
import { need } from '../support/needs.ts';
import { readMails } from '../support/read-mails.ts';
import { setPolicy } from '../support/set-policy.ts';
import { settleOrganization } from '../support/settle-organization.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

const JANE = 'jane@acme.example';
const NUMBER = '+436641234542';

/** The gateway program of the examples, with its page of phones. */
async function openPhones(t: TestContext) {
  const token = 'a token of the test';
  const server = createSmsGateway({ token });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const opened = openGateway({
    preset: 'generic',
    url: `${url}/messages`,
    headers: { authorization: 'Bearer {secret}', 'content-type': 'application/json' },
    body: '{"id":"{messageId}","from":"{from}","to":"{to}","text":"{text}"}',
    success: '200 accepted=true',
    secret: token,
    from: 'Acme',
  });
  assert.ok(opened.ok);
  return { url, gateway: opened.value };
}

async function openStage(t: TestContext, policy: PolicyChange, options: BrowserContextOptions = {}) {
  if (need(t, 'chromium') === undefined) return undefined;
  const port = await freePort();
  const origin = `http://acme.localhost:${port}`;
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl });
  const { ctx } = program;
  const settled = await settleOrganization(ctx, { ...acme, supportDomain: 'acme.localhost' });
  await setPasswordOf(ctx, settled, JANE);
  await setPolicy(ctx, settled.organization.id, policy);
  const phones = await openPhones(t);
  const faults: unknown[] = [];
  const messages = runSms(ctx, phones.gateway, (fault) => faults.push(fault));
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await messages.stop();
    await program.close();
    assert.deepEqual(faults, []);
  });
  const jane = (await settled.people()).find(({ email }) => email === JANE);
  const newPage = async () => (await browser.newContext(options)).newPage();
  return {
    ctx,
    origin,
    page: await newPage(),
    newPage,
    organizationId: settled.organization.id,
    janeId: jane?.id as PersonId,
    /** As it is read on the phone. */
    async codeOn(page: Page) {
      const code = page.locator('.phone strong').first();
      for (let turn = 0; turn < 50 && (await code.count()) === 0; turn += 1) {
        await page.waitForTimeout(100);
        await page.goto(phones.url);
      }
      return (await code.textContent()) ?? '';
    },
  };
}

type Stage = NonNullable<Awaited<ReturnType<typeof openStage>>>;

const submit = (page: Page) => page.locator('main form .button.primary').first().click();

async function enterPassword(page: Page, origin: string) {
  await page.goto(`${origin}/login`);
  await page.locator('[name=identifier]').fill(JANE);
  await submit(page);
  await page.locator('[name=password]').fill(PASSWORD);
  await submit(page);
}

const isIn = async (page: Page) => (await page.context().cookies()).some(({ name }) => name === '__Host-session');

/** As a program asks that looks into mails: it has no cookies. */
async function statusOf(method: string, url: string, form = ''): Promise<number> {
  const { host, port, pathname, origin } = new URL(url);
  const headers = { host, origin, 'content-type': 'application/x-www-form-urlencoded' };
  const asked = request({ host: '127.0.0.1', port, path: pathname, method, headers });
  const [answer] = (await once(asked.end(form), 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

const textOf = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';

const byPhone: PolicyChange = {
  requiredAal: 2,
  factors: [...shippedPolicy.factors, 'sms_code'],
  smsCountries: ['AT'],
};

async function register({ ctx, organizationId, janeId: personId }: Stage) {
  const owner = { organizationId, personId };
  await ctx.unitOfWork((tx) => registerNumber({ ...tx, now: ctx.now, sealer: ctx.sealer }, owner, NUMBER, 'file'));
}

for (const [how, options] of Object.entries({ 'with scripts': {}, 'with scripts off': { javaScriptEnabled: false } })) {
  test(`a password, then the code that came to the registered phone, and one is in, ${how}`, async (t) => {
    const stage = await openStage(t, byPhone, options);
    if (!stage) return;
    await register(stage);
    const { page, origin } = stage;
    await enterPassword(page, origin);
    assert.equal(new URL(page.url()).pathname, '/sign-in/sms-code');
    assert.match(await textOf(page), /sent to .*\+43 ••• ••42/);
    assert.equal(await page.locator('[autocomplete=one-time-code]').count(), 1);
    assert.equal(await isIn(page), false);

    const code = await stage.codeOn(await stage.newPage());
    assert.match(code, /^[0-9]{6}$/);
    await page.locator('[name=code]').fill(code === '000000' ? '111111' : '000000');
    await submit(page);
    assert.match(await textOf(page), /That code is not right/);
    assert.equal(await isIn(page), false);
    await page.locator('[name=code]').fill(` ${code.slice(0, 3)} ${code.slice(3)} `);
    await submit(page);
    assert.equal(await isIn(page), true);
    const { messages } = await listSms(stage.ctx, stage.organizationId, { limit: 5 });
    assert.deepEqual(
      messages.map(({ state, to }) => [state, to]),
      [['used', '+43 ••• ••42']],
    );
  });

  test(`who has no phone yet sets it up within the sign-in that asks for it, ${how}`, async (t) => {
    const stage = await openStage(t, byPhone, options);
    if (!stage) return;
    const { page, origin } = stage;
    await enterPassword(page, origin);
    assert.equal(new URL(page.url()).pathname, '/sign-in/set-up');
    await page.locator('a[href="/sign-in/set-up/phone"]').click();
    assert.match(await textOf(page), /weakest of these ways/);
    await page.locator('[name=number]').fill('0664 1234542');
    await submit(page);
    assert.match(await textOf(page), /\+43 ••• ••42/);
    assert.equal(await isIn(page), false);
    await page.locator('[name=code]').fill(await stage.codeOn(await stage.newPage()));
    await submit(page);
    assert.match(await textOf(page), /recovery codes/i);
    assert.equal(await isIn(page), true);
  });

  /** Threat: a program that looks into mails follows the link, even presses its button, and uses the code up. */
  test(`a mailed code outlives whoever follows its link, and counts in the browser that asked alone, ${how}`, async (t) => {
    const stage = await openStage(t, { factors: ['passkey', 'password', 'email_code', 'recovery_code'] }, options);
    if (!stage) return;
    const { page, origin, ctx } = stage;
    await page.goto(`${origin}/login`);
    await page.locator('[name=identifier]').fill(JANE);
    await submit(page);
    await page.getByRole('button', { name: 'Get a code by email' }).click();
    assert.equal(new URL(page.url()).pathname, '/sign-in/email-code');
    assert.doesNotMatch(await textOf(page), /••/);
    const letter = (await readMails(ctx)).at(-1)?.body ?? '';
    const [link = ''] = /http:\S+/.exec(letter) ?? [];
    const code = /^ {4}(\d{4} \d{4})$/m.exec(letter)?.[1] ?? '';

    for (let turn = 0; turn < 20; turn += 1) assert.equal(await statusOf(turn % 2 === 0 ? 'GET' : 'HEAD', link), 200);
    assert.notEqual(await statusOf('POST', `${origin}/sign-in/email-code`, `code=${code.replace(' ', '')}`), 303);
    const elsewhere = await stage.newPage();
    await elsewhere.goto(link);
    assert.equal(await elsewhere.locator('#code').textContent(), code);
    assert.equal(await elsewhere.locator('main form').count(), 0);

    await page.goto(link);
    assert.equal(await isIn(page), false);
    await submit(page);
    assert.equal(await isIn(page), true);
    await page.goto(link.replace(/.{4}$/, 'AAAA'));
    assert.match(await textOf(page), /no longer of use/);
  });
}
