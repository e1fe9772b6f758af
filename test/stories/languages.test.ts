import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOrganization } from '../../src/directory/change-organization.ts';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { tellOwner } from '../../src/signin/notices/tell-owner.ts';
import { LANGUAGE_COOKIE } from '../../src/ui/visitor-language.ts';
import { consoleStory, hiddenValue } from '../support/console-house.ts';
import type { Client } from '../support/http-client.ts';
import { readMails } from '../support/read-mails.ts';
import { signInAs } from '../support/sign-in.ts';
import { openHouse } from './helpdesk-house.ts';

const ORIGIN = 'https://support.acme.example';
const HELP = `${ORIGIN}/sign-in-help`;

/** `lang` and `dir` of the page at an address. */
async function tongueOf(client: Client, url: string, accept = ''): Promise<string> {
  const { text } = await client.get(url, { 'accept-language': accept });
  const [, lang, dir] = /<html lang="([a-z]+)" dir="([a-z]+)"/.exec(text) ?? [];
  return `${lang} ${dir}`;
}

const pick = (client: Client, language: string, returnTo = '/sign-in-help') =>
  client.post(`${ORIGIN}/language`, { language, return_to: returnTo });

consoleStory(
  'a stranger reads what the browser asks for, what they pick stays, and the address may say otherwise',
  async ({ world }) => {
    const client = world.client();
    assert.equal(await tongueOf(client, HELP), 'en ltr');
    assert.equal(await tongueOf(client, HELP, 'fr, ar;q=0.8, en;q=0.5'), 'ar rtl');

    const picked = await pick(client, 'de');
    assert.equal(picked.status, 303);
    assert.equal(picked.location, HELP);
    assert.equal(await tongueOf(client, HELP, 'ar'), 'de ltr');
    assert.equal(await tongueOf(client, `${HELP}?ui_locales=ar`, 'en'), 'ar rtl');
  },
);

consoleStory(
  'a link of another site brings its language along, through the redirects to the sign-in page',
  async ({ world }) => {
    const client = world.client();
    await client.get(`${ORIGIN}/portal/?ui_locales=de-AT`);
    assert.equal(await tongueOf(client, HELP, 'en'), 'de ltr');
  },
);

test('an organization has a language for visitors who ask for none that we have', async (t) => {
  const house = await openHouse(t, 'in the same process');
  const { ctx } = house.world.program;
  const { organization } = house.acme;
  const wish = { language: 'de' } as const;
  await ctx.unitOfWork((tx) =>
    changeOrganization({ ...tx, now: ctx.now, publicHost: ctx.publicHost }, organization, wish, 'test'),
  );
  const client = house.client();
  assert.equal(await tongueOf(client, HELP, 'fr'), 'de ltr');
  assert.equal(await tongueOf(client, HELP, 'en'), 'en ltr');
});

consoleStory('an administrator sets it in Setup, where it can be seen', async (house) => {
  const desk = await house.desk();
  await desk.post('/console/setup/organization', { title: 'Acme Support', language: 'ar' });
  assert.match(await desk.open('/console/setup/organization'), /<option value="ar" selected>العربية/);
  assert.equal(await tongueOf(house.world.client(), HELP), 'ar rtl');
  assert.equal((await desk.post('/console/setup/organization', { title: 'Acme', language: 'xx' })).status, 400);
});

