import type { PersonDraft } from '../../directory/create-person.ts';
import type { ForeignHash, ForeignProblem } from '../../factors/hashing/foreign/foreign-settings.ts';
import { readForeignHash } from '../../factors/hashing/foreign/read-foreign-hash.ts';
import { type OtpKey, readOtpSecret } from '../../factors/otp-key.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { nearestName } from '../nearest-name.ts';
import type { Row } from './read-rows.ts';

/** Whoever is to be brought in. */
export interface Newcomer {
  readonly line: number;
  readonly person: Pick<PersonDraft, 'kind' | 'email' | 'loginName' | 'fullName' | 'role' | 'profile'>;
  readonly password: ForeignHash | undefined;
  readonly totp: OtpKey | undefined;
}

export interface LineProblem {
  readonly line: number;
  /** What is wrong and what to do. */
  readonly sentence: string;
}

const columns = ['email', 'login_name', 'full_name', 'kind', 'role', 'profile', 'password_hash', 'totp_seed'] as const;

type Column = (typeof columns)[number];
type NewcomerOutcome =
  | { readonly ok: true; readonly value: Newcomer }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** What one line says, or everything that is wrong with it beside what only the directory knows. */
export function readNewcomer({ line, values }: Row): NewcomerOutcome {
  const of = (name: Column) => values[name]?.trim() ?? '';
  const password = of('password_hash') === '' ? accept(undefined) : readForeignHash(of('password_hash'));
  const totp = of('totp_seed') === '' ? accept(undefined) : readSeed(of('totp_seed'));
  const sentences = [
    ...Object.keys(values).flatMap(whyUnknown),
    ...whyNoPlace(of('kind'), of('role') + of('profile')),
    ...(password.ok ? [] : [`password_hash: ${hashSentences[password.reason]}`]),
    ...(totp.ok ? [] : [seedSentence]),
  ];
  if (sentences.length > 0 || !password.ok || !totp.ok)
    return { ok: false, problems: sentences.map((sentence) => ({ line, sentence })) };
  const person = {
    kind: of('kind') === 'representative' ? 'representative' : 'customer',
    email: of('email'),
    loginName: of('login_name') || null,
    fullName: of('full_name'),
    role: of('role') || null,
    profile: of('profile') || null,
  } as const;
  return accept({ line, person, password: password.value, totp: totp.value });
}

function whyNoPlace(kind: string, place: string): readonly string[] {
  if (!['', 'customer', 'representative'].includes(kind)) return ['kind: write customer or representative'];
  if (kind === 'representative' || place === '') return [];
  return ['role, profile: only representatives have them'];
}

function whyUnknown(name: string): readonly string[] {
  if (columns.some((column) => column === name)) return [];
  const nearest = nearestName(name, columns, '');
  return [`${JSON.stringify(name)} is not a column${nearest === undefined ? '' : `: did you mean ${nearest}?`}`];
}

const hashSentences: Readonly<Record<ForeignProblem, string>> = {
  unknown:
    'not a form that is known (bcrypt, PBKDF2, scrypt, argon2, salted SHA, SHA-crypt, phpass); leave it empty, and invite them to choose a password',
  broken:
    'cut short, or with numbers that cannot be: compare it with what the other system keeps; else leave it empty, and invite them',
  unsalted:
    'a digest without a salt is looked up, not guessed: take it for known to others, leave it empty, and invite them to choose a password',
  too_cheap: 'less work than its own specification allows: was a number lost? Else leave it empty, and invite them',
  too_expensive: 'one sign-in would take seconds of a core: leave it empty, and invite them to choose a password',
};

const seedSentence =
  'totp_seed: not 128 bits or more in base32 or hexadecimal, nor an otpauth:// address with a period of 30 seconds; leave it empty, and they set their app up anew';

/** The secret alone, or all that the picture of an app says. */
function readSeed(text: string): Result<OtpKey, 'bad'> {
  if (!text.startsWith('otpauth://')) return keyOf(text, 'sha1', '6');
  if (!text.startsWith('otpauth://totp/') || !URL.canParse(text)) return refuse('bad');
  const { searchParams } = new URL(text);
  const of = (name: string, otherwise: string) => searchParams.get(name) ?? otherwise;
  if (of('period', '30') !== '30') return refuse('bad');
  return keyOf(of('secret', ''), of('algorithm', 'sha1').toLowerCase(), of('digits', '6'));
}

function keyOf(text: string, algorithm: string, digits: string): Result<OtpKey, 'bad'> {
  const secret = readOtpSecret(text);
  if (secret === undefined || (digits !== '6' && digits !== '8')) return refuse('bad');
  if (algorithm !== 'sha1' && algorithm !== 'sha256' && algorithm !== 'sha512') return refuse('bad');
  return accept({ secret, algorithm, digits: digits === '8' ? 8 : 6 });
}
