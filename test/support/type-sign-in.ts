import type { Page } from 'playwright-core';
import { appCode } from './authenticator.ts';

/** Types a name and a password, each on the page that asks for it. */
export async function typeSignIn(page: Page, identifier: string, password: string): Promise<void> {
  await page.locator('[name=identifier]').fill(identifier);
  await page.locator('main form .button.primary').click();
  await page.locator('[name=password]').fill(password);
  await page.locator('main form .button.primary').click();
}

/** Types one of the saved codes in place of the code of the app, and goes on from there. */
export async function typeRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Continue' }).click();
}

/** Sets up an authenticator app where the sign-in asks for one. Answers the key of the app and the recovery codes. */
export async function setUpAskedApp(page: Page, now: () => number = Date.now) {
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const secret = ((await page.locator('#secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Code from the app').fill(appCode(secret, now()));
  await page.getByRole('button', { name: 'Confirm' }).click();
  const codes = ((await page.locator('#codes').textContent()) ?? '').split('\n');
  await page.getByLabel('I have saved these codes').check();
  await page.getByRole('button', { name: 'Done' }).click();
  return { secret, codes };
}
