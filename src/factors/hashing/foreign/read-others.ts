import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import type { ForeignHash, Reader } from './foreign-settings.ts';
import { digestBytes } from './judge-cost.ts';
import { lengthOfBase64, readArgon2, toBase64 } from './read-crypt.ts';

const digestOfLdap = { SSHA: 'sha1', SSHA256: 'sha256', SSHA512: 'sha512' } as const;

/** `{SSHA}`, `{SSHA256}` and `{SSHA512}` of LDAP directories: the digest, then the salt. */
export const readLdap: Reader = (text) => {
  const [, name, value = ''] = /^\{(SSHA|SSHA256|SSHA512)\}([A-Za-z0-9+/]+=*)$/i.exec(text) ?? [];
  if (name === undefined) return undefined;
  const digest = digestOfLdap[name.toUpperCase() as keyof typeof digestOfLdap];
  const bytes = Buffer.from(value, 'base64');
  const length = digestBytes[digest];
  if (bytes.length < length) return undefined;
  const salt = bytes.subarray(length).toString('base64');
  return { settings: { scheme: 'salted_sha', digest, salt }, digest: bytes.subarray(0, length).toString('base64') };
};

/** `pbkdf2_sha256$600000$salt$digest` and `argon2$argon2id$…`; the salt of the first is text. */
export const readDjango: Reader = (text) => {
  if (text.startsWith('argon2$')) return readArgon2(text.slice('argon2'.length));
  const [, name, iterations, salt = '', made = ''] =
    /^pbkdf2_(sha1|sha256)\$(\d+)\$([^$]+)\$([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (name !== 'sha1' && name !== 'sha256') return undefined;
  const digest = toBase64(made);
  const [cost, bytes] = [Number(iterations), Buffer.from(salt).toString('base64')];
  const length = lengthOfBase64(digest);
  return { settings: { scheme: 'pbkdf2', digest: name, iterations: cost, salt: bytes, length }, digest };
};

/** `$firebase-scrypt$ln=14,r=8,ss=…,sk=…$salt$digest`: the parameters of the project are part of each. */
export const readFirebase: Reader = (text) => {
  const found =
    /^\$firebase-scrypt\$ln=(\d+),r=(\d+),ss=([A-Za-z0-9+/=_-]+),sk=([A-Za-z0-9+/=_-]+)\$([A-Za-z0-9+/=_-]+)\$([A-Za-z0-9+/=_-]+)$/.exec(
      text,
    );
  if (!found) return undefined;
  const [, ln, r, separator = '', signerKey = '', salt = '', made = ''] = found;
  const secrets = { salt: toBase64(salt), separator: toBase64(separator), signerKey: toBase64(signerKey) };
  return { settings: { scheme: 'firebase', ln: Number(ln), r: Number(r), ...secrets }, digest: toBase64(made) };
};

const KeycloakCredential = Type.Object({
  credentialData: Type.Object({
    algorithm: Type.String(),
    hashIterations: Type.Integer(),
    additionalParameters: Type.Optional(
      Type.Union([Type.Null(), Type.Record(Type.String(), Type.Array(Type.String()))]),
    ),
  }),
  secretData: Type.Object({ value: Type.String(), salt: Type.String() }),
});

const digestOfKeycloak = new Map([
  ['pbkdf2', 'sha1'],
  ['pbkdf2-sha256', 'sha256'],
  ['pbkdf2-sha512', 'sha512'],
] as const);

/** The `password` credential of a realm export, in which two fields are JSON again. */
export const readKeycloak: Reader = (text) => {
  const credential = text.startsWith('{') ? parseCredential(text) : undefined;
  if (!credential) return undefined;
  const { credentialData: about, secretData: secret } = credential;
  const { algorithm, hashIterations, additionalParameters: more } = about;
  const [salt, digest] = [toBase64(secret.salt), toBase64(secret.value)];
  const length = lengthOfBase64(digest);
  if (algorithm === 'argon2') return readKeycloakArgon2(more ?? {}, hashIterations, { salt, digest, length });
  const name = [...digestOfKeycloak].find(([ours]) => ours === algorithm)?.[1];
  if (name === undefined) return undefined;
  return { settings: { scheme: 'pbkdf2', digest: name, iterations: hashIterations, salt, length }, digest };
};

function readKeycloakArgon2(
  more: Readonly<Record<string, readonly string[]>>,
  passes: number,
  { salt, digest, length }: { readonly salt: string; readonly digest: string; readonly length: number },
): ForeignHash | undefined {
  const one = (name: string) => more[name]?.[0];
  const kind = one('type');
  if (kind !== 'd' && kind !== 'i' && kind !== 'id') return undefined;
  const version = one('version') === '1.0' ? 16 : 19;
  const [memory, lanes] = [Number(one('memory')), Number(one('parallelism'))];
  return { settings: { scheme: 'argon2', kind, version, memory, passes, lanes, salt, length }, digest };
}

/** Undefined for what is no such object; each of its two parts may be text or an object already. */
function parseCredential(text: string): Static<typeof KeycloakCredential> | undefined {
  try {
    const { credentialData, secretData } = JSON.parse(text) as Record<string, unknown>;
    const open = (part: unknown) => (typeof part === 'string' ? JSON.parse(part) : part);
    const opened = { credentialData: open(credentialData), secretData: open(secretData) };
    return Value.Check(KeycloakCredential, opened) ? opened : undefined;
  } catch {
    return undefined;
  }
}
