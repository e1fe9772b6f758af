import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { temporaryStore } from '../../test/support/temporary-store.ts';
import { createSealer } from '../kit/secrets.ts';
import { checkSecretKey } from './check-secret-key.ts';

test('a database is opened again only with the secret key it was made with', async (t) => {
  const { engine } = await temporaryStore(t);
  const first = createSealer(randomBytes(32));
  await checkSecretKey(engine, first);
  await checkSecretKey(engine, first);
  await assert.rejects(checkSecretKey(engine, createSealer(randomBytes(32))), /made with another secret key/);
});
