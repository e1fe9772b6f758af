import { hash } from 'node:crypto';
import { normalizeIdentifier } from '../../directory/identifier.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import type { Evidence, FactorName } from '../../factors/assurance.ts';
import { CODE_DIGITS as MAILED_DIGITS } from '../../factors/email-code/mailed-link.ts';
import { HOUR, MINUTE, type Millis, SECOND } from '../../kit/clock.ts';

/** Who tries what: all that a budget depends on. */
export interface Guess {
  readonly organization: Pick<Organization, 'id'>;
  readonly person: Pick<Person, 'id' | 'email' | 'loginName'> | undefined;
  /** As typed. */
  readonly identifier: string;
  /** The flow or session. */
  readonly place: string;
  /** What vouches for the browser: a device of this person, or their session; undefined where nothing does. */
  readonly deviceId: string | undefined;
  /** What was proved before it, in this flow. */
  readonly evidence: readonly Evidence[];
  readonly address: string;
  /** The browser has worked for this try, which takes the place of its wait. */
  readonly challenge?: 'solved';
}

/** NIST 800-63B section 3.2.2: so many failures in a row, and an authenticator is disabled. */
export const MOST_IN_A_ROW = 100;

/** What nobody waits for, then 30 seconds, and twice as long each time, up to an hour. */
const FREE = 4;
export const waits: readonly Millis[] = [
  ...Array.from({ length: FREE }, () => 0),
  ...Array.from({ length: 8 }, (_, step) => Math.min(HOUR, 2 ** step * 30 * SECOND)),
];

/** However often one tries, from whichever network. */
export const fromOneNetwork = { most: 60, per: 5 * MINUTE } as const;

const digits: Partial<Readonly<Record<FactorName, number>>> = {
  totp: 6,
  hotp: 6,
  sms_code: 6,
  email_code: MAILED_DIGITS,
};

export const isCode = (factor: FactorName): boolean => digits[factor] !== undefined;

/** A mailed code shows that somebody reads the address, and is bound to one flow: there is nothing to disable. */
export const isAuthenticator = (factor: FactorName): boolean => factor !== 'email_code';

/** Nobody guesses a key, or what another site says: there is nothing to count. */
export const isGuessable = (factor: FactorName): boolean =>
  factor !== 'passkey' && factor !== 'security_key' && factor !== 'remote';

/** One in 100,000 per account and day hits a code: ten checks of six digits. */
export const checksADay = (factor: FactorName): number => 10 ** ((digits[factor] ?? 0) - 5);

/** Of these, some are kept for browsers that the person has used before. */
export const checksOfStrangersADay = (factor: FactorName): number =>
  checksADay(factor) - Math.ceil(checksADay(factor) / 5);

/**
 * Whom the counted row belongs to, as far as the claimant may learn: the typed name before anything is proved, so that an
 * unknown name waits like a known one; a device of its own, so that strangers make nobody wait there. A mailed code makes
 * its own flow wait and no other: it is how one gets back in.
 */
export function faceOf(factor: FactorName, guess: Guess): string {
  const { organization, person, identifier, place, deviceId, evidence } = guess;
  if (person && deviceId !== undefined) return faceOfDevice(person, deviceId);
  if (person && evidence.length > 0) return faceOfPerson(person);
  return isAuthenticator(factor) ? faceOfName(organization, identifier) : `place:${place}`;
}

/** Nothing tells yet that they know more than a name. */
export const isBlind = ({ person, deviceId, evidence }: Guess): boolean =>
  !person || (deviceId === undefined && evidence.length === 0);

const faceOfDevice = ({ id }: { readonly id: string }, deviceId: string): string => `device:${id}:${deviceId}`;
const faceOfPerson = ({ id }: { readonly id: string }): string => `person:${id}`;

/** What was typed stands last, and each kind has a word of its own: nobody types the name of another bucket. */
const faceOfName = ({ id }: { readonly id: string }, identifier: string): string =>
  `name:${id}:${normalizeIdentifier(identifier.trim())}`;

/** Rows of typed names and of flows mean nothing once they rest; those of accounts stay until a success. */
export const PASSING = 'name.';
const LASTING = 'account.';

/** Of one size however long the typed name is, and no list of who tried to sign in. */
const keyOf = (bucket: string): string => hash('sha256', bucket, 'base64url');

export const rowOf = (factor: FactorName, face: string): string =>
  `${/^(?:name|place):/.test(face) ? PASSING : LASTING}${keyOf(`row:${factor}:${face}`)}`;

/**
 * The account itself, whatever name was typed: strangers have a count of their own, which suspends what they guess at and
 * no more. At short codes all count together (NIST 800-63B section 3.2.2).
 */
export function countOf(factor: FactorName, guess: Guess): string {
  const who = isCode(factor) ? 'all' : guess.deviceId === undefined || !guess.person ? 'strangers' : 'own';
  return guess.person
    ? countOfPerson(factor, guess.person, who)
    : `${PASSING}${keyOf(`${who}:${factor}:${faceOf(factor, guess)}`)}`;
}

const countOfPerson = (factor: FactorName, { id }: { readonly id: string }, who: string): string =>
  `${LASTING}${keyOf(`${who}:${factor}:${id}`)}`;

export const nameOf = ({ organization, identifier }: Guess): string => faceOfName(organization, identifier);

/**
 * Where the checks of a day are counted: codes of one length together, for who has set up three ways is no easier to guess
 * at than who has one.
 */
export const dayOf = (factor: FactorName, who: 'all' | 'strangers', whose: string): string =>
  `day:${digits[factor] ?? 0}:${who}:${whose}`;

/** All rows of tries at one factor of a person: a success ends them. */
export function bucketsOfPerson(
  factor: FactorName,
  { id: organizationId }: Pick<Organization, 'id'>,
  person: Pick<Person, 'id' | 'email' | 'loginName'>,
  deviceIds: readonly string[],
): readonly string[] {
  const names = [person.email, person.loginName].filter((name) => name !== null);
  const faces = [
    faceOfPerson(person),
    ...names.map((name) => faceOfName({ id: organizationId }, name)),
    ...deviceIds.map((device) => faceOfDevice(person, device)),
  ];
  const counts = ['strangers', 'own', 'all'].map((who) => countOfPerson(factor, person, who));
  return [...faces.map((face) => rowOf(factor, face)), ...counts];
}
