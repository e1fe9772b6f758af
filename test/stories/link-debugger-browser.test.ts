import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../support/chromium.ts';
import { CONNECTIONS } from '../support/console-house.ts';
import { type FullHouse, openFullHouse } from '../support/full-house.ts';
import { lookAtPage, settings } from '../support/look-at-page.ts';
import { need } from '../support/needs.ts';
import { enterAs } from '../support/sign-in.ts';
import { apikeyOf, signedLink } from '../support/sign-link.ts';

async function signIn(
  browser: Browser,
  { program, ours, origin }: FullHouse,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await enterAs(program.ctx, ours, 'root@acme.example', { context: page.context(), origin });
  await page.goto(`${origin}/console`);
  return page;
}

test('what the debugger says can be read by everybody: without scripts, in the dark, right to left, on a phone', async (t) => {
  if (need(t, 'chromium') === undefined) return;
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const house = await openFullHouse(t);
  const { origin, ours } = house;
  const ana = {
    operation: 'signup',
    email: 'ana@acme.example',
    loginname: 'ana.lopez',
    fullname: 'Zoë López',
    utype: 'portal',
  };
  const ts = Date.now();
  const links = {
    'two mistakes': signedLink(origin, ours.key, { ...ana, ts }).replace(
      /apikey=.*/,
      `apikey=${apikeyOf(ours.key, { ...ana, email: 'ANA@ACME.EXAMPLE', fullname: 'Zoë+López', ts })}`,
    ),
    'seconds for milliseconds': signedLink(origin, ours.key, { ...ana, ts: Math.floor(ts / 1000) }),
    'nothing wrong': signedLink(origin, ours.key, { ...ana, ts }),
    'another key': signedLink('https://elsewhere.example', 'not a key of ours', { ...ana, ts }),
  };

  const bare = await signIn(browser, house, { javaScriptEnabled: false });
  await bare.goto(`${origin}${CONNECTIONS}/${ours.connection.id}`);
  await bare.getByRole('link', { name: 'Link debugger' }).click();
  await bare.getByLabel('Link', { exact: true }).fill(links['seconds for milliseconds']);
  await bare.getByRole('button', { name: 'Explain' }).click();
  await bare.getByText('The signature was made with ts in seconds, not milliseconds.').first().waitFor();

  const page = await signIn(browser, house);
  const complaints: string[] = [];
  let elements = 0;
  for (const [name, link] of Object.entries(links)) {
    await page.goto(`${origin}${CONNECTIONS}/debugger`);
    await page.getByLabel('Link', { exact: true }).fill(link);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // the button that explains is the next stop
    await page.getByRole('status').waitFor();
    const seen = await lookAtPage(page, name);
    complaints.push(...seen.complaints);
    elements += seen.elements;
  }
  assert.deepEqual(complaints, []);
  t.diagnostic(`${Object.keys(links).length} explanations × ${settings.length} settings, ${elements} elements`);
  assert.ok(elements > 200);
});
