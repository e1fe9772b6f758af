import assert from 'node:assert/strict';
import { givePhone } from '../../test/support/authenticator.ts';
import { consoleStory, givePassword, PASSWORD, PUBLIC } from '../../test/support/console-house.ts';

consoleStory(
  'safe access on the public host ends where each is at home, never at a page that is not theirs',
  async (house) => {
    const { world, ours } = house;
    const homes = [
      ['root@acme.example', `${PUBLIC}/console`],
      ['jane@acme.example', `${ours.origin}/portal/`],
    ] as const;
    for (const [identifier, home] of homes) {
      await givePassword(house, identifier);
      const client = world.client();
      const { headers } = await client.get(`${PUBLIC}/acme/safe-access`);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, new RegExp(`form-action [^;]*${ours.origin}`), 'browsers let the form end there');
      const phone = identifier.startsWith('root') ? await givePhone(world, ours, identifier) : undefined;
      const first = await client.post(`${PUBLIC}/acme/safe-access`, { identifier, password: PASSWORD });
      const { location } = phone ? await client.post(`${PUBLIC}/sign-in/totp`, { code: phone.nextCode() }) : first;
      assert.equal(location, home);
    }
  },
);
