import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSecretKey } from './read-values.ts';
import type { Settings } from './settings.ts';

/** The secret key that was set, else the one kept in the data folder, else a new one, kept there from now on. */
export function openSecretKey({ secretKey, data }: Pick<Settings, 'secretKey' | 'data'>): Uint8Array {
  if (secretKey) return secretKey;
  const file = join(data, 'secret.key');
  if (!existsSync(file)) makeSecretKey(data, file);
  const kept = readSecretKey(readFileSync(file, 'utf8').trim());
  if (!kept)
    throw new Error(`${file} does not hold 32 bytes in base64: restore it, for it opens what is in the database`);
  return kept;
}

/** Written aside and linked, so that it is whole as soon as it is there, and of two processes that make one, one wins. */
function makeSecretKey(folder: string, file: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (fault) {
    if (!existsSync(file)) throw fault;
  } finally {
    rmSync(draft);
  }
}
