import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SettingsService } from '@simplewebauthn/server';
import { DAY } from '../../src/kit/clock.ts';
import { openKeyStage, ROOT } from '../support/key-stage.ts';
import { makeCertificate } from '../support/make-certificate.ts';
import { signMetadata } from '../support/sign-metadata.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const subject = [['CN', 'Root of the Test']] as const;
const root = makeCertificate({ subject, isAuthority: true });
SettingsService.setRootCertificates({ identifier: 'mds', certificates: [new Uint8Array(root.der)] });
const issue = (name: string) =>
  makeCertificate({ subject: [['CN', name]], isAuthority: false, issuer: { ...root, subject } });

test('an administrator uploads the metadata of keys, and only what the FIDO Alliance has signed', async (t) => {
  const stage = await openKeyStage(t);
  if (!stage) return;
  const { page, origin, enter, events } = await stage.open(t);
  const folder = temporaryFolder(t);
  const fileOf = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const nextUpdate = new Date(Date.now() + 20 * DAY).toISOString().slice(0, 10);
  const models = Array.from({ length: 400 }, (_, index) => ({
    aaguid: `${String(index).padStart(8, '0')}-0000-0000-0000-000000000000`,
    name: `Acme Key ${index}`,
    roots: [root.der],
  }));
  const plan = { number: 41, nextUpdate, entries: models };
  const send = async (file: string | undefined) => {
    await page.goto(`${origin}/console/security/metadata`);
    if (file !== undefined) await page.getByLabel('Metadata file').setInputFiles(file);
    await page.getByRole('button', { name: 'Upload' }).click();
  };

  await enter(ROOT);
  await page.goto(`${origin}/console/security/metadata`);
  await page.getByRole('heading', { name: 'No metadata yet' }).waitFor();
  await send(undefined);
  await page.getByRole('alert').getByText('Choose the file').waitFor();
  await send(fileOf('photo.jpg', 'no such thing'));
  await page.getByRole('alert').getByText('This is no metadata file').waitFor();
  await send(fileOf('forged.jwt', signMetadata(plan, issue('evil.example'))));
  await page.getByRole('alert').getByText('has not signed this file').waitFor();
  await send(fileOf('blob.jwt', signMetadata(plan, issue('mds.fidoalliance.org'))));
  await page.getByText('The metadata is in use.').waitFor();
  const text = (await page.locator('main').textContent()) ?? '';
  assert.match(text, /Number41.*Models400.*Root Admin/s);
  await send(fileOf('older.jwt', signMetadata({ ...plan, number: 40 }, issue('mds.fidoalliance.org'))));
  await page.getByRole('alert').getByText('older than the one in use').waitFor();
  assert.deepEqual(await events('authenticator-metadata.'), ['authenticator-metadata.uploaded']);
});
