import type { BrowserContext } from 'playwright-core';
import type { AppContext } from '../../src/http/app-context.ts';
import { SESSION } from '../../src/http/cookies.ts';
import { startSession } from '../../src/session/start-session.ts';
import type { Client } from './http-client.ts';
import type { Settled } from './settle-organization.ts';
import type { World } from './world.ts';

/** The token of a new session of somebody who has proved their password. */
async function openSession(ctx: AppContext, { organization, people }: Settled, email: string): Promise<string> {
  const person = (await people()).find((one) => one.email === email);
  if (!person) throw new Error(`Nobody has the address ${email}`);
  const evidence = [{ factor: 'password' as const, at: ctx.now() }];
  const about = { connectionId: null, address: '192.0.2.15', userAgent: 'test' };
  const proven = { organizationId: organization.id, personId: person.id, evidence, ...about };
  const { token } = await ctx.unitOfWork((tx) => startSession({ ...tx, now: ctx.now }, ctx.sessionLimits, proven));
  return token;
}

/** A client that is signed in as somebody, without the way there. */
export async function signInAs(world: World, settled: Settled, email: string): Promise<Client> {
  const token = await openSession(world.program.ctx, settled, email);
  const client = world.client();
  client.jar.keep(new URL(settled.origin), [`${SESSION}=${token}; Path=/; Secure`]);
  return client;
}

/** The same for a browser, at the origin where the server really listens. */
export async function enterAs(
  ctx: AppContext,
  settled: Settled,
  email: string,
  { context, origin }: { readonly context: BrowserContext; readonly origin: string },
): Promise<void> {
  const value = await openSession(ctx, settled, email);
  const { hostname } = new URL(origin);
  const kept = { name: SESSION, value, domain: hostname, path: '/', secure: true, httpOnly: true };
  await context.addCookies([{ ...kept, sameSite: 'Lax' }]);
}
