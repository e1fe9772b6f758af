import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { DAY } from '../../src/kit/clock.ts';
import { PASSWORD } from '../support/console-house.ts';
import {
  type Device,
  JANE,
  type KeyStage,
  keyWithPin,
  laptop,
  manager,
  openKeyStage,
  REP,
  ROOT,
  type Scene,
  u2fKey,
} from '../support/key-stage.ts';

const CANCELLED = 'No passkey was used. Try again or choose another way.';
const REFUSED = 'was not accepted';

/** Sets one up in the account, and leaves. */
async function own(scene: Scene, email: string, kind: 'passkey' | 'security-key' = 'passkey'): Promise<void> {
  const { page, origin } = scene;
  await scene.enter(email);
  await page.goto(`${origin}/account/${kind}s/new`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page
    .getByText(/Save your recovery codes|is set up/)
    .first()
    .waitFor();
  await scene.leave();
}

/** What a page of this origin gets from there, as a script of it would. */
const ask = ({ page }: Pick<Scene, 'page'>, path: string, method: 'GET' | 'POST' = 'GET') =>
  page.evaluate(
    async ([url, verb]) => {
      const answer = await fetch(url, { method: verb });
      return { status: answer.status, text: await answer.text() };
    },
    [path, method] as const,
  );

/** Whose session it is; empty for nobody’s. */
async function whoIsIn(scene: Pick<Scene, 'page'>): Promise<string> {
  const { status, text } = await ask(scene, '/api/v1/me');
  return status === 200 ? (JSON.parse(text) as { email: string }).email : '';
}

const settle = (page: Page) => page.waitForURL((url) => !/login|sign-in|safe-access/.test(url.pathname));

async function typeName({ page, origin }: Scene, email: string) {
  await page.goto(`${origin}/login`);
  await page.getByLabel('Email address or login name').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

async function typePassword({ page }: Scene) {
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Touches nothing until it is told to. */
const hold = ({ cdp, id }: Device, isHeld = true) =>
  cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled: !isHeld });

const lastRefusal = async (scene: Scene) =>
  (await scene.recorded()).findLast(({ type }) => type === 'sign-in.refused') as { because?: string } | undefined;

/** Presses the button and stays on the page where it stands. */
async function press({ page }: Scene, name = 'Sign in with a passkey') {
  await page.getByRole('button', { name }).click();
}

test('passkeys and security keys in a real browser', async (t) => {
  const stage = await openKeyStage(t);
  if (!stage) return;
  const began = Date.now();
  let told = 0;
  const story = async (title: string, tell: (scene: Scene, stage: KeyStage) => Promise<void>) => {
    told += 1;
    await t.test(title, async (one) => tell(await stage.open(one), stage));
  };

  await story('a passkey is created on the device, and found without a name: nothing is typed', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    const [credential, ...others] = await device.credentials();
    assert.deepEqual(
      [credential?.isResidentCredential, credential?.rpId, others.length],
      [true, new URL(scene.origin).hostname, 0],
    );
    await scene.page.goto(`${scene.origin}/login`);
    await settle(scene.page);
    assert.equal(await whoIsIn(scene), JANE);
  });

  await story('the button signs in where the name field offers nothing', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    await hold(device);
    await scene.page.goto(`${scene.origin}/login`);
    await scene.page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await hold(device, false);
    await press(scene);
    await settle(scene.page);
    assert.equal(await whoIsIn(scene), JANE);
  });

  await story('a passkey is enough for an administrator, who needs two factors', async (scene) => {
    await scene.device(laptop);
    await own(scene, ROOT);
    await scene.page.goto(`${scene.origin}/login`);
    await settle(scene.page);
    assert.match(scene.page.url(), /\/console/);
  });

  await story(
    'a passkey that a manager copies signs in, and whether it is backed up is kept',
    async (scene, { program }) => {
      const device = await scene.device(manager);
      await own(scene, JANE);
      const stored = async () => {
        const rows = await program.ctx.db
          .selectFrom('webauthn_credential')
          .select(['backup_eligible', 'backed_up'])
          .execute();
        return rows.map((row) => [row.backup_eligible, row.backed_up]).at(-1);
      };
      assert.deepEqual(await stored(), [1, 1]);
      const [credential] = await device.credentials();
      const credentialId = credential?.credentialId ?? '';
      await device.cdp.send('WebAuthn.setCredentialProperties', {
        authenticatorId: device.id,
        credentialId,
        backupState: false,
      });
      await scene.page.goto(`${scene.origin}/login`);
      await settle(scene.page);
      assert.deepEqual(await stored(), [1, 0]);
    },
  );

  await story('a passkey that was bound to its device and says that it may be copied is refused', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    const [credential] = await device.credentials();
    const credentialId = credential?.credentialId ?? '';
    await device.cdp.send('WebAuthn.setCredentialProperties', {
      authenticatorId: device.id,
      credentialId,
      backupEligibility: true,
    });
    await scene.page.goto(`${scene.origin}/login`);
    await scene.page.getByText(REFUSED).waitFor();
    assert.equal((await lastRefusal(scene))?.because, 'backup_state_changed');
  });

  await story('a finger that the device does not know signs nobody in, and nobody is blamed', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    await device.cdp.send('WebAuthn.setUserVerified', { authenticatorId: device.id, isUserVerified: false });
    await scene.page.goto(`${scene.origin}/login`);
    await press(scene);
    await scene.page.getByText(CANCELLED).waitFor();
    assert.equal(await scene.page.locator('[role=alert]').count(), 0);
    assert.equal(await whoIsIn(scene), '');
  });

  await story('a dialog that is closed says so in plain words, and the button works again', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    await hold(device);
    await scene.page.addInitScript(() => {
      const { credentials } = navigator;
      const real = credentials.get.bind(credentials);
      let isFirst = true;
      credentials.get = (options) => {
        if (options?.mediation === 'conditional' || !isFirst) return real(options);
        isFirst = false;
        return Promise.reject(new DOMException('closed', 'NotAllowedError'));
      };
    });
    await scene.page.goto(`${scene.origin}/login`);
    await press(scene);
    await scene.page.getByText(CANCELLED).waitFor();
    await hold(device, false);
    await press(scene);
    await settle(scene.page);
    assert.equal(await whoIsIn(scene), JANE);
  });

  await story('a signature that is not of the key is refused', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    await device.cdp.send('WebAuthn.setResponseOverrideBits', { authenticatorId: device.id, isBogusSignature: true });
    await scene.page.goto(`${scene.origin}/login`);
    await scene.page.getByText(REFUSED).waitFor();
    assert.equal((await lastRefusal(scene))?.because, 'wrong_signature');
  });

  await story('a passkey that did not check its user is refused, whatever the browser was asked', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    await device.cdp.send('WebAuthn.setResponseOverrideBits', { authenticatorId: device.id, isBadUV: true });
    await scene.page.goto(`${scene.origin}/login`);
    await scene.page.getByText(REFUSED).waitFor();
    assert.equal((await lastRefusal(scene))?.because, 'user_not_verified');
  });

  await story('a passkey that nobody touched is refused', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    await device.cdp.send('WebAuthn.setResponseOverrideBits', { authenticatorId: device.id, isBadUP: true });
    await scene.page.goto(`${scene.origin}/login`);
    await scene.page.getByText(REFUSED).waitFor();
    assert.equal((await lastRefusal(scene))?.because, 'user_not_present');
  });

  await story('an old U2F key is the second step after a password', async (scene) => {
    await scene.device(u2fKey);
    await own(scene, JANE, 'security-key');
    await typeName(scene, JANE);
    await typePassword(scene);
    await press(scene, 'Use your security key');
    await settle(scene.page);
    assert.equal(await whoIsIn(scene), JANE);
  });

  await story('a key that asked for its PIN says so in the evidence of the session', async (scene, { program }) => {
    await scene.device(keyWithPin);
    await own(scene, JANE, 'security-key');
    await typeName(scene, JANE);
    await typePassword(scene);
    await press(scene, 'Use your security key');
    await settle(scene.page);
    const { id } = await scene.personOf(JANE);
    const sessions = await program.ctx.db
      .selectFrom('session')
      .select('evidence')
      .where('person_id', '=', id)
      .execute();
    assert.match(sessions.at(-1)?.evidence ?? '', /"password".*"security_key".*"isUserVerified":true/);
  });

  await story('a security key is never what a sign-in begins with', async (scene) => {
    await scene.device(keyWithPin);
    await own(scene, JANE, 'security-key');
    await typeName(scene, JANE);
    assert.equal(await scene.page.getByText('Use your security key').count(), 0);
    assert.equal((await ask(scene, '/sign-in/security-key/options', 'POST')).status, 404);
  });

  await story(
    'a key with another count than before: one that cannot be copied is refused, and it is told',
    async (scene) => {
      const device = await scene.device(laptop);
      await own(scene, JANE);
      const [credential] = await device.credentials();
      assert.ok(credential);
      const authenticatorId = device.id;
      const again = {
        ...credential,
        signCount: credential.signCount + 50,
        backupEligibility: false,
        backupState: false,
      };
      const put = async (signCount: number) => {
        await device.cdp.send('WebAuthn.clearCredentials', { authenticatorId });
        await device.cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...again, signCount } });
      };
      await put(50);
      await scene.page.goto(`${scene.origin}/login`);
      await settle(scene.page);
      await scene.leave();
      await put(5);
      await scene.page.goto(`${scene.origin}/login`);
      await scene.page.getByText(REFUSED).waitFor();
      assert.equal((await lastRefusal(scene))?.because, 'counter_went_back');
      assert.equal((await scene.events('authenticator.counter')).length, 1);
    },
  );

  await story('a passkey of one portal is none at another', async (scene, { open }) => {
    await scene.device(laptop);
    await own(scene, JANE);
    const elsewhere = await open(t);
    await scene.page.goto(`${elsewhere.origin}/login`);
    await press(scene);
    await scene.page.getByText(CANCELLED).waitFor();
    assert.equal(await whoIsIn(scene), '');
    assert.deepEqual(await elsewhere.events('sign-in.'), []);
  });

  await story('a device that has a key of the account is not set up twice', async (scene) => {
    await scene.device(laptop);
    await own(scene, JANE);
    await scene.page.goto(`${scene.origin}/login`);
    await settle(scene.page);
    await scene.page.goto(`${scene.origin}/account/passkeys/new`);
    await press(scene, 'Continue');
    await scene.page.getByText('This device is already set up for your account.').waitFor();
    assert.equal((await scene.events('authenticator.enrolled')).length, 1);
  });

  await story('two people keep passkeys on one device, and each comes in as themself', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, JANE);
    const [first] = await device.credentials();
    await device.cdp.send('WebAuthn.clearCredentials', { authenticatorId: device.id });
    await own(scene, REP);
    const [second] = await device.credentials();
    for (const [credential, email] of [
      [first, JANE],
      [second, REP],
    ] as const) {
      assert.ok(credential);
      await device.cdp.send('WebAuthn.clearCredentials', { authenticatorId: device.id });
      await device.cdp.send('WebAuthn.addCredential', { authenticatorId: device.id, credential });
      await scene.page.goto(`${scene.origin}/login`);
      await settle(scene.page);
      assert.equal(await whoIsIn(scene), email);
      await scene.leave();
    }
  });

  await story('who typed a name does not come in by the passkey of somebody else', async (scene) => {
    const device = await scene.device(laptop);
    await own(scene, REP);
    await hold(device);
    await typeName(scene, JANE);
    await hold(device, false);
    await scene.page.getByRole('link', { name: 'Use a passkey' }).click();
    await press(scene, 'Use a passkey');
    await scene.page.getByText(REFUSED).first().waitFor();
    assert.equal((await lastRefusal(scene))?.because, 'unknown_credential');
  });

  await story(
    'a passkey that was removed is refused, and its manager is told to forget it',
    async (scene, { program }) => {
      const device = await scene.device(laptop);
      await own(scene, JANE);
      await program.ctx.unitOfWork(async ({ db }) => {
        const { id } = await scene.personOf(JANE);
        await db.deleteFrom('authenticator').where('person_id', '=', id).execute();
      });
      await scene.page.goto(`${scene.origin}/login`);
      await scene.page.getByText(REFUSED).waitFor();
      for (let tries = 0; tries < 50 && (await device.credentials()).length > 0; tries += 1)
        await scene.page.waitForTimeout(50);
      assert.deepEqual(await device.credentials(), []);
    },
  );

  await story(
    'a passkey that is removed in the account is forgotten by its manager, and the other is not',
    async (scene) => {
      const device = await scene.device(laptop);
      await own(scene, JANE);
      await scene.page.goto(`${scene.origin}/login`);
      await settle(scene.page);
      await scene.page.goto(`${scene.origin}/account`);
      await scene.page.getByRole('link', { name: 'Remove' }).first().click();
      await press(scene, 'Remove');
      await scene.page.waitForURL(/done=removed/);
      for (let tries = 0; tries < 50 && (await device.credentials()).length > 0; tries += 1)
        await scene.page.waitForTimeout(50);
      assert.deepEqual(await device.credentials(), []);
      assert.deepEqual(await scene.events('authenticator.'), ['authenticator.enrolled', 'authenticator.removed']);
    },
  );

  await story('a passkey gets the name that its owner likes', async (scene) => {
    await scene.device(laptop);
    await own(scene, JANE);
    await scene.enter(JANE);
    await scene.page.goto(`${scene.origin}/account`);
    await scene.page.getByRole('link', { name: 'Rename' }).first().click();
    await scene.page.getByLabel(/Name/).fill('My blue laptop');
    await scene.page.getByRole('button', { name: 'Save' }).click();
    await scene.page.getByRole('heading', { name: 'My blue laptop' }).waitFor();
    assert.match((await scene.page.locator('main').textContent()) ?? '', /On your devices/);
  });

  await story(
    'where proofs must resist phishing a password leads to a passkey that is set up on the way',
    async (scene) => {
      await scene.device(laptop);
      await scene.policy({ phishingResistantOnly: true });
      await typeName(scene, JANE);
      await typePassword(scene);
      await scene.page.getByRole('link', { name: 'Create a passkey' }).click();
      await press(scene, 'Continue');
      await scene.page.getByText('Save your recovery codes').waitFor();
      await scene.page.getByLabel('I have saved these codes').check();
      await press(scene, 'Done');
      assert.equal(await whoIsIn(scene), JANE);
      await scene.leave();
      await scene.page.goto(`${scene.origin}/login`);
      await settle(scene.page);
      assert.equal(await whoIsIn(scene), JANE);
    },
  );

  await story('where two factors are asked for, a security key is set up on the way in', async (scene) => {
    await scene.device(keyWithPin);
    await scene.policy({ requiredAal: 2 });
    await typeName(scene, JANE);
    await typePassword(scene);
    await scene.page.getByRole('link', { name: 'Set up the key' }).click();
    await press(scene, 'Continue');
    await scene.page.getByText('Save your recovery codes').waitFor();
    assert.deepEqual(await scene.events('authenticator.'), ['authenticator.enrolled']);
  });

  await story('where only some models may be set up, a key without an attestation of theirs is not', async (scene) => {
    await scene.device(laptop);
    await scene.policy({ hardware: ['11111111-2222-3333-4444-555555555555'] });
    await scene.enter(JANE);
    await scene.page.goto(`${scene.origin}/account/passkeys/new`);
    await press(scene, 'Continue');
    await scene.page.getByText(/certain models/).waitFor();
    assert.deepEqual(await scene.events('authenticator.'), []);
  });

  await story('where the organization takes no passkeys none is offered', async (scene) => {
    await scene.policy({ factors: ['password', 'totp', 'recovery_code'] });
    await scene.page.goto(`${scene.origin}/login`);
    assert.equal(await scene.page.locator('[data-ceremony]').count(), 0);
    assert.equal(await scene.page.getByLabel('Email address or login name').getAttribute('autocomplete'), 'username');
    await scene.enter(JANE);
    assert.equal((await scene.page.goto(`${scene.origin}/account/passkeys/new`))?.status(), 404);
  });

  await story('before what may do harm a passkey confirms who it is', async (scene, { pass }) => {
    await scene.device(laptop);
    await own(scene, JANE);
    await scene.page.goto(`${scene.origin}/login`);
    await settle(scene.page);
    pass(DAY / 48);
    await scene.page.goto(`${scene.origin}/account/password`);
    await press(scene, 'Use a passkey');
    await scene.page.waitForURL(/\/account\/password$/);
  });

  await story('after a password a passkey is offered, less and less to who puts it off', async (scene, { pass }) => {
    await scene.device(laptop);
    const comeIn = async () => {
      await scene.leave();
      await scene.page.goto(`${scene.origin}/login`);
      await scene.page.waitForFunction(() => document.cookie.includes('__Host-has-device'));
      await typeName(scene, JANE);
      await typePassword(scene);
      await settle(scene.page);
      return new URL(scene.page.url()).pathname === '/account/passkeys/offer';
    };
    assert.equal(await comeIn(), true);
    await press(scene, 'Not now');
    await scene.page.waitForURL(/portal/);
    assert.equal(await comeIn(), false);
    pass(DAY);
    assert.equal(await comeIn(), true);
    await press(scene, 'Not now');
    pass(6 * DAY);
    assert.equal(await comeIn(), false);
    pass(DAY);
    assert.equal(await comeIn(), true);
    await scene.page.getByRole('link', { name: 'Create a passkey' }).click();
    await press(scene, 'Continue');
    await scene.page.getByText('Save your recovery codes').waitFor();
  });

  await story('an answer that is sent twice counts once', async (scene) => {
    await scene.device(laptop);
    await own(scene, JANE);
    let sent = '';
    await scene.page.route('**/login/passkey', async (route) => {
      sent = route.request().postData() ?? '';
      await route.continue();
    });
    await scene.page.goto(`${scene.origin}/login`);
    await settle(scene.page);
    const url = await scene.page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return (await fetch('/login/passkey', { method: 'POST', body, headers })).url;
    }, sent);
    assert.match(url, /\/login\?passkey=$/);
    assert.equal((await lastRefusal(scene))?.because, 'wrong_challenge');
  });

  await story(
    'password managers learn on each host where passkeys are made, and that hosts share none',
    async (scene) => {
      const publicOrigin = scene.origin.replace(/acme-\d+\.localhost/, 'localhost');
      for (const origin of [scene.origin, publicOrigin]) {
        const path = origin === publicOrigin ? `/${scene.settled.organization.name}/safe-access` : '/login';
        await scene.page.goto(`${origin}${path}`);
        assert.equal(await scene.page.locator('[data-conditional=on]').count(), 1);
        const { text } = await ask(scene, '/.well-known/passkey-endpoints');
        assert.deepEqual(JSON.parse(text), { enroll: `${origin}/account/passkeys/new`, manage: `${origin}/account` });
        assert.equal((await ask(scene, '/.well-known/webauthn')).status, 404);
      }
    },
  );

  const seconds = Math.round((Date.now() - began) / 1000);
  t.diagnostic(`${told} stories, ${seconds} s`);
  assert.ok(told >= 25);
});
