import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { SECOND } from '../../src/kit/clock.ts';
import { describeMailServer } from '../../src/mail/mail-server.ts';
import { runDeliveries } from '../../src/mail/run-deliveries.ts';
import { createMailSender } from '../../src/mail/send-mail.ts';
import { addKey } from '../../src/remote/keys.ts';
import { createConnection } from '../../src/remote/save-connection.ts';
import { switchOnUntested } from '../../src/remote/switch-connection.ts';
import { appCode } from '../support/authenticator.ts';
import { type MailServer, openMailServer, readLink } from '../support/mail-server.ts';
import { createHand, openSetUpStage, type SetUpStage, settings } from '../support/set-up-stage.ts';
import { typeSignIn } from '../support/type-sign-in.ts';

const PASSWORD = 'correct horse battery staple';
const FROM = 'Acme Support <support@acme.test>';

const { fill, press, follow } = createHand();

interface Stage extends SetUpStage {
  readonly mails: MailServer;
  /** Another person’s browser. */
  readonly newBrowser: () => Promise<Page>;
  /** The code that an app with this key shows next. */
  readonly nextCode: (secret: string) => string;
}

async function openStage(t: TestContext, options: BrowserContextOptions): Promise<Stage | undefined> {
  const mails = await openMailServer(t);
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const mailServer = describeMailServer({ smtpUrl: mails.url, mailFrom: FROM });
  const stage = await openSetUpStage(t, options, { mailServer, clock });
  if (!stage) return undefined;
  const sender = createMailSender({ smtpUrl: mails.url, from: FROM });
  const deliveries = runDeliveries({ ...stage.program.ctx, sender }, { every: 20, onFault: assert.ifError });
  t.after(() => deliveries.stop());
  return {
    ...stage,
    mails,
    async newBrowser() {
      const browser = stage.context.browser();
      assert.ok(browser);
      return (await browser.newContext(options)).newPage();
    },
    nextCode(secret) {
      ahead += 30 * SECOND;
      return appCode(secret.replaceAll(' ', ''), clock.now());
    },
  };
}

/** The next mail to an address that has not been read yet. */
async function mailTo({ mails }: Stage, address: string, subject: RegExp): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const mail = mails.received.find(({ to, text }) => to.includes(address) && subject.test(text));
    if (mail) return readLink(mail);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return assert.fail(`no mail to ${address} within 5 s`);
}

/** Which lines are done, and what the page asks to do next. */
async function lookAtHome({ page }: Stage) {
  await page.goto(`${new URL(page.url()).origin}/console`);
  const card = page.locator('#set-up');
  const done = await card.locator('li.success .check-label a').allTextContents();
  const next = await card.locator('.button.primary').allTextContents();
  assert.ok(next.length <= 1, `one thing to do next, not ${next}`);
  return { done, next: next[0], progress: /\d of \d done/.exec((await card.textContent()) ?? '')?.[0] };
}

async function claim({ page, claim: link }: Stage): Promise<void> {
  await page.goto(link);
  await fill(page, {
    'Title of the portal': 'Acme Support',
    'Portal name': 'acme',
    'Your name': 'Ana Silva',
    'Your email address': 'ana@acme.test',
    Password: PASSWORD,
  });
  await press(page, 'Create the portal');
}

/** Answers the key of the app. */
async function strengthenSignIn({ page, nextCode }: Stage): Promise<string> {
  await follow(page, 'Add an authenticator app');
  await press(page, 'Set up');
  const secret = (await page.locator('#secret').textContent()) ?? '';
  await page.getByLabel('Code from the app').fill(nextCode(secret));
  await press(page, 'Confirm');
  await page.getByLabel('I have saved these codes').check();
  await press(page, 'Done');
  await page.getByText('10 left').waitFor();
  return secret;
}

async function proveMail(stage: Stage): Promise<void> {
  const { page, newBrowser } = stage;
  await follow(page, 'Send a test mail');
  await press(page, 'Send a test mail to ana@acme.test');
  const phone = await newBrowser();
  await phone.goto(await mailTo(stage, 'ana@acme.test', /^Subject: Test mail/m));
  await press(phone, 'Yes, it arrived');
  await phone.getByRole('heading', { name: 'Mails arrive' }).waitFor();
}

