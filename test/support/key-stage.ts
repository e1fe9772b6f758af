import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { AuditEvent } from '../../src/audit/catalogue.ts';
import type { Person } from '../../src/directory/person.ts';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { SESSION } from '../../src/http/cookies.ts';
import { createServer, openProgram, type Program } from '../../src/main.ts';
import { startSession } from '../../src/session/start-session.ts';
import type { PolicyChange } from '../../src/signin/policy/policy.ts';
import { launchBrowser } from './chromium.ts';
import { setPasswordOf } from './console-house.ts';
import { acme } from './example-organizations.ts';
import { freePort } from './free-port.ts';
import { need } from './needs.ts';
import { setPolicy } from './set-policy.ts';
import { type Settled, settleOrganization } from './settle-organization.ts';
import { temporaryFolder } from './temporary-store.ts';
import { testParts } from './world.ts';

export const JANE = 'jane@acme.example';
export const ROOT = 'root@acme.example';
export const REP = 'rep@acme.example';

interface Options {
  readonly protocol: 'u2f' | 'ctap2';
  readonly transport: 'usb' | 'internal';
  readonly hasResidentKey?: boolean;
  readonly hasUserVerification?: boolean;
  readonly isUserVerified?: boolean;
  readonly automaticPresenceSimulation?: boolean;
  readonly defaultBackupEligibility?: boolean;
  readonly defaultBackupState?: boolean;
}

/** A fingerprint reader, a phone’s unlock: a platform authenticator that keeps passkeys. */
export const laptop: Options = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};
/** A password manager, whose keys are copied. */
export const manager: Options = { ...laptop, defaultBackupEligibility: true, defaultBackupState: true };
/** A key on a ring, with a PIN. */
export const keyWithPin: Options = { ...laptop, transport: 'usb' };
/** A key that asks for a touch alone, from before passkeys. */
export const u2fKey: Options = { protocol: 'u2f', transport: 'usb', automaticPresenceSimulation: true };

/** A virtual authenticator in one page (Chrome DevTools Protocol, domain WebAuthn). */
export interface Device {
  readonly id: string;
  readonly cdp: CDPSession;
  readonly credentials: () => Promise<readonly DeviceCredential[]>;
}

export interface DeviceCredential {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
  readonly backupEligibility?: boolean;
}

/** One story: an organization of its own, in a browser of its own. */
export interface Scene {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  readonly settled: Settled;
  readonly device: (options: Options, page?: Page) => Promise<Device>;
  /** Signs somebody in without the way there, a moment ago, by their password. */
  readonly enter: (email: string) => Promise<void>;
  readonly leave: () => Promise<void>;
  readonly personOf: (email: string) => Promise<Person>;
  readonly policy: (change: PolicyChange) => Promise<void>;
  /** Types of what was recorded of the organization, newest last; those of one beginning where it is given. */
  readonly events: (beginning?: string) => Promise<readonly string[]>;
  readonly recorded: () => Promise<readonly AuditEvent[]>;
  readonly newContext: () => Promise<{ readonly context: BrowserContext; readonly page: Page }>;
}

export interface KeyStage {
  readonly program: Program;
  readonly browser: Browser;
  readonly pass: (time: number) => void;
  readonly open: (t: TestContext) => Promise<Scene>;
}

/** A running server and a real browser; undefined where the test may be skipped without one. */
export async function openKeyStage(t: TestContext): Promise<KeyStage | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  const port = await freePort();
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl, clock });
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  let count = 0;
  return {
    program,
    browser,
    pass: (time) => {
      ahead += time;
    },
    async open(story) {
      count += 1;
      const name = `acme-${count}`;
      const settled = await settleOrganization(program.ctx, {
        ...acme,
        name,
        supportDomain: `${name}.localhost`,
        connection: { ...acme.connection, key: `the key of ${name}, another one` },
      });
      for (const email of [JANE, REP, ROOT]) await setPasswordOf(program.ctx, settled, email);
      return openScene(story, { program, browser, settled, origin: `http://${name}.localhost:${port}` });
    },
  };
}

interface Set {
  readonly program: Program;
  readonly browser: Browser;
  readonly settled: Settled;
  readonly origin: string;
}

async function openScene(t: TestContext, { program: { ctx }, browser, settled, origin }: Set): Promise<Scene> {
  const newContext = async () => {
    const context = await browser.newContext({ locale: 'en' });
    t.after(() => context.close());
    context.setDefaultTimeout(10_000);
    return { context, page: await context.newPage() };
  };
  const { context, page } = await newContext();
  const { id: organizationId } = settled.organization;
  const personOf = async (email: string) => {
    const person = await readPersonByEmail(ctx, organizationId, email);
    assert.ok(person, email);
    return person;
  };
  const recorded = async () => {
    const rows = await ctx.db
      .selectFrom('event')
      .select('data')
      .where('organization_id', '=', organizationId)
      .orderBy('id')
      .execute();
    return rows.map(({ data }) => JSON.parse(data) as AuditEvent);
  };
  return {
    page,
    context,
    origin,
    settled,
    newContext,
    personOf,
    recorded,
    device: (options, where = page) => addDevice(where, options),
    async enter(email) {
      const { id: personId } = await personOf(email);
      const evidence = [{ factor: 'password' as const, at: ctx.now() }];
      const about = { connectionId: null, address: '192.0.2.15', userAgent: 'test' };
      const { token } = await ctx.unitOfWork((tx) =>
        startSession({ ...tx, now: ctx.now }, ctx.sessionLimits, { organizationId, personId, evidence, ...about }),
      );
      const url = origin.replace('http:', 'https:'); // or it may not be secure
      await context.addCookies([{ name: SESSION, value: token, url, secure: true, httpOnly: true }]);
    },
    leave: () => context.clearCookies(),
    policy: (change) => setPolicy(ctx, organizationId, change),
    events: async (beginning = '') =>
      (await recorded()).map(({ type }) => type).filter((type) => type.startsWith(beginning)),
  };
}

async function addDevice(page: Page, options: Options): Promise<Device> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    id,
    cdp,
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials,
  };
}
