import { createCipheriv, hash, pbkdf2, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { hashRaw } from '@node-rs/argon2';
import { computeInWorker } from './compute-in-worker.ts';
import type { ForeignSettings } from './foreign-settings.ts';

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** What the other system would have kept of this password. Takes as long as it does there, and never on our own thread. */
export async function computeForeign(settings: ForeignSettings, password: string): Promise<string> {
  switch (settings.scheme) {
    case 'bcrypt':
    case 'sha_crypt':
    case 'phpass':
      return computeInWorker(settings, password);
    case 'salted_sha':
      return hash(settings.digest, Buffer.concat([Buffer.from(password), bytesOf(settings.salt)]), 'base64');
    default:
      return (await computeBytes(settings, password)).toString('base64');
  }
}

type OfBytes = Extract<ForeignSettings, { scheme: 'argon2' | 'pbkdf2' | 'scrypt' | 'firebase' }>;

async function computeBytes(settings: OfBytes, password: string): Promise<Buffer> {
  const salt = bytesOf(settings.salt);
  switch (settings.scheme) {
    case 'argon2':
      return computeArgon2(settings, password, salt);
    case 'pbkdf2':
      return promisify(pbkdf2)(password, salt, settings.iterations, settings.length, settings.digest);
    case 'scrypt':
      return makeScrypt(password, salt, settings.length, settings);
    case 'firebase':
      return computeFirebase(settings, password, salt);
  }
}

/** The package’s own numbers: its enums are gone once it is compiled. */
const algorithms = { d: 0, i: 1, id: 2 } as const;

function computeArgon2(settings: Extract<ForeignSettings, { scheme: 'argon2' }>, password: string, salt: Buffer) {
  const { kind, version, memory, passes, lanes, length } = settings;
  return hashRaw(password, {
    algorithm: algorithms[kind],
    version: version === 16 ? 0 : 1,
    memoryCost: memory,
    timeCost: passes,
    parallelism: lanes,
    outputLen: length,
    salt,
  });
}

function makeScrypt(
  password: string,
  salt: Buffer,
  length: number,
  { ln, r, p = 1 }: { readonly ln: number; readonly r: number; readonly p?: number },
): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 128 * r * (2 ** ln + p + 2) };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (fault, made) => (fault ? reject(fault) : resolve(made)));
  });
}

/** https://github.com/firebase/scrypt: the key that scrypt makes encrypts the signer key of the project. */
async function computeFirebase(
  settings: Extract<ForeignSettings, { scheme: 'firebase' }>,
  password: string,
  salt: Buffer,
): Promise<Buffer> {
  const key = await makeScrypt(password, Buffer.concat([salt, bytesOf(settings.separator)]), 32, settings);
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(bytesOf(settings.signerKey)), cipher.final()]);
}
