import { SESSION } from '../../src/http/cookies.ts';
import { startSession } from '../../src/session/start-session.ts';
import type { Client } from './http-client.ts';
import type { Settled } from './settle-organization.ts';
import type { World } from './world.ts';

/** A browser that is signed in as somebody, without the way there. */
export async function signInAs(
  world: World,
  { organization, people, origin }: Settled,
  email: string,
): Promise<Client> {
  const { ctx } = world.program;
  const person = (await people()).find((one) => one.email === email);
  if (!person) throw new Error(`Nobody has the address ${email}`);
  const evidence = [{ factor: 'password' as const, at: ctx.now() }];
  const about = { connectionId: null, address: '192.0.2.15', userAgent: 'test' };
  const proven = { organizationId: organization.id, personId: person.id, evidence, ...about };
  const { token } = await ctx.unitOfWork((tx) => startSession({ ...tx, now: ctx.now }, ctx.sessionLimits, proven));
  const client = world.client();
  client.jar.keep(new URL(origin), [`${SESSION}=${token}; Path=/; Secure`]);
  return client;
}
