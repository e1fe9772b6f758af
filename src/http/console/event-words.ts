import type { RecordedEvent } from '../../audit/list-events.ts';
import { linkRefusals } from '../../remote/link-refusal.ts';
import { CONNECTIONS } from './connection-words.tsx';

/** Names of those that events speak of, by id. */
export interface KnownNames {
  readonly people: ReadonlyMap<string, string>;
  readonly connections: ReadonlyMap<string, string>;
}

type Data = RecordedEvent['data'];
type Wording = (data: Data) => string;

const fieldsOf = ({ fields }: Data): string =>
  String(fields)
    .replace('isManagedByFile', 'who manages it: a file or the console')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const authenticatorWords: Readonly<Record<string, string>> = {
  totp: 'an authenticator app',
  hotp: 'a code generator',
  sms_code: 'a phone number for codes',
  passkey: 'a passkey',
  security_key: 'a security key',
};

const authenticatorWord = (factor: Data[string] | undefined): string =>
  authenticatorWords[String(factor)] ?? 'an authenticator';

const becauseWords: Readonly<Record<string, string>> = {
  signed_out: 'signed out',
  revoked: 'an administrator ended it',
  deactivated: 'the person was switched off',
  address_proved: 'the address was proved by somebody else',
  not_accepted: 'email address, login name or password not right',
  too_many: 'too many attempts',
  busy: 'the server was busy',
  wrong_code: 'the password was right, the code was not',
  used_code: 'the password was right, the code was used before',
  wrong_recovery_code: 'the password was right, the recovery code was not',
  password_changed: 'the password was changed',
  unknown_credential: 'a passkey or key that is not theirs',
  wrong_ceremony: 'an answer to another question',
  wrong_challenge: 'an answer to a question that was not asked here',
  wrong_origin: 'a passkey or key was asked by another site',
  cross_origin: 'a passkey or key was asked from within another page',
  wrong_rp_id: 'a passkey or key of another host',
  wrong_user_handle: 'a passkey of somebody else',
  user_not_present: 'nobody touched the key',
  user_not_verified: 'the device did not check its user',
  backup_state_changed: 'a key that was not to be copied says that it may be',
  counter_went_back: 'the key counted less than before: there may be a copy',
  wrong_signature: 'a signature that is not of the key',
  malformed: 'an answer that no device gives',
  recovered: 'the account was recovered',
  failed: 'what the caller said was wrong',
  denied: 'the owner of the account says that they call nobody',
  cancelled: 'it was given up',
  deleted: 'the person deleted their account',
  objected: 'somebody said that a change was not theirs',
  password_distrusted: 'others may know the password',
  second_factor_reset: 'an administrator removed the authenticator app',
};

const because = ({ because: reason }: Data): string => becauseWords[String(reason)] ?? String(reason);

function linkRefusal({ because: reason }: Data): string {
  const name = String(reason);
  return Object.hasOwn(linkRefusals, name) ? linkRefusals[name as keyof typeof linkRefusals].sentence : name;
}

