import type { ForeignSettings, Reader } from './foreign-settings.ts';
import { logarithmOf } from './phpass.ts';

/** Base64 in any of its dresses: with or without padding, with `.` for `+` as passlib writes it, or for URLs. */
export const toBase64 = (text: string): string => Buffer.from(text.replaceAll('.', '+'), 'base64').toString('base64');

export const lengthOfBase64 = (text: string): number => Buffer.from(text, 'base64').length;

const B64 = '[A-Za-z0-9+/._-]+=*';

const argon2 = new RegExp(`^\\$argon2(d|i|id)(?:\\$v=(16|19))?\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$(${B64})\\$(${B64})$`);

export const readArgon2: Reader = (text) => {
  const [, kind, version = '16', memory, passes, lanes, salt = '', made = ''] = argon2.exec(text) ?? [];
  if (kind !== 'd' && kind !== 'i' && kind !== 'id') return undefined;
  const digest = toBase64(made);
  const settings: ForeignSettings = {
    scheme: 'argon2',
    kind,
    version: version === '19' ? 19 : 16,
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: toBase64(salt),
    length: lengthOfBase64(digest),
  };
  return { settings, digest };
};

/** `$2x$` is a mistake of an old PHP, and hashes other than the password: it is not read. */
export const readBcrypt: Reader = (text) => {
  const [, setting, digest] = /^(?:bcrypt\$)?(\$2[aby]\$\d\d\$[./A-Za-z0-9]{22})([./A-Za-z0-9]{31})$/.exec(text) ?? [];
  return setting === undefined || digest === undefined
    ? undefined
    : { settings: { scheme: 'bcrypt', setting }, digest };
};

const pbkdf2 = new RegExp(`^\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$(?:i=)?(\\d+)(?:,l=\\d+)?\\$(${B64})\\$(${B64})$`);

/** As PHC and passlib write it; without a digest it is SHA-1. */
export const readPbkdf2: Reader = (text) => {
  const [whole, kind = 'sha1', iterations, salt = '', made = ''] = pbkdf2.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digest = toBase64(made);
  return {
    settings: {
      scheme: 'pbkdf2',
      digest: kind as 'sha1' | 'sha256' | 'sha512',
      iterations: Number(iterations),
      salt: toBase64(salt),
      length: lengthOfBase64(digest),
    },
    digest,
  };
};

const scrypt = new RegExp(`^\\$scrypt\\$ln=(\\d+),r=(\\d+),p=(\\d+)\\$(${B64})\\$(${B64})$`);

export const readScrypt: Reader = (text) => {
  const [whole, ln, r, p, salt = '', made = ''] = scrypt.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digest = toBase64(made);
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  return { settings: { scheme: 'scrypt', ...cost, salt: toBase64(salt), length: lengthOfBase64(digest) }, digest };
};

/** Without `rounds` they are 5,000. */
export const readShaCrypt: Reader = (text) => {
  const found =
    /^(?:\{CRYPT\})?\$([56])\$(?:rounds=(\d+)\$)?([^$]{1,16})\$([./A-Za-z0-9]{43}|[./A-Za-z0-9]{86})$/i.exec(text);
  if (!found) return undefined;
  const [, kind, rounds = '5000', salt = '', digest = ''] = found;
  const name = kind === '5' ? 'sha256' : 'sha512';
  return { settings: { scheme: 'sha_crypt', digest: name, rounds: Number(rounds), salt }, digest };
};

/** `$P$` of WordPress and others, `$H$` of phpBB. */
export const readPhpass: Reader = (text) => {
  const [, cost, salt = '', digest = ''] =
    /^\$[PH]\$([./A-Za-z0-9])([./A-Za-z0-9]{8})([./A-Za-z0-9]{22})$/.exec(text) ?? [];
  return cost === undefined ? undefined : { settings: { scheme: 'phpass', ln: logarithmOf(cost), salt }, digest };
};
