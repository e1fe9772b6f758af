import type { ForeignSettings } from './foreign-settings.ts';
import { lengthOfBase64 } from './read-crypt.ts';

const MIB = 2 ** 20;

export const digestBytes = { sha1: 20, sha256: 32, sha512: 64 } as const;

type Of<Scheme extends ForeignSettings['scheme']> = Extract<ForeignSettings, { scheme: Scheme }>;

type Bounds = { readonly [Scheme in ForeignSettings['scheme']]: (settings: Of<Scheme>) => Range };

/** How much work it is, in whatever the scheme counts, and between what it must lie. */
interface Range {
  readonly work: number;
  readonly least: number;
  readonly most: number;
}

const LEAST_SALT = 4; // bytes: NIST 800-63B section 3.1.1.2

/**
 * Cheap ones are taken, for each is kept within one of ours; what is below the least that its own specification allows is
 * a mistake of whoever wrote the file. More than the most takes some seconds of a core.
 */
const bounds: Bounds = {
  argon2: ({ memory, passes }) => ({ work: memory * passes, least: 8, most: 1024 * 1024 }),
  bcrypt: ({ setting }) => ({ work: Number(setting.slice(4, 6)), least: 4, most: 14 }),
  pbkdf2: ({ iterations, digest, length }) => ({
    work: iterations * Math.ceil(length / digestBytes[digest]), // RFC 8018 section 5.2: each block of it is made so often
    least: 1_000, // section 4.2
    most: 6_000_000,
  }),
  scrypt: ({ ln, r, p }) => ({ work: 128 * 2 ** ln * r * p, least: 128 * 2 ** 10, most: 512 * MIB }),
  firebase: ({ ln, r }) => ({ work: 128 * 2 ** ln * r, least: 128 * 2 ** 10, most: 512 * MIB }),
  salted_sha: () => ({ work: 1, least: 1, most: 1 }),
  sha_crypt: ({ rounds }) => ({ work: rounds, least: 1_000, most: 1_000_000 }),
  phpass: ({ ln }) => ({ work: ln, least: 7, most: 18 }),
};

function isSaltShort(settings: ForeignSettings): boolean {
  if (!('salt' in settings) || settings.scheme === 'firebase') return false;
  const isText = settings.scheme === 'sha_crypt' || settings.scheme === 'phpass';
  return (isText ? Buffer.byteLength(settings.salt) : lengthOfBase64(settings.salt)) < LEAST_SALT;
}

/** Whether it can be kept and used here at all. */
export function judgeCost(settings: ForeignSettings): 'unsalted' | 'too_cheap' | 'too_expensive' | undefined {
  if (isSaltShort(settings)) return 'unsalted';
  const judge = bounds[settings.scheme] as (settings: ForeignSettings) => Range;
  const { work, least, most } = judge(settings);
  if (work < least) return 'too_cheap';
  return work > most ? 'too_expensive' : undefined;
}
