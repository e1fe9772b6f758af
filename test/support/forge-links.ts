import { extendMd5 } from './extend-md5.ts';
import type { SeededRandom } from './seeded-random.ts';
import { apikeyOf } from './sign-link.ts';

/** What a customer of the site chose for themselves; the site signs it as theirs. */
export interface Chosen {
  readonly email: string;
  readonly loginname: string;
  readonly fullname: string;
}

/** A link as it is sent: the values, and the apikey that some honest link had. */
export interface SentLink {
  readonly values: Readonly<Record<string, string>>;
  readonly apikey: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const word = (random: SeededRandom, shortest: number, longest: number): string =>
  random.text(LETTERS, shortest + random.below(longest - shortest + 1));

export const address = (random: SeededRandom): string =>
  `${word(random, 5, 9)}.${word(random, 3, 6)}@${word(random, 4, 8)}.${random.pick(['co', 'com', 'example', 'community', 'network'])}`;

export const choice = (random: SeededRandom, email = address(random)): Chosen => ({
  email,
  loginname: word(random, 8, 12),
  fullname: `${word(random, 3, 7)} ${word(random, 3, 9)}`,
});

/** What the site does for every customer. */
export function signUp(key: string, ts: number, { email, loginname, fullname }: Chosen): SentLink {
  const values = { operation: 'signup', email, loginname, fullname, utype: 'portal' };
  return { values: { ...values, ts: String(ts) }, apikey: apikeyOf(key, { ...values, ts }) };
}

/**
 * A customer of the site who is after an address chooses one of their own that runs into it: longer than it, or, where
 * the end of the address allows it, shorter.
 */
export function aimAt(victim: string, random: SeededRandom): Chosen {
  const { loginname, fullname } = choice(random);
  const end = victim.slice(victim.lastIndexOf('.') + 1);
  if (end.length < 4 || random.below(2) === 0) {
    return { email: victim + word(random, 1, 4), loginname, fullname };
  }
  const cut = victim.length - end.length + 2 + random.below(end.length - 2);
  return { email: victim.slice(0, cut), loginname: victim.slice(cut) + loginname, fullname };
}

/** One who also knows the login name of the victim can make the site sign the victim's own text. */
export function aimAtExactly(victim: Pick<Chosen, 'email' | 'loginname'>, random: SeededRandom): Chosen {
  const cut = 1 + random.below(victim.loginname.length - 1);
  const { fullname } = choice(random);
  return { email: victim.email + victim.loginname.slice(0, cut), loginname: victim.loginname.slice(cut), fullname };
}

/** The same signed text, cut so that the e-mail address is another; where the login name ends is left to chance. */
export function recut({ values, apikey }: SentLink, email: string, random: SeededRandom): SentLink {
  const text = `${values['email']}${values['loginname']}${values['fullname']}`;
  if (!text.startsWith(email)) throw new Error(`${text} does not begin with ${email}`);
  const rest = text.slice(email.length);
  const longest = /^[A-Za-z0-9_.]{0,30}/.exec(rest)?.[0].length ?? 0;
  const cut = Math.min(longest, 6 + random.below(Math.max(1, longest - 5)));
  return { values: { ...values, email, loginname: rest.slice(0, cut), fullname: rest.slice(cut) }, apikey };
}

/** Another address that the signed text begins with. */
export function otherStart({ values }: SentLink, random: SeededRandom): string {
  const email = values['email'] ?? '';
  const text = `${email}${values['loginname']}`;
  const shortest = email.lastIndexOf('.') + 3;
  for (;;) {
    const end = shortest + random.below(text.length - 6 - shortest);
    if (end !== email.length) return text.slice(0, end);
  }
}

/** The end of the full name becomes kind, role and profile. */
export function recutToRepresentative({ values, apikey }: SentLink, role: string): SentLink {
  const text = `${values['fullname']}${values['utype']}`;
  const at = text.indexOf('supportrep');
  const tail = text.slice(at + 'supportrep'.length);
  const places = tail.startsWith(role) ? { role, profile: tail.slice(role.length) } : { role: tail };
  return { values: { ...values, fullname: text.slice(0, at), utype: 'supportrep', ...places }, apikey };
}

/** A digest that really fits a longer text: what comes after `ts` is the glue of MD5 and digits. */
export function extendLink({ values, apikey }: SentLink, keyLength: number, random: SeededRandom) {
  const { ts = '', ...others } = values;
  const length = Buffer.byteLength(Object.values(others).join('') + ts) + keyLength;
  const suffix = random.text('0123456789', 1 + random.below(13));
  const { digest, glue } = extendMd5(Buffer.from(apikey, 'hex'), length, Buffer.from(suffix));
  const asBytes = (byte: number) => `%${byte.toString(16).padStart(2, '0')}`;
  const asText = (byte: number) => encodeURIComponent(String.fromCharCode(byte));
  const tail = [...glue].map(random.pick([asBytes, asText])).join('') + suffix;
  return { query: `${queryOf({ values: others, apikey: digest.toString('hex') })}&ts=${ts}${tail}` };
}

export const queryOf = ({ values, apikey }: SentLink): string =>
  Object.entries({ ...values, apikey })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