for (const way of ['in the same process', 'as its own process'] as const) {
  test(`somebody who is signed in keeps the language wherever they sign in: the helpdesk ${way}`, async (t) => {
    const house = await openHouse(t, way);
    const jane = async () => {
      const client = house.client();
      const session = await signInAs(house.world, house.acme, 'jane@acme.example');
      const token = session.jar.value('support.acme.example', '__Host-session');
      client.jar.keep(new URL(ORIGIN), [`__Host-session=${token}; Path=/; Secure`]);
      return client;
    };
    const [here, there] = [await jane(), await jane()];
    assert.equal(await tongueOf(here, `${ORIGIN}/portal/`), 'en ltr');
    const { text } = await here.get(`${ORIGIN}/portal/tickets?view=solved`);
    const returnTo = hiddenValue(text, 'return_to');
    assert.equal(returnTo, '/portal/tickets?view=solved');
    const picked = await pick(here, 'ar', returnTo);
    assert.equal(picked.location, `${ORIGIN}/portal/tickets?view=solved`);

    assert.equal(await tongueOf(here, `${ORIGIN}/portal/`), 'ar rtl');
    assert.equal(await tongueOf(there, `${ORIGIN}/portal/`, 'en'), 'ar rtl', 'the account, not the browser, says so');
    assert.match((await there.get(`${ORIGIN}/portal/tickets`)).text, /<h1>تذاكرك<\/h1>/);
    const changes = (await house.world.events()).filter(({ type }) => type === 'person.changed');
    assert.deepEqual(
      changes.map((event) => 'fields' in event && event.fields),
      ['language'],
    );
    assert.equal(await tongueOf(there, `${ORIGIN}/portal/?ui_locales=de`), 'de ltr');
    assert.equal(await tongueOf(there, `${ORIGIN}/portal/`), 'ar rtl', 'the address speaks for one page');
  });
}

consoleStory('a mail is written in the language of who asked for it', async ({ world, ours }) => {
  const client = await signInAs(world, ours, 'jane@acme.example');
  await client.post(`${ORIGIN}/account/confirm-address/code`, { return_to: '/portal/' }, { 'accept-language': 'de' });
  const mails = await readMails(world.program.ctx);
  assert.deepEqual(
    mails.map(({ recipient, subject }) => [recipient, subject]),
    [['jane@acme.example', `Ihr Code für ${ours.organization.title}`]],
  );
  assert.match(mails[0]?.body ?? '', /^Ihr Code für .* ist\n\n {4}\d{4} \d{4}\n/);
});

consoleStory(
  'what happened to an account is mailed in the language of its owner, else of the organization',
  async ({ world, ours }) => {
    const { ctx } = world.program;
    const { organization } = ours;
    const person = await readPersonByEmail(ctx, organization.id, 'jane@acme.example');
    assert.ok(person);
    await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now };
      await tellOwner(tx, { person: { ...person, language: 'ar' }, organization }, 'recovery_code_used', {
        codesLeft: 2,
      });
      await tellOwner(
        tx,
        { person: { ...person, language: null }, organization: { ...organization, language: 'de' } },
        'password_changed',
      );
    });
    const mails = await ctx.db.selectFrom('mail').selectAll().execute();
    const told = mails.map(({ subject, body }) => `${subject}\n${body}`);
    assert.equal(told.length, 2);
    assert.ok(told.some((mail) => mail.includes('بقي رمزان.')));
    assert.ok(told.some((mail) => mail.includes(': Ihr Passwort wurde geändert\n')));
  },
);

consoleStory('the console stays English, whatever its administrator reads elsewhere', async (house) => {
  const desk = await house.desk();
  await pick(desk.client, 'ar');
  assert.equal(await tongueOf(desk.client, `${ORIGIN}/console`), 'en ltr');
  assert.match(await desk.open('/console'), />Sign out<\/button>/);
  assert.equal(await tongueOf(desk.client, HELP), 'ar rtl');
});

/** Threat: another site changes what our visitors read, or uses the picker to send them elsewhere. */
consoleStory(
  'the picker takes our own forms only, languages that there are, and leads nowhere else',
  async ({ world }) => {
    const client = world.client();
    const foreign = { origin: 'https://evil.example' };
    const form = { language: 'de', return_to: '/sign-in-help' };
    assert.equal((await client.post(`${ORIGIN}/language`, form, foreign)).status, 403);
    assert.equal((await pick(client, 'xx')).status, 400);
    assert.equal(client.jar.value('support.acme.example', LANGUAGE_COOKIE), undefined);
    for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
      assert.equal(new URL((await pick(client, 'de', elsewhere)).location ?? '').origin, ORIGIN, elsewhere);
    }
  },
);
