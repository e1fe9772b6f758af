import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** 256 random bits, base64url: for cookies, links and tokens. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Enough for secrets of 256 random bits; a password goes to argon2id instead. */
export const hashSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer');

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Encrypts what must be readable again, e.g. the keys of a connection. */
export interface Sealer {
  readonly seal: (plain: string, purpose: string) => Uint8Array;
  readonly open: (sealed: Uint8Array, purpose: string) => string;
  /** See {@link keyedDigest}. */
  readonly indexKey: KeyObject;
}

/** Finds equal texts without keeping them: without our key nobody tries out which text it is of. */
export const keyedDigest = ({ indexKey }: Pick<Sealer, 'indexKey'>, text: string): Buffer =>
  createHmac('sha256', indexKey).update(text).digest();

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM as `iv ‖ tag ‖ text`; the purpose is authenticated, so that a value cannot be moved to another place. */
export function createSealer(key: Uint8Array): Sealer {
  if (key.length !== 32) throw new Error('The secret key must have 32 bytes');
  const sealing = deriveKey(key, 'seal');
  return {
    indexKey: deriveKey(key, 'index'),
    seal(plain, purpose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, IV_BYTES)).setAAD(
        Buffer.from(purpose),
      );
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
  };
}

/** One key per purpose (HKDF, RFC 5869). */
export const deriveKey = (key: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `sallyport ${purpose}`, 32)));