/** Where an event says more than its type does. */
const wordings: Readonly<Record<string, Wording>> = {
  'organization.changed': (data) => `Changed the organization: ${fieldsOf(data)}`,
  'person.created': ({ kind, role, profile }) =>
    kind === 'customer' ? 'Added a customer' : `Added a representative (${role}, ${profile})`,
  'person.deleted': () => 'Deleted their account',
  'person.changed': (data) => `Changed a person: ${fieldsOf(data)}`,
  'person.deactivated': () => 'Switched a person off',
  'person.reactivated': () => 'Let a person in again',
  'address.changed': () => 'Has another email address',
  'notice-address.added': () => 'Added an address for notices',
  'notice-address.removed': () => 'An address for notices was removed',
  'account.suspended': ({ notice }) => `Said by a link of a mail that it was not them: ${notice}`,
  'person.invited': () => 'Invited a person',
  'invitation.accepted': () => 'Accepted an invitation',
  'invitation.withdrawn': () => 'Withdrew an invitation',
  'set-up-item.dismissed': ({ item }) => `Dismissed a step of the set-up: ${item}`,
  'set-up-item.restored': ({ item }) => `Brought back a step of the set-up: ${item}`,
  'sms.stopped': ({ prefix, written, used }) =>
    `Stopped text messages${prefix === null ? '' : ` to ${prefix} …`}: ${used} of ${written} codes were typed in`,
  'mail.retried': ({ mails }) => `Tried mails again: ${mails}`,
  'password.set': () => 'Set a password',
  'password.imported': () => 'Imported a password',
  'password.distrusted': () => 'Asked for a new password, because others may know it',
  'authenticator.enrolled': ({ factor }) => `Set up ${authenticatorWord(factor)}`,
  'authenticator.removed': ({ factor }) => `Removed ${authenticatorWord(factor)}`,
  'authenticator.counter-went-back': ({ factor }) => `Used ${authenticatorWord(factor)} that may have been copied`,
  'authenticator-metadata.uploaded': ({ number, models }) => `Uploaded metadata ${number} of ${models} authenticators`,
  'recovery-codes.made': () => 'Made new recovery codes',
  'recovery-codes.used': ({ left }) => `Used a recovery code: ${left} left`,
  'personal-questions.set': () => 'Chose personal questions',
  'personal-questions.removed': () => 'Removed personal questions',
  'personal-questions.disabled': () => 'Ten wrong answers in a row: personal questions are asked no more',
  'session.started': ({ by }) => `Signed in: ${by}`,
  'session.ended': (data) => `A session ended: ${because(data)}`,
  'session.reconfirmed': ({ by }) => `Confirmed who they are: ${by}`,
  'device.remembered': () => 'Had a browser remembered: no second step there for some days',
  'device.forgotten': () => 'A browser counts as new again',
  'sign-in.refused': (data) => `A sign-in was refused: ${because(data)}`,
  'sign-in.suspended': ({ factor }) => `Too many wrong tries: suspended in new browsers: ${factor}`,
  'password.disabled': () => 'Too many wrong tries: the password is taken no more',
  'authenticator.disabled': () => 'Too many wrong tries: an authenticator is taken no more',
  'recovery.asked': () => 'Asked a person to choose a new password',
  'recovery.begun': () => 'Began to help a person back in',
  'recovery.approved': () => 'Agreed to a recovery',
  'recovery.sent': () => 'Had the link of a recovery mailed',
  'recovery.stopped': () => 'Stopped a recovery: the owner of the account did not ask for it',
  'recovery.cancelled': () => 'Gave a recovery up',
  'recovery.refused': () => 'A wrong code with the link of a recovery',
  'recovery.finished': ({ by }) =>
    by === 'administrator' ? 'Came back by an administrator’s help' : `Came back and chose a new password: ${by}`,
  'caller-check.begun': ({ method }) => `Began to check a caller: ${method}`,
  'caller-check.passed': ({ by, aal }) => `A caller is who they say: ${by} (level ${aal})`,
  'caller-check.failed': (data) => `A caller was not proved: ${because(data)}`,
  'connection.created': ({ name }) => `Set up the connection ${name}`,
  'connection.changed': (data) => `Changed a connection: ${fieldsOf(data)}`,
  'connection.tested': () => 'A test round trip succeeded',
  'connection.enabled': () => 'Switched remote sign-in on',
  'connection.disabled': () => 'Switched remote sign-in off',
  'connection.removed': ({ name }) => `Removed the connection ${name}`,
  'key.created': ({ fingerprint }) => `Made the key ${fingerprint}`,
  'key.changed': ({ state, fields }) =>
    fields === 'isManagedByFile'
      ? 'Took a key into a file’s hands, or out of them'
      : `Put a key into the state ${state}`,
  'digest.shown': ({ operation, email }) => `Had the digest of an old link shown: ${operation} of ${email}`,
  'role.removed': ({ name }) => `Removed the role ${name}`,
  'profile.removed': ({ name }) => `Removed the profile ${name}`,
  'policy.changed': ({ name, deviations }) =>
    `Changed what a sign-in asks for${name === null ? '' : `, of ${name}`}${deviations === null ? '' : `: deviates from ${deviations}`}`,
  'link.admitted': ({ operation }) => `Signed in by a signed link: ${operation}`,
  'link.refused': (data) => `A well-signed link was refused: ${linkRefusal(data)}`,
  'token.created': ({ name }) => `Made the API token ${name}`,
  'token.revoked': ({ name }) => `Revoked the API token ${name}`,
};

/** What happened, in words; the catalogue’s sentence where there is nothing to add. */
export const happened = ({ type, sentence, data }: RecordedEvent): string => wordings[type]?.(data) ?? sentence;

const actorWords: Readonly<Record<string, string>> = {
  system: 'Sallyport',
  stranger: 'Somebody not signed in',
  claim: 'The claim link',
  file: 'A configuration file',
};

export function actorOf({ actor }: RecordedEvent, { people, connections }: KnownNames): string {
  const connection = connections.get(actor);
  return people.get(actor) ?? (connection ? `Connection ${connection}` : (actorWords[actor] ?? actor));
}

export interface Target {
  readonly label: string;
  readonly href?: string;
}

/** Whom or what it happened to; undefined where that is the actor, or the organization as a whole. */
export function targetOf({ actor, data }: RecordedEvent, { people, connections }: KnownNames): Target | undefined {
  const { personId, connectionId, reference } = data;
  if (typeof reference === 'string')
    return { label: reference, href: `${CONNECTIONS}/attempts?reference=${reference}` };
  if (typeof personId === 'string' && personId !== actor) {
    return { label: people.get(personId) ?? personId, href: `/console/people/${personId}` };
  }
  if (typeof connectionId !== 'string') return undefined;
  const name = connections.get(connectionId);
  return name === undefined
    ? { label: 'A connection that is gone' }
    : { label: name, href: `${CONNECTIONS}/${connectionId}` };
}
