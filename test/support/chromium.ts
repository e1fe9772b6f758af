import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { needs } from './needs.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // Without these it looks for its maker's hosts at every start.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine, headless, with an empty profile. Every `*.localhost` leads to loopback. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = needs.chromium.find();
  if (executablePath === undefined) throw new Error('Chromium is missing (Debian package chromium)');
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** A visitor whose browser runs no scripts. */
export const openContextWithoutScripts = (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> => browser.newContext({ ...options, javaScriptEnabled: false });
