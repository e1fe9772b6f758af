import type { TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createServer, openProgram, type Parts, type Program } from '../../src/main.ts';
import { offerClaim } from '../../src/signin/claim-installation.ts';
import { launchBrowser } from './chromium.ts';
import { freePort } from './free-port.ts';
import { need } from './needs.ts';
import { temporaryFolder } from './temporary-store.ts';
import { testParts } from './world.ts';

/** A new server on this machine that nobody has claimed, and the browser of whoever is about to. */
export interface SetUpStage {
  readonly program: Program;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The link that the server printed. */
  readonly claim: string;
  /** Where the portal will be, if it is named `acme`. */
  readonly portal: string;
  /** Where the company’s website will be. */
  readonly site: string;
  readonly sitePort: number;
}

/** Undefined where there is no browser, and tests may go without. */
export async function openSetUpStage(
  t: TestContext,
  options: BrowserContextOptions,
  parts: Pick<Parts, 'mailServer' | 'clock'> = {},
): Promise<SetUpStage | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  const [port, sitePort] = [await freePort(), await freePort()];
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl, ...parts });
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  const context = await browser.newContext(options);
  return {
    program,
    context,
    page: await context.newPage(),
    claim: `${publicUrl.origin}/claim/${await offerClaim(program.ctx)}`,
    portal: `http://acme.localhost:${port}`,
    site: `http://localhost:${sitePort}`,
    sitePort,
  };
}

export const settings: Readonly<Record<string, BrowserContextOptions>> = {
  'with scripts': {},
  'without scripts': { javaScriptEnabled: false },
};

/** Types, which is free, and presses what is on pages, which is counted. */
export interface Hand {
  readonly fill: (page: Page, values: Readonly<Record<string, string>>) => Promise<void>;
  readonly press: (page: Page, name: string | RegExp) => Promise<void>;
  readonly follow: (page: Page, name: string | RegExp) => Promise<void>;
  readonly click: (what: Locator) => Promise<void>;
  readonly clicks: () => readonly string[];
}

export function createHand(): Hand {
  const clicks: string[] = [];
  const click = async (what: Locator) => {
    clicks.push((await what.textContent())?.trim() ?? '');
    await what.click();
  };
  return {
    click,
    async fill(page, values) {
      for (const [label, value] of Object.entries(values)) await page.getByLabel(label).first().fill(value);
    },
    press: (page, name) => click(page.getByRole('main').getByRole('button', { name }).first()),
    follow: (page, name) => click(page.getByRole('main').getByRole('link', { name }).first()),
    clicks: () => clicks,
  };
}
