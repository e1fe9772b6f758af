import { isEmail, LONGEST_EMAIL } from '../../../directory/identifier.ts';
import type { Names, OtherReadings, Statement } from '../dialect.ts';
import { textBeforeKey } from './wire.ts';

const CUSTOMER = 'portal';
const REPRESENTATIVE = 'supportrep';

/**
 * A sign-up runs its values together, so one digest fits several cuts: `mallory@acme.co`+`mmallory` is
 * `mallory@acme.com`+`mallory`, and a full name may end in `supportrepCEO`. This finds at least every cut that the
 * portal itself would take: a cut that is not quite grammatical may be counted too, a grammatical one is never missed.
 */
export function otherReadings(claims: Statement, names: Names): OtherReadings {
  if (claims.operation === 'signin') return { emails: [], givesOtherRights: false };
  const text = textBeforeKey(claims).slice(claims.operation.length);
  return { emails: otherEmails(text, claims), givesOtherRights: hasOtherRights(text, claims, names) };
}

/** Every start of the text that is an e-mail address and leaves room for a login name and a kind. */
function otherEmails(text: string, { email }: Statement): readonly string[] {
  const at = text.indexOf('@');
  const lastKind = Math.max(text.lastIndexOf(CUSTOMER), text.lastIndexOf(REPRESENTATIVE));
  const found: string[] = [];
  for (let end = at + 2; at > 0 && end < lastKind && end <= LONGEST_EMAIL; end += 1) {
    const start = text.slice(0, end);
    if (start !== email && /^[A-Za-z0-9_.]{6}/.test(text.slice(end, end + 6)) && isEmail(start)) found.push(start);
  }
  return found;
}

function hasOtherRights(text: string, claims: Statement, names: Names): boolean {
  const claimed = rightsOf(claims.kindWord, claims.role, claims.profile);
  // After a customer's kind any text is signed and then ignored, so each earlier "portal" may be the real one.
  if (claims.kindWord === REPRESENTATIVE && roomForNames(text).includes(CUSTOMER)) return true;
  return [CUSTOMER, REPRESENTATIVE].some((kindWord) =>
    tailsAfter(text, kindWord).some((tail) =>
      splitNames(tail, names).some(([role, profile]) => rightsOf(kindWord, role, profile) !== claimed),
    ),
  );
}

/** What may follow an e-mail address and the six characters of the shortest login name. */
const roomForNames = (text: string): string => text.slice(text.indexOf('@') + '@a.bc'.length + 6);

/** A customer's role and profile are signed and then ignored, so they make no difference. */
const rightsOf = (kindWord: string, role: string, profile: string): string =>
  kindWord === REPRESENTATIVE ? JSON.stringify([kindWord, role, profile]) : kindWord;

function tailsAfter(text: string, word: string): readonly string[] {
  const tails: string[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) tails.push(text.slice(at + word.length));
  return tails;
}

/** The ways to read a tail as an existing role (or none) and an existing profile (or none). */
function splitNames(tail: string, names: Names): readonly (readonly [role: string, profile: string])[] {
  return ['', ...names.roles]
    .filter((role) => tail.startsWith(role))
    .map((role) => [role, tail.slice(role.length)] as const)
    .filter(([, profile]) => profile === '' || names.profiles.includes(profile));
}