/** As the wizard does, whose own story tells how. */
async function connectWebsite({ program: { ctx }, site }: Stage): Promise<void> {
  const { id } = await ctx.db.selectFrom('organization').select('id').executeTakeFirstOrThrow();
  await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    const about = { organizationId: id as `org_${string}`, dialect: 'classic', name: 'website' } as const;
    const urls = { loginUrl: `${site}/login`, logoutUrl: `${site}/logout` };
    const connection = await createConnection(tx, { ...about, ...urls }, 'test');
    assert.ok((await addKey(tx, connection, {}, 'test')).ok);
    assert.ok((await switchOnUntested(tx, connection, 'test')).ok);
  });
}

async function inviteColleague(stage: Stage): Promise<void> {
  const { page, newBrowser, portal } = stage;
  await follow(page, 'Invite a colleague');
  await fill(page, { 'Email address': 'bo@acme.test', 'Full name': 'Bo Berg' });
  await press(page, 'Send the invitation');
  await page.getByText('Not accepted yet').waitFor();
  const seen = await lookAtHome(stage);
  assert.ok(seen.done.includes('A colleague is invited'), 'invited counts, accepted or not');
  assert.match((await page.textContent('#set-up')) ?? '', /Bo Berg has not accepted yet/);

  const colleague = await newBrowser();
  await colleague.goto(await mailTo(stage, 'bo@acme.test', /^Subject: Ana Silva invites you/m));
  await colleague.getByLabel('Password', { exact: true }).fill('a phrase that Bo alone knows');
  await press(colleague, 'Set the password and sign in');
  await colleague.waitForURL(`${portal}/workspace`);
  await lookAtHome(stage);
  assert.match((await page.textContent('#set-up')) ?? '', /One more representative can come in/);
}

async function trySafeAccess({ page, newBrowser, nextCode }: Stage, secret: string): Promise<void> {
  const link = page.locator('#set-up').getByRole('link', { name: 'Safe access tried' });
  const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
  const other = await newBrowser();
  await other.goto(address);
  await typeSignIn(other, 'ana@acme.test', PASSWORD);
  await other.getByLabel('Code from your authenticator app').fill(nextCode(secret));
  await press(other, 'Continue');
  await other.waitForURL('**/console');
}

for (const [setting, options] of Object.entries(settings)) {
  test(`a new administrator turns every line of the checklist green by doing it, ${setting}`, async (t) => {
    const stage = await openStage(t, options);
    if (!stage) return;
    await claim(stage);
    const domain = 'Support Domain: acme.localhost';
    assert.deepEqual(await lookAtHome(stage), {
      done: [domain],
      next: 'Add an authenticator app',
      progress: '1 of 7 done',
    });

    const secret = await strengthenSignIn(stage);
    const strong = ['Your sign-in is strong', 'Recovery codes saved', domain];
    assert.deepEqual(await lookAtHome(stage), { done: strong, next: 'Send a test mail', progress: '3 of 7 done' });

    await proveMail(stage);
    const mail = [...strong, 'Mails arrive'];
    const todo = 'Set up Remote Authentication';
    assert.deepEqual(await lookAtHome(stage), { done: mail, next: todo, progress: '4 of 7 done' });

    await connectWebsite(stage);
    const website = [...mail, 'Website connected: website'];
    assert.deepEqual(await lookAtHome(stage), { done: website, next: 'Invite a colleague', progress: '5 of 7 done' });

    await inviteColleague(stage);
    const colleague = [...website, 'A colleague is invited'];
    assert.deepEqual(await lookAtHome(stage), { done: colleague, next: 'Try safe access', progress: '6 of 7 done' });

    await trySafeAccess(stage, secret);
    const all = [...colleague, 'Safe access tried'];
    assert.deepEqual(await lookAtHome(stage), { done: all, next: undefined, progress: '7 of 7 done' });
    const { page } = stage;
    assert.equal(await page.locator('#set-up h2').textContent(), 'Your portal is set up');
    assert.equal(await page.locator('#set-up .checks').isVisible(), false, 'out of the way');
  });
}
