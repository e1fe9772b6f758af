import assert from 'node:assert/strict';
import { givePhone } from '../../../test/support/authenticator.ts';
import { consoleStory, givePassword, PASSWORD } from '../../../test/support/console-house.ts';
import { startSession } from '../../session/start-session.ts';
import { SESSION } from '../cookies.ts';

const ROOT = 'root@acme.example';

/** Threat: whoever may sign links, or has stolen a key, administers the server. */
consoleStory('a link alone opens no room of the console, whatever let its administrator in', async (house) => {
  const { world, ours } = house;
  const { ctx } = world.program;
  const root = (await ours.people()).find(({ email }) => email === ROOT);
  assert.ok(root);
  const evidence = [{ factor: 'remote', at: ctx.now(), connectionId: 'cnx_1', operation: 'signin' }] as const;
  const proven = { organizationId: ours.organization.id, personId: root.id, evidence };
  const browser = { connectionId: null, address: '192.0.2.15', userAgent: 'test' };
  const { token } = await ctx.unitOfWork((tx) =>
    startSession({ ...tx, now: ctx.now }, ctx.sessionLimits, { ...proven, ...browser }),
  );
  const client = world.client();
  client.jar.keep(new URL(ours.origin), [`${SESSION}=${token}; Path=/; Secure`]);

  const asked = await client.get(`${ours.origin}/console/people`);
  assert.equal(asked.location, `${ours.origin}/console/confirm?return_to=%2Fconsole%2Fpeople&aal=2`);
  assert.match((await client.get(asked.location ?? '')).text, /has not set up/);
  assert.equal((await client.post(`${ours.origin}/console/people/invite`, {})).status, 303);
  assert.equal((await client.get(`${ours.origin}/api/v1/organizations/acme/connections`)).status, 403);

  await givePassword(house, ROOT);
  const phone = await givePhone(world, ours, ROOT);
  await client.get(asked.location ?? '');
  await client.post(`${ours.origin}/sign-in/password`, { password: PASSWORD });
  const { location } = await client.post(`${ours.origin}/sign-in/totp`, { code: phone.nextCode() });
  assert.equal(location, `${ours.origin}/console/people`);
  assert.equal((await client.get(`${ours.origin}/console/people`)).status, 200);
});
