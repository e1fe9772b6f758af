import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { createCompanyWebsite } from '../../examples/company-website/website.ts';
import { createHand, openSetUpStage, settings } from '../support/set-up-stage.ts';

const bo = {
  email: 'bo@acme.test',
  loginName: 'bo.andersen',
  fullName: 'Bo Andersen',
  kind: 'customer',
  password: 'bo at acme',
} as const;

const { fill, press, follow, click } = createHand();

async function signInAtSite(page: Page) {
  await fill(page, { Email: bo.email, Password: bo.password });
  await press(page, /./);
}

for (const [setting, options] of Object.entries(settings)) {
  test(`the claim link leads through the rooms to remote sign-in in force, ${setting}`, async (t) => {
    const stage = await openSetUpStage(t, options);
    if (!stage) return;
    const { page, portal, site, sitePort, claim } = stage;
    await page.goto(claim);
    await fill(page, {
      'Title of the portal': 'Acme Support',
      'Portal name': 'acme',
      'Your name': 'Ana Silva',
      'Your email address': 'ana@acme.test',
      Password: 'correct horse battery staple',
    });
    await press(page, 'Create the portal');

    await click(page.getByRole('link', { name: 'Setup', exact: true }));
    await press(page, 'Save');
    await follow(page, 'Go on to Rebranding');
    await fill(page, { 'Accent colour': '#0a6e5c' });
    await press(page, 'Save');
    await follow(page, 'Go on to Remote Authentication');
    await follow(page, 'Set up Remote Authentication');
    await fill(page, { 'Login URL': `${site}/helpdesk/login`, 'Logout URL': `${site}/helpdesk/logout` });
    await press(page, 'Save and show the key');
    const key = (await page.locator('#secret').textContent()) ?? '';
    const [download] = await Promise.all([page.waitForEvent('download'), follow(page, 'Download .env line')]);
    assert.equal(download.suggestedFilename(), 'support.env');
    const website = createCompanyWebsite({ portal, key, users: [bo] });
    await new Promise<void>((listening) => website.listen(sitePort, '127.0.0.1', listening));
    t.after(() => {
      website.close();
      website.closeAllConnections();
    });
    await follow(page, 'I have stored it');

    const [tab] = await Promise.all([stage.context.waitForEvent('page'), press(page, 'Start the test')]);
    await tab.waitForLoadState();
    assert.equal(new URL(tab.url()).origin, site, 'at the company’s site');
    await signInAtSite(tab);
    await tab.getByRole('heading', { name: 'The test succeeded' }).waitFor();
    assert.equal(new URL(tab.url()).origin, portal);
    await follow(page, 'Switch on');
    await press(page, 'OK, switch on and sign me out');
    await page.getByRole('heading', { name: 'Remote sign-in is on' }).waitFor();
    assert.match((await page.textContent('main')) ?? '', /You are signed out/);

    // From now on a visitor of the portal signs in on the website, and is back without a second password.
    const visitor = await stage.context.browser()?.newContext(options);
    const visit = await visitor?.newPage();
    assert.ok(visit);
    await visit.goto(`${portal}/portal/`);
    await signInAtSite(visit);
    await visit.waitForURL(`${portal}/portal/`);
    assert.match((await visit.textContent('body')) ?? '', /Bo Andersen/);
  });
}
